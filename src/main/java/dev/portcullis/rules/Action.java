package dev.portcullis.rules;

import java.util.Locale;

/** What a rule asks for, weakest first; the strongest of all enforced rules wins. */
public enum Action {
    TAG,
    HOLD,
    BLOCK;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
