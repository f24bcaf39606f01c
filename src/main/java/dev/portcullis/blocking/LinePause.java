package dev.portcullis.blocking;

import dev.portcullis.graph.CallFailure;
import dev.portcullis.graph.FailureKind;
import dev.portcullis.graph.FailureKinds;
import java.time.Instant;

/**
 * Why a line sends nothing to Meta but a probe now and then.
 *
 * @param removals whether unblocking goes on: it does while the list is full
 * @param note in plain language, what has to be done
 */
public record LinePause(FailureKind kind, int code, String note, Instant since, boolean removals) {

    static LinePause of(CallFailure failure, Instant now) {
        return new LinePause(
                failure.kind(),
                failure.error().code(),
                FailureKinds.explain(failure.error()).note(),
                now,
                failure.kind() == FailureKind.LIST_FULL);
    }
}
