package dev.portcullis.panel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.admin.CaseView;
import dev.portcullis.blocking.Case;
import dev.portcullis.blocking.CaseState;
import dev.portcullis.blocking.Direction;
import dev.portcullis.blocking.Grounds;
import dev.portcullis.blocking.Wanted;
import dev.portcullis.message.PhoneNumber;
import dev.portcullis.message.Sender;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class SenderAnswerTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final WindowClock OPEN = WindowClock.of(Optional.of(NOW.minusSeconds(3_600)), NOW);
    private static final WindowClock CLOSED = WindowClock.of(Optional.empty(), NOW);

    @Test
    void namesTheRuleThatBlocked() {
        SenderAnswer answer = answer(Optional.of(aCase(CaseState.BLOCKED, Direction.ON, "scam", false)), true, OPEN);

        assertThat(answer.headline()).isEqualTo("Blocked by rule scam since 2026-11-22 11:00:00 UTC.");
        assertThat(answer.tone()).isEqualTo(Tone.STRONG);
    }

    @Test
    void metasListGoesBeforeOurRecords() {
        Optional<Case> blocked = Optional.of(aCase(CaseState.BLOCKED, Direction.ON, "scam", false));
        Optional<Case> released = Optional.of(aCase(CaseState.RELEASED, Direction.OFF, "scam", false));

        assertThat(answer(blocked, false, OPEN).headline()).startsWith("Not blocked at Meta");
        assertThat(answer(released, true, OPEN).headline()).isEqualTo("Blocked, but not by Portcullis.");
        assertThat(answer(Optional.empty(), true, CLOSED).headline()).isEqualTo("Blocked, but not by Portcullis.");
    }

    @Test
    void saysThatMetaHasNotTold() {
        Optional<Case> blocked = Optional.of(aCase(CaseState.BLOCKED, Direction.ON, "", false));

        SenderAnswer answer = SenderAnswer.of(blocked, Optional.empty(), Optional.empty(), OPEN);

        assertThat(answer.headline()).startsWith("Blocked by a person");
        assertThat(answer.detail()).contains("Meta does not show its list now");
    }

    @Test
    void tellsPendingFromBlocked() {
        assertThat(answer(Optional.of(aCase(CaseState.PENDING, Direction.ON, "scam", false)), false, OPEN)
                        .headline())
                .startsWith("Being blocked");
        assertThat(answer(Optional.of(aCase(CaseState.PENDING, Direction.OFF, "scam", false)), true, OPEN)
                        .headline())
                .isEqualTo("Blocked, and about to be unblocked.");
        assertThat(answer(Optional.of(aCase(CaseState.BLOCKED, Direction.OFF, "scam", false)), true, OPEN)
                        .headline())
                .startsWith("Still blocked");
    }

    @Test
    void tellsTheRefusedFromTheWanted() {
        assertThat(answer(Optional.of(aCase(CaseState.REFUSED, Direction.ON, "scam", false)), false, OPEN)
                        .headline())
                .isEqualTo("Not blocked: Meta refused to.");
        assertThat(answer(Optional.of(aCase(CaseState.MISSED, Direction.ON, "scam", true)), false, CLOSED)
                        .headline())
                .startsWith("Not blocked yet: wanted");
    }

    @Test
    void tellsTheSilentFromTheReachable() {
        assertThat(answer(Optional.empty(), false, OPEN).headline()).isEqualTo("Not blocked. Their messages arrive.");
        assertThat(answer(Optional.empty(), false, OPEN).detail()).contains("2026-11-22 11:00:00", "23 h");
        assertThat(answer(Optional.empty(), false, CLOSED).headline()).startsWith("Not blocked, and silent");
    }

    private static SenderAnswer answer(Optional<Case> found, boolean listed, WindowClock window) {
        return SenderAnswer.of(
                found, found.flatMap(known -> CaseView.of(known, Optional.empty())), Optional.of(listed), window);
    }

    private static Case aCase(CaseState state, Direction direction, String rule, boolean wanted) {
        PhoneNumber phone = new PhoneNumber("15551230001");
        Instant at = NOW.minusSeconds(3_600);
        return new Case(
                phone,
                Sender.of(phone),
                Optional.of(state),
                direction,
                1,
                new Grounds(rule.isEmpty() ? "person" : "rule", rule, "why", "", "", at, 0),
                Optional.of(at),
                Optional.of(at),
                Optional.empty(),
                0,
                0,
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                wanted
                        ? Optional.of(
                                new Wanted("missed", rule, "why", Optional.empty(), at, Optional.empty(), 0, false))
                        : Optional.empty(),
                false,
                false,
                false,
                false,
                Optional.empty(),
                Optional.empty());
    }
}
