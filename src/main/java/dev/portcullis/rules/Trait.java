package dev.portcullis.rules;

import java.util.Locale;

/** What messages are grouped by, and what makes them different, when they are counted. */
public enum Trait {
    SENDER("sender"),
    /** The letters and digits of a text, folded; short texts differ, but have too little in common to group by. */
    TEXT("text"),
    LINK_HOST("link_host"),
    MEDIA_HASH("media_hash"),
    COUNTRY("country");

    private final String distinctName;

    Trait(String distinctName) {
        this.distinctName = distinctName;
    }

    /** The name under {@code distinct}. */
    public String distinctName() {
        return distinctName;
    }

    /** The name under {@code by}. */
    public String byName() {
        return this == TEXT ? "text_fingerprint" : name().toLowerCase(Locale.ROOT);
    }
}
