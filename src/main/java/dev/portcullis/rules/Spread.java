package dev.portcullis.rules;

import java.util.Locale;

/** Where whoever a rule has blocked is to be blocked. Meta's lists are one for each line. */
public enum Spread {
    /** On the line that they wrote to. */
    LINE,
    /** On all lines of the account: on the others with the next message there. */
    LINES;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
