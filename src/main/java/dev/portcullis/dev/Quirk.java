package dev.portcullis.dev;

/** A way to answer that Meta's pages leave open, or on which its pages and people's reports differ. */
public enum Quirk {
    /** A request that fails for some users is answered 200 instead of 400. */
    PARTIAL_ANSWERED_200,
    /** Failed users are listed without the top-level error 139100 beside them. */
    NO_TOP_LEVEL_ERROR,
    /** {@code failed_users[].errors[].code} is a string. */
    CODES_AS_TEXT,
    /** A full list is reported for each user that found no room, instead of for the request as a whole. */
    LIST_FULL_PER_USER,
    /** Blocking someone who is blocked already fails, instead of being done again. */
    REPEATED_BLOCK_FAILS,
    /** Unblocking also asks for a message within the last 24 hours. */
    UNBLOCK_NEEDS_WINDOW,
    /** Behind the last page lie empty pages that keep naming a next one. */
    EMPTY_PAGES_FOREVER,
    /** The last page names itself as the next one. */
    LAST_PAGE_REPEATS,
    /**
     * Lines and senders nobody told the emulator of are taken as known, their last message as just sent. Spares a
     * developer who posts a delivery by hand the call that tells the emulator of it.
     */
    STRANGERS_HAVE_WRITTEN
}
