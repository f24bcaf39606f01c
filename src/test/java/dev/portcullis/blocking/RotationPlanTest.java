package dev.portcullis.blocking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.message.Sender;
import dev.portcullis.testing.Messages;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RotationPlanTest {

    private static final Instant BLOCKED = Held.LONG_AGO;

    @ParameterizedTest
    @ValueSource(strings = {"person", "outside"})
    void whatAPersonDidStays(String cause) {
        assertThat(pick(9, Held.of(Messages.someone(), Stage.BLOCKED, cause, 0, BLOCKED, true, false)))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"BLOCKED"})
    void onlyBlocksInForceMakeRoom(Stage stage) {
        assertThat(pick(9, Held.of(Messages.someone(), stage))).isEmpty();
    }

    @Test
    void theLeastHarmGoesFirst() {
        // Given
        Case worse = blocked(5, BLOCKED);
        Case harmless = blocked(1, BLOCKED.plus(Duration.ofDays(3)));

        // Then
        assertThat(pick(1, worse, harmless)).containsExactly(harmless);
    }

    @Test
    void thenTheOldest() {
        // Given
        Case old = blocked(1, BLOCKED);
        Case recent = blocked(1, BLOCKED.plus(Duration.ofDays(1)));

        // Then
        assertThat(pick(1, recent, old)).containsExactly(old);
    }

    @Test
    void ofOneDayTheLongestSilentGoesFirst() {
        // Given
        Case talkative = blocked(1, BLOCKED);
        Case silent = blocked(1, BLOCKED.plusSeconds(60));
        Case longSilent = blocked(1, BLOCKED.plusSeconds(120));
        Map<Sender, Instant> lastInbounds =
                Map.of(talkative.sender(), BLOCKED.plusSeconds(30), silent.sender(), BLOCKED.minusSeconds(30));

        // Then
        assertThat(RotationPlan.of(List.of(talkative, silent, longSilent), over(3), lastInbounds)
                        .cases())
                .containsExactly(longSilent, silent, talkative);
    }

    @ParameterizedTest
    @CsvSource({
        // users, full, coming, leaving, expected
        "900, false, 0, 0, 0",
        "990, false, 0, 0, 0",
        "991, false, 0, 0, 1",
        "991, false, 5, 0, 6",
        "991, false, 5, 6, 0",
        "500, true, 0, 0, 10",
        "500, true, 3, 4, 9"
    })
    void asManyAsAreTooMany(int users, boolean full, int coming, int leaving, long expected) {
        // Given
        List<Case> held = new ArrayList<>();
        IntStream.range(0, coming).forEach(i -> held.add(Held.of(Messages.someone(), Stage.ON)));
        IntStream.range(0, leaving).forEach(i -> held.add(Held.of(Messages.someone(), Stage.OFF)));
        IntStream.range(0, 50).forEach(i -> held.add(blocked(1, BLOCKED)));

        // Then
        assertThat(RotationPlan.of(held, new RotationPlan.Fill(users, full, 1_000, 10), Map.of())
                        .cases())
                .hasSize((int) expected);
    }

    @Property(tries = 100)
    void theOrderOfCasesIsOfNoAccount(@ForAll Random random, @ForAll @IntRange(min = 0, max = 12) int excess) {
        // Given
        List<Case> cases = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            cases.add(blocked(random.nextInt(3), BLOCKED.plus(Duration.ofHours(random.nextInt(72)))));
        }
        List<Case> shuffled = new ArrayList<>(cases);
        Collections.shuffle(shuffled, random);

        // When
        List<Case> picked = RotationPlan.of(cases, over(excess), Map.of()).cases();

        // Then
        assertThat(RotationPlan.of(shuffled, over(excess), Map.of()).cases()).isEqualTo(picked);
        assertThat(picked).hasSize(Math.min(10, excess)).doesNotHaveDuplicates();
    }

    private static Case blocked(int harm, Instant at) {
        return Held.of(Messages.someone(), Stage.BLOCKED, "rule", harm, at, true, false);
    }

    private static List<Case> pick(int excess, Case... held) {
        return RotationPlan.of(List.of(held), over(excess), Map.of()).cases();
    }

    private static RotationPlan.Fill over(int excess) {
        return new RotationPlan.Fill(1_000 + excess, false, 1_000, 0);
    }
}
