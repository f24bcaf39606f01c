package dev.portcullis.blocking;

import java.util.Locale;

/** Where a case stands. Whether the sender is wanted is a flag beside it. */
public enum CaseState {
    /** Meta has to be asked, or has not answered yet. */
    PENDING,
    /** Meta listed the sender as blocked. */
    BLOCKED,
    /** Meta refused, and trying again without a new message is useless. */
    REFUSED,
    /** The window closed before Meta could be asked with success. */
    MISSED,
    /** The block was lifted, or called off before it was made. */
    RELEASED;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static CaseState parse(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
