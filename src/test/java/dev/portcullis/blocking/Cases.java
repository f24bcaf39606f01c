package dev.portcullis.blocking;

import dev.portcullis.message.Sender;
import dev.portcullis.testing.Messages;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/** Cases as a claim hands them out. */
final class Cases {

    private Cases() {}

    static Case pending(Direction direction) {
        return new Builder(Messages.someone()).direction(direction).build();
    }

    /** What a test says of a case; the rest is a pending one that was just claimed. */
    static final class Builder {

        private final Sender sender;
        private CaseState state = CaseState.PENDING;
        private Direction direction = Direction.ON;
        private int attempts;
        private int refusals;
        private boolean unsure;
        private boolean doubted;

        Builder(Sender sender) {
            this.sender = sender;
        }

        Builder state(CaseState value) {
            state = value;
            return this;
        }

        Builder direction(Direction value) {
            direction = value;
            return this;
        }

        Builder attempts(int value) {
            attempts = value;
            return this;
        }

        Builder refusals(int value) {
            refusals = value;
            return this;
        }

        Builder unsure() {
            unsure = true;
            return this;
        }

        Builder doubted() {
            doubted = true;
            return this;
        }

        Case build() {
            return new Case(
                    sender.key(),
                    sender,
                    Optional.of(state),
                    direction,
                    1,
                    new Grounds("rule", "flood", "reason", "hash", "", Instant.EPOCH, 0),
                    Optional.of(Instant.EPOCH),
                    Optional.empty(),
                    Optional.empty(),
                    attempts,
                    refusals,
                    OptionalInt.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    true,
                    unsure,
                    doubted,
                    false,
                    Optional.empty(),
                    Optional.empty());
        }
    }
}
