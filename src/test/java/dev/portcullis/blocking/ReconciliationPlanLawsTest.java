package dev.portcullis.blocking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.graph.ListedUser;
import dev.portcullis.message.BusinessScopedId;
import dev.portcullis.message.PhoneNumber;
import dev.portcullis.message.Sender;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds of any list and any cases. */
final class ReconciliationPlanLawsTest {

    private static final Instant BEGAN = Instant.parse("2026-11-22T12:00:00Z");
    private static final Instant LATER = BEGAN.plusSeconds(60);
    private static final Instant NEWER = LATER.plusSeconds(60);

    /** @param cases of different people */
    record Line(List<Case> cases, List<ListedUser> listed) {

        ReconciliationPlan plan(Instant began) {
            return ReconciliationPlan.of(listed, new CaseIndex(cases), began);
        }

        Line shuffled(Random random) {
            List<Case> otherCases = new ArrayList<>(cases);
            List<ListedUser> otherListed = new ArrayList<>(listed);
            Collections.shuffle(otherCases, random);
            Collections.shuffle(otherListed, random);
            return new Line(otherCases, otherListed);
        }
    }

    @Property
    void onceCarriedOutThereIsNothingLeftToDo(@ForAll("lines") Line line) {
        // When
        Line after = carriedOut(line, line.plan(BEGAN));

        // Then
        assertThat(after.plan(LATER).isEmpty()).isTrue();
    }

    @Property
    void theOrderIsOfNoAccount(@ForAll("lines") Line line, @ForAll Random random) {
        assertThat(line.shuffled(random).plan(BEGAN)).isEqualTo(line.plan(BEGAN));
    }

    @Property
    void nothingOnItsWayIsTouched(@ForAll("lines") Line line) {
        // When
        ReconciliationPlan plan = line.plan(BEGAN);

        // Then
        assertThat(touched(plan)).allSatisfy(each -> {
            assertThat(each.inFlight()).isFalse();
            assertThat(each.stage().isPending()).isFalse();
            assertThat(each.settled().orElseThrow()).isBefore(BEGAN);
        });
    }

    @Property
    void eachCaseIsInOnePlaceAtMost(@ForAll("lines") Line line) {
        // When
        List<Case> touched = touched(line.plan(BEGAN));

        // Then
        assertThat(touched).doesNotHaveDuplicates();
    }

    private static List<Case> touched(ReconciliationPlan plan) {
        return Stream.of(
                        plan.adopt().stream().flatMap(each -> each.known().stream()),
                        plan.release().stream(),
                        plan.forget().stream(),
                        plan.again().stream())
                .flatMap(each -> each)
                .toList();
    }

    /** As the script does it, at the moment when the reading began. */
    private static Line carriedOut(Line line, ReconciliationPlan plan) {
        Map<String, Case> byKey = new LinkedHashMap<>();
        line.cases().forEach(each -> byKey.put(each.key().value(), each));
        Stream.concat(plan.release().stream(), plan.forget().stream())
                .forEach(each -> byKey.put(
                        each.key().value(), Held.of(each.sender(), Stage.RELEASED, "rule", 0, BEGAN, false, false)));
        plan.adopt().forEach(each -> {
            Sender sender = each.known()
                    .map(known -> new Sender(
                            each.sender().scopedId().or(known.sender()::scopedId),
                            each.sender().phone().or(known.sender()::phone)))
                    .orElse(each.sender());
            byKey.put(
                    each.known().map(Case::key).orElseGet(sender::key).value(),
                    Held.of(sender, Stage.BLOCKED, "outside", 0, BEGAN, true, false));
        });
        return new Line(new ArrayList<>(byKey.values()), line.listed());
    }

    /** Eight people, each with or without a case, and on the list by some of their ids, or not, or twice. */
    @Provide
    Arbitrary<Line> lines() {
        return person().list().ofSize(8).map(people -> {
            List<Case> cases = new ArrayList<>();
            List<ListedUser> listed = new ArrayList<>();
            for (int i = 0; i < people.size(); i++) {
                Person each = people.get(i);
                Sender sender = Sender.of(new BusinessScopedId("US.70" + i), new PhoneNumber("1555000700" + i));
                each.stage().ifPresent(stage -> cases.add(each.theCase(sender, stage)));
                listed.addAll(each.entries(sender));
            }
            return new Line(cases, listed);
        });
    }

    private static Arbitrary<Person> person() {
        return Combinators.combine(
                        Arbitraries.of(Stage.class).optional(),
                        Arbitraries.of("rule", "outside", "person"),
                        Arbitraries.of(Held.LONG_AGO, NEWER),
                        Arbitraries.of(true, false, false, false),
                        Arbitraries.integers().between(0, 4))
                .as(Person::new);
    }

    /** @param shown not at all, by both ids, by either, or by one and by both */
    record Person(Optional<Stage> stage, String cause, Instant settled, boolean inFlight, int shown) {

        Case theCase(Sender sender, Stage at) {
            boolean listed = at == Stage.BLOCKED || at == Stage.KEPT || at == Stage.OFF;
            return Held.of(sender, at, cause, 0, settled, listed, inFlight);
        }

        List<ListedUser> entries(Sender sender) {
            ListedUser phone = new ListedUser(sender.phone(), Optional.empty());
            ListedUser scoped = new ListedUser(Optional.empty(), sender.scopedId());
            ListedUser both = Held.listed(sender);
            return switch (shown) {
                case 0 -> List.of();
                case 1 -> List.of(both);
                case 2 -> List.of(phone);
                case 3 -> List.of(scoped);
                default -> List.of(phone, both);
            };
        }
    }
}
