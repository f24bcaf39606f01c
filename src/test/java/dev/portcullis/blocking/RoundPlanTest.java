package dev.portcullis.blocking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.message.Sender;
import dev.portcullis.testing.Messages;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RoundPlanTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private final Sender sender = Messages.someone();
    private final Cases.Builder builder = new Cases.Builder(sender);

    @Test
    void sendsWhatIsClear() {
        Case on = builder.build();
        Case off = Cases.pending(Direction.OFF);

        RoundPlan plan = RoundPlan.of(List.of(on, off), Map.of(sender, NOW.plusMillis(1)), NOW);

        assertThat(plan.additions()).containsExactly(on);
        assertThat(plan.removals()).containsExactly(off);
        assertThat(plan.missed()).isEmpty();
        assertThat(plan.verify()).isEmpty();
    }

    @Test
    void missesWhoseWindowHasClosedOrOfWhomNothingIsKnown() {
        Case late = builder.build();
        Case unknown = Cases.pending(Direction.ON);

        RoundPlan plan = RoundPlan.of(List.of(late, unknown), Map.of(sender, NOW), NOW);

        assertThat(plan.missed()).containsExactly(late, unknown);
        assertThat(plan.additions()).isEmpty();
    }

    @Test
    void looksUpTheUnsureAndTheDoubtedWhateverTheWindow() {
        Case unsure = builder.unsure().build();
        Case unsureOff =
                new Cases.Builder(sender).direction(Direction.OFF).unsure().build();
        Case doubted =
                new Cases.Builder(sender).state(CaseState.BLOCKED).doubted().build();

        RoundPlan plan = RoundPlan.of(List.of(unsure, unsureOff, doubted), Map.of(), NOW);

        assertThat(plan.verify()).containsExactly(unsure, unsureOff, doubted);
        assertThat(plan.missed()).isEmpty();
        assertThat(plan.removals()).isEmpty();
    }

    @Test
    void namesTheOtherIdAfterEachRefusal() {
        assertThat(builder.refusals(0).build().blockingId())
                .isEqualTo(sender.phone().orElseThrow());
        assertThat(builder.refusals(1).build().blockingId())
                .isEqualTo(sender.scopedId().orElseThrow());
        assertThat(builder.refusals(2).build().blockingId())
                .isEqualTo(sender.phone().orElseThrow());
        Sender single = Sender.of(Messages.someScopedId());
        assertThat(new Cases.Builder(single).refusals(1).build().blockingId()).isEqualTo(single.key());
    }
}
