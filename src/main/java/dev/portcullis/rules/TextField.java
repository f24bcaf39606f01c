package dev.portcullis.rules;

import java.util.Locale;

/** Which strings of a message a condition on text looks at. */
public enum TextField {
    /** Every part that the sender wrote. */
    TEXT,
    FILENAME,
    MIME,
    PROFILE_NAME;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
