package dev.portcullis.blocking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.graph.ListedUser;
import dev.portcullis.message.Sender;
import dev.portcullis.testing.Messages;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class ReconciliationPlanTest {

    private static final Instant BEGAN = Instant.parse("2026-11-22T12:00:00Z");

    private final Sender sender = Messages.someone();
    private final List<Case> cases = new ArrayList<>();
    private final List<ListedUser> listed = new ArrayList<>();

    @Test
    void whatBothSayNeedsNothing() {
        // Given
        cases.add(Held.blocked(sender));
        listed.add(Held.listed(sender));

        // Then
        assertThat(plan().isEmpty()).isTrue();
        assertThat(plan().called()).isOne();
    }

    @Test
    void whoeverIsMissingWasUnblockedElsewhere() {
        // Given
        Case missing = Held.blocked(sender);
        cases.add(missing);

        // Then
        assertThat(plan().release()).containsExactly(missing);
        assertThat(plan().forget()).isEmpty();
    }

    @Test
    void anAdoptedOneWhoIsMissingIsForgotten() {
        // Given
        Case adopted = Held.of(sender, Stage.BLOCKED, "outside", 0, Held.LONG_AGO, true, false);
        cases.add(adopted);

        // Then
        assertThat(plan().forget()).containsExactly(adopted);
        assertThat(plan().release()).isEmpty();
    }

    @Test
    void aStrangerOnTheListIsAdopted() {
        // Given
        listed.add(Held.listed(sender));

        // Then
        assertThat(plan().adopt()).containsExactly(new ReconciliationPlan.Adoption(sender, Optional.empty()));
    }

    @ParameterizedTest
    @EnumSource(names = {"NONE", "REFUSED", "MISSED", "RELEASED"})
    void whoeverIsListedAndHasNoBlockOfOursIsAdopted(Stage stage) {
        // Given
        Case known = Held.of(sender, stage);
        cases.add(known);
        listed.add(Held.listed(sender));

        // Then
        assertThat(plan().adopt()).containsExactly(new ReconciliationPlan.Adoption(sender, Optional.of(known)));
    }

    @ParameterizedTest
    @EnumSource(names = {"ON", "OFF"})
    void whatIsOnItsWayIsLeftAlone(Stage stage) {
        // Given
        cases.add(Held.of(sender, stage));

        // When
        boolean absent = plan().isEmpty();
        listed.add(Held.listed(sender));

        // Then
        assertThat(absent).isTrue();
        assertThat(plan().isEmpty()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"BLOCKED", "KEPT", "RELEASED"})
    void whatIsNewerThanTheReadingIsLeftAlone(Stage stage) {
        // Given
        cases.add(Held.of(sender, stage, "rule", 0, BEGAN, stage != Stage.RELEASED, false));
        if (stage == Stage.RELEASED) {
            listed.add(Held.listed(sender));
        }

        // Then
        assertThat(plan().isEmpty()).isTrue();
    }

    @Test
    void whatIsInFlightIsLeftAlone() {
        // Given
        cases.add(Held.of(sender, Stage.KEPT, "rule", 0, Held.LONG_AGO, true, true));

        // Then
        assertThat(plan().isEmpty()).isTrue();
    }

    @Test
    void whatMetaWouldNotLiftIsTriedAgain() {
        // Given
        Case kept = Held.of(sender, Stage.KEPT);
        cases.add(kept);
        listed.add(Held.listed(sender));

        // Then
        assertThat(plan().again()).containsExactly(kept);
        assertThat(plan().isEmpty()).isTrue();
    }

    @Test
    void eitherIdIsEnough() {
        // Given
        cases.add(Held.blocked(sender));
        Sender other = Messages.someone();
        cases.add(Held.blocked(other));
        listed.add(new ListedUser(sender.phone(), Optional.empty()));
        listed.add(new ListedUser(Optional.empty(), other.scopedId()));

        // Then
        assertThat(plan().isEmpty()).isTrue();
    }

    @Test
    void aNumberOfANewOwnerIsAnotherUser() {
        // Given
        Case former = Held.blocked(sender);
        cases.add(former);
        Sender owner = new Sender(Optional.of(Messages.someScopedId()), sender.phone());
        listed.add(Held.listed(owner));

        // Then
        assertThat(plan().release()).containsExactly(former);
        assertThat(plan().adopt())
                .extracting(ReconciliationPlan.Adoption::sender)
                .containsExactly(owner);
    }

    @Test
    void anIdThatLeadsToAMovedPersonIsKnown() {
        // Given
        Sender earlier = Messages.someone();
        listed.add(Held.listed(earlier));
        CaseIndex index = new CaseIndex(List.of());
        index.add(earlier.key(), Held.of(sender, Stage.RELEASED));

        // Then
        assertThat(ReconciliationPlan.of(listed, index, BEGAN).isEmpty()).isTrue();
    }

    @Test
    void twoEntriesOfOneUserAreOne() {
        // Given
        listed.add(new ListedUser(sender.phone(), Optional.empty()));
        listed.add(Held.listed(sender));
        listed.add(new ListedUser(Optional.empty(), sender.scopedId()));

        // Then
        assertThat(plan().adopt())
                .extracting(ReconciliationPlan.Adoption::sender)
                .containsExactly(sender);
    }

    @Test
    void tellsWhatIsYetToBeBooked() {
        // Given: Meta has acted on the first and the second, and not on the third; none is settled
        listed.add(Held.listed(sender));
        cases.add(Held.of(sender, Stage.ON));
        cases.add(Held.of(Messages.someone(), Stage.OFF));
        Sender third = Messages.someone();
        cases.add(Held.of(third, Stage.OFF));
        listed.add(Held.listed(third));

        // Then: two are listed; when all is settled, one is more and two are fewer than we have booked
        assertThat(plan().listed()).isEqualTo(2);
        assertThat(plan().underWay()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0, false",
        "2, 0, true",
        "20, 10, false",
        "21, 84, false",
        "21, 83, true",
        "500, 20000, false",
        "500, 100, true"
    })
    void muchAtOnceIsSuspicious(int missing, int present, boolean suspicious) {
        // Given
        IntStream.range(0, missing).forEach(i -> cases.add(Held.blocked(Messages.someone())));
        IntStream.range(0, present).forEach(i -> {
            Sender each = Messages.someone();
            cases.add(Held.blocked(each));
            listed.add(Held.listed(each));
        });

        // Then
        assertThat(plan().isSuspicious()).isEqualTo(suspicious);
        assertThat(plan().withoutMissing().missing()).isZero();
    }

    private ReconciliationPlan plan() {
        return ReconciliationPlan.of(listed, new CaseIndex(cases), BEGAN);
    }
}
