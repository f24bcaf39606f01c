package dev.portcullis.blocking;

import java.util.Locale;

/** What an offered verdict came to. */
public enum Effect {
    /** The same verdict on the same message was recorded before; nothing was done. */
    REPEAT,
    /** The sender was pardoned after sending this; nothing was done. */
    PARDONED,
    /** Written down: it asks for no block, or is in shadow. */
    RECORDED,
    /** Written down; the sender has an open case already. */
    OPEN,
    /** Written down, and a case was opened. */
    OPENED,
    /** Written down, and no case opened: the rule just reached its limit on this line and is shadow there now. */
    LIMITED,
    /**
     * Written down, and no case opened: the line has reached its limit. The rule, if it was one, is shadow there now, and
     * so is each other that comes next.
     */
    CAPPED,
    /** Written down, and no case opened: the rule had reached its limit before. */
    TRIPPED,
    /** Written down; Meta has refused this sender, and it is too early or too late for another try. */
    WAITING,
    /** Written down, and people are told. */
    ALERTED,
    /** Written down; the sender is on the allowed list. */
    ALLOWED,
    /** Written down; a person has just taken back this rule's block of the sender. */
    GRACED,
    /** Written down; the sender should be blocked and yet writes, so Meta's list is going to be read. */
    DOUBTED;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Effect parse(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
