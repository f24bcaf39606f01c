package dev.portcullis.graph;

import java.util.Set;

/** An error and what it means. */
record Fault(GraphError error, FailureKind kind) {

    /** Says that some users failed and that the lists tell which. */
    static final int SOME_USERS_FAILED = 139100;

    private static final Set<FailureKind> UNDECIDED = Set.of(FailureKind.TRANSIENT, FailureKind.UNKNOWN);

    CallFailure asFailure() {
        return new CallFailure(kind, error, mayHaveActed());
    }

    /** A clear refusal did nothing, whatever its HTTP status; a fault at Meta may have struck after the deed. */
    private boolean mayHaveActed() {
        if (error.code() == SOME_USERS_FAILED) {
            return true;
        }
        boolean refusedByStatus = error.httpStatus() >= 300 && error.httpStatus() < 500;
        return UNDECIDED.contains(kind) && !(refusedByStatus && kind == FailureKind.UNKNOWN);
    }
}
