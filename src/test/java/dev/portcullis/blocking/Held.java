package dev.portcullis.blocking;

import dev.portcullis.graph.ListedUser;
import dev.portcullis.message.Sender;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/** Cases as a walk over a line finds them, and users as Meta's list shows them. */
final class Held {

    static final Instant LONG_AGO = Instant.parse("2026-11-01T00:00:00Z");

    private Held() {}

    static ListedUser listed(Sender sender) {
        return new ListedUser(sender.phone(), sender.scopedId());
    }

    static Case blocked(Sender sender) {
        return of(sender, Stage.BLOCKED);
    }

    static Case of(Sender sender, Stage stage) {
        boolean listed = switch (stage) {
            case OFF, BLOCKED, KEPT -> true;
            case NONE, ON, REFUSED, MISSED, RELEASED -> false;
        };
        return of(sender, stage, "rule", 0, LONG_AGO, listed, false);
    }

    static Case of(
            Sender sender, Stage stage, String cause, int harm, Instant settled, boolean listed, boolean inFlight) {
        boolean off = stage == Stage.OFF || stage == Stage.KEPT;
        return new Case(
                sender.key(),
                sender,
                state(stage),
                off ? Direction.OFF : Direction.ON,
                1,
                new Grounds(cause, cause.equals("rule") ? "flood" : "", "", "", "", LONG_AGO, harm),
                Optional.of(LONG_AGO),
                Optional.of(settled),
                Optional.empty(),
                0,
                0,
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                inFlight,
                false,
                false,
                listed,
                Optional.empty(),
                Optional.empty());
    }

    private static Optional<CaseState> state(Stage stage) {
        return switch (stage) {
            case NONE -> Optional.empty();
            case ON, OFF -> Optional.of(CaseState.PENDING);
            case BLOCKED, KEPT -> Optional.of(CaseState.BLOCKED);
            case REFUSED -> Optional.of(CaseState.REFUSED);
            case MISSED -> Optional.of(CaseState.MISSED);
            case RELEASED -> Optional.of(CaseState.RELEASED);
        };
    }
}
