package dev.portcullis.rules;

import java.util.Locale;

/** What a rule asks for, weakest first; the strongest of all enforced rules wins. */
public enum Action {
    /** Nothing by itself: the rule adds to a total. */
    SCORE,
    /** People are told, whichever rule wins. */
    ALERT,
    TAG,
    HOLD,
    BLOCK;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
