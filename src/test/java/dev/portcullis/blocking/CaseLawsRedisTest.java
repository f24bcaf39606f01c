package dev.portcullis.blocking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.testing.Store;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds of cases whatever rules, people and Meta do, in whatever order. */
final class CaseLawsRedisTest {

    private static final Set<CaseDrama.Deed> OVERTAKING = EnumSet.of(
            CaseDrama.Deed.OFFEND,
            CaseDrama.Deed.TURN,
            CaseDrama.Deed.PASS_TIME,
            CaseDrama.Deed.RELEASE,
            CaseDrama.Deed.RELEASE_DURING_THE_CALL);

    @Property(tries = 150)
    void everyStepIsOneOfTheTableAndTheBooksAgree(@ForAll("steps") List<CaseDrama.Step> steps) {
        try (BlockingRoom room = new BlockingRoom(Store.standalone(), 1_000_000)) {
            CaseDrama drama = new CaseDrama(room);
            CaseLedger before = CaseLedger.of(room);
            for (CaseDrama.Step step : steps) {
                // When
                drama.play(step);

                // Then
                CaseLedger after = CaseLedger.of(room);
                after.assertConsistent();
                if (!step.deed().changesIds()) {
                    after.assertFollows(before);
                }
                if (step.deed().isOneDeed()) {
                    after.assertToldOnce(before);
                }
                before = after;
            }
        }
    }

    @Property(tries = 150)
    void anUndoLeavesNobodyBlockedOrWantedByTheRule(@ForAll("steps") List<CaseDrama.Step> steps) {
        try (BlockingRoom room = new BlockingRoom(Store.standalone(), 1_000_000)) {
            // Given
            CaseDrama drama = new CaseDrama(room);
            steps.forEach(drama::play);

            // When
            drama.undo(CaseDrama.rule(0));
            drama.letMetaAnswer();
            if (steps.stream().anyMatch(step -> step.deed().isByHand())) {
                drama.reconcile();
            }

            // Then
            CaseLedger.of(room).cases().forEach((id, each) -> {
                Set<String> rules = each.wanted().map(Wanted::rule).stream().collect(Collectors.toSet());
                if (each.stage().isOpen() || each.stage().isPending()) {
                    rules.add(each.grounds().rule());
                }
                assertThat(rules).as(id).doesNotContain(CaseDrama.rule(0));
            });
            // Then: nobody is on Meta's list without a case that says so; accounts that are gone are left to a reading
            assertThat(room.meta.blocked())
                    .filteredOn(drama::isStillThere)
                    .allSatisfy(person -> assertThat(person.ids())
                            .anySatisfy(id ->
                                    assertThat(room.theCase(id).isBlocked()).isTrue()));
        }
    }

    @Property(tries = 300)
    void whereOnlyWeWriteWhatWeSayIsTrueAtMeta(@ForAll("ownSteps") List<CaseDrama.Step> steps) {
        try (BlockingRoom room = new BlockingRoom(Store.standalone(), 1_000_000)) {
            CaseDrama drama = new CaseDrama(room);
            for (CaseDrama.Step step : steps) {
                // When
                drama.play(step);

                // Then
                CaseLedger.of(room).assertTrueAt(room.meta);
            }

            // When
            drama.letMetaAnswer();

            // Then
            CaseLedger after = CaseLedger.of(room);
            after.assertConsistent();
            after.assertTrueAt(room.meta);
            assertThat(room.queued()).isZero();
        }
    }

    @Property(tries = 150)
    void aReadingTellsTheLengthOfTheList(@ForAll("steps") List<CaseDrama.Step> steps) {
        try (BlockingRoom room = new BlockingRoom(Store.standalone(), 1_000_000)) {
            // Given
            CaseDrama drama = new CaseDrama(room);
            steps.forEach(drama::play);
            drama.letMetaAnswer();

            // When
            drama.reconcile();

            // Then
            assertThat(drama.listed()).isEqualTo(room.meta.blocked().size());
        }
    }

    /** But for accounts that their owners leave behind: whom Meta's list means by them is for the next reading to tell. */
    @Property(tries = 150)
    void theLengthOfTheListIsKeptBetweenReadings(
            @ForAll("steps") List<CaseDrama.Step> earlier, @ForAll("steps") List<CaseDrama.Step> later) {
        try (BlockingRoom room = new BlockingRoom(Store.standalone(), 1_000_000)) {
            // Given
            CaseDrama drama = new CaseDrama(room);
            earlier.stream().filter(CaseLawsRedisTest::keepsNumbers).forEach(drama::play);
            drama.letMetaAnswer();
            drama.reconcile();

            // When
            later.stream()
                    .filter(CaseLawsRedisTest::keepsNumbers)
                    .filter(step -> !step.deed().happensElsewhere())
                    .forEach(drama::play);
            drama.letMetaAnswer();

            // Then
            assertThat(drama.listed()).isEqualTo(room.meta.blocked().size());
        }
    }

    private static boolean keepsNumbers(CaseDrama.Step step) {
        return step.deed() != CaseDrama.Deed.CHANGE_NUMBER;
    }

    @Provide
    Arbitrary<List<CaseDrama.Step>> steps() {
        return stepsOf(List.of(CaseDrama.Deed.values()), 2);
    }

    /** Nobody but us writes, and one person goes through much: blocks and releases that overtake each other, mostly. */
    @Provide
    Arbitrary<List<CaseDrama.Step>> ownSteps() {
        List<CaseDrama.Deed> deeds = new ArrayList<>();
        for (CaseDrama.Deed deed : CaseDrama.Deed.values()) {
            if (!deed.happensElsewhere()) {
                deeds.addAll(Collections.nCopies(OVERTAKING.contains(deed) ? 5 : 1, deed));
            }
        }
        return stepsOf(deeds, 0);
    }

    private static Arbitrary<List<CaseDrama.Step>> stepsOf(List<CaseDrama.Deed> deeds, int lastPerson) {
        return Combinators.combine(
                        Arbitraries.of(deeds),
                        Arbitraries.integers().between(0, lastPerson),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(0, 5))
                .as(CaseDrama.Step::new)
                .list()
                .ofMinSize(5)
                .ofMaxSize(60);
    }
}
