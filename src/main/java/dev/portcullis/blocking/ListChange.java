package dev.portcullis.blocking;

import java.util.Locale;

/** What a person's change of a wanted or allowed list came to for one sender. */
public enum ListChange {
    /** They are on the list now. */
    ADDED,
    /** They are on the allowed list, and a block was called off before Meta knew of it. */
    LIFTED,
    /** Done, and Meta is being asked to lift their block. */
    LIFTING,
    /** They are off the list. */
    REMOVED,
    /** They were not on the list. */
    ABSENT,
    /** Nothing was done: Meta lists them as blocked. */
    BLOCKED,
    /** Nothing was done: Meta is being asked to block them. */
    PENDING,
    /** Nothing was done: they are allowed. */
    ALLOWED;

    static ListChange parse(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
