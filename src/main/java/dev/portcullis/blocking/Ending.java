package dev.portcullis.blocking;

import java.util.Locale;

/** Why a block is to be lifted, or was. */
public enum Ending {
    /** Its time was over. */
    LEASE,
    /** Somebody unblocked the sender, or took them off the wanted list. */
    PERSON,
    /** What its rule had done was undone. */
    UNDO,
    /** The sender came onto the allowed list. */
    ALLOWED,
    /** To make room on a full list; the sender is wanted from then on. */
    ROTATED,
    /** Somebody lifted it at Meta, for example in WhatsApp Manager. */
    OUTSIDE;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Ending parse(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
