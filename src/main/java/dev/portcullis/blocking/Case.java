package dev.portcullis.blocking;

import dev.portcullis.message.Sender;
import dev.portcullis.message.SenderId;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is known of one sender's blocking on one line.
 *
 * @param key the id that the case is kept under
 * @param state empty where there is only a wanted flag or a pardon
 * @param version grows with each new errand; an answer to an older one does not settle a newer one
 * @param settled when Meta's word was recorded
 * @param leaseEnds when the block is going to be lifted; empty before Meta has confirmed it, and where it lasts
 * @param pardon messages up to this time are no evidence
 * @param inFlight claimed and not settled yet; Meta may have been asked
 * @param unsure an earlier request may have reached Meta without its answer reaching us
 * @param doubted somebody we call blocked has written since
 * @param listed whether Meta lists the sender, as far as it has told
 * @param ending why the block is to be lifted, or was
 */
public record Case(
        SenderId key,
        Sender sender,
        Optional<CaseState> state,
        Direction direction,
        long version,
        Grounds grounds,
        Optional<Instant> opened,
        Optional<Instant> settled,
        Optional<Instant> leaseEnds,
        int attempts,
        int refusals,
        OptionalInt code,
        Optional<String> answer,
        Optional<Instant> pardon,
        Optional<Wanted> wanted,
        boolean inFlight,
        boolean unsure,
        boolean doubted,
        boolean listed,
        Optional<Ending> ending,
        Optional<Allowance> allowance) {

    public Stage stage() {
        return state.map(current -> switch (current) {
                    case PENDING -> direction == Direction.ON ? Stage.ON : Stage.OFF;
                    case BLOCKED -> direction == Direction.ON ? Stage.BLOCKED : Stage.KEPT;
                    case REFUSED -> Stage.REFUSED;
                    case MISSED -> Stage.MISSED;
                    case RELEASED -> Stage.RELEASED;
                })
                .orElse(Stage.NONE);
    }

    public boolean isBlocked() {
        return state.filter(CaseState.BLOCKED::equals).isPresent();
    }

    /** Whether a message of that time is no evidence any more. */
    public boolean pardons(Instant sentAt) {
        return pardon.filter(until -> !sentAt.isAfter(until)).isPresent();
    }

    /**
     * What was sent up to this time is no evidence: a pardon, or what led to the block that is in force. Counting must
     * leave it out.
     */
    public Instant floor() {
        Instant pardoned = pardon.orElse(Instant.EPOCH);
        Instant punished = isBlocked() ? settled.orElse(Instant.EPOCH) : Instant.EPOCH;
        return pardoned.isAfter(punished) ? pardoned : punished;
    }

    /** The id to name to Meta; after a refusal the other one, if both are known. */
    SenderId blockingId() {
        SenderId first = sender.blockingId();
        return refusals % 2 == 0
                ? first
                : sender.ids().stream()
                        .filter(id -> !id.equals(first))
                        .findFirst()
                        .orElse(first);
    }
}
