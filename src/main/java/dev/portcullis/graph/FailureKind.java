package dev.portcullis.graph;

/** What a failure means for the one who called; {@link FailureKinds} tells which code is which. */
public enum FailureKind {
    /** Too many calls; wait, as long as the answer's hint says if it has one. */
    THROTTLED,
    /** Too many users in the call, or too many calls: wait, and send fewer users. */
    BATCH_THROTTLED,
    /** A fault at Meta or on the way; the same request may succeed in a moment. */
    TRANSIENT,
    /** The access token is missing, expired, revoked or wrong; nothing works until it is replaced. */
    BAD_TOKEN,
    /** The token is valid but may not do this; nothing works until somebody grants it. */
    PERMISSION,
    /** Meta has locked or restricted the account. */
    POLICY,
    /** The line's block list holds as many users as Meta allows. */
    LIST_FULL,
    /** The list changed while it was being read. */
    LIST_CHANGED,
    /** The user has not written within 24 hours, or is no WhatsApp user; only a new message changes that. */
    OUTSIDE_WINDOW,
    /** The user is one of the business' own numbers. */
    OWN_NUMBER,
    /** Meta does not take the request as it stands; repeating it is useless. */
    INVALID_REQUEST,
    /** Meta does not know the line, or does not show it to this token. */
    LINE_UNKNOWN,
    /** None of the above could be told; worth a few more attempts. */
    UNKNOWN
}
