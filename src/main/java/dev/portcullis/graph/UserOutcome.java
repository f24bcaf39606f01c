package dev.portcullis.graph;

/** What Meta said about one user of a request. */
public sealed interface UserOutcome {

    /**
     * Meta lists the user in {@code added_users} (or {@code removed_users}).
     *
     * @param user the ids under which Meta named the user; its phone number may differ from the one we sent
     */
    record Done(ListedUser user) implements UserOutcome {}

    /** Meta lists the user in {@code failed_users}. */
    record Refused(GraphError error, FailureKind kind) implements UserOutcome {}

    /**
     * Meta said nothing about the user. If the answer has no failure, or one that may have acted, only Meta's own list
     * tells whether the user is blocked.
     */
    record Unmentioned() implements UserOutcome {}
}
