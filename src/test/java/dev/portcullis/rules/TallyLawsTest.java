package dev.portcullis.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.message.BusinessScopedId;
import dev.portcullis.message.PhoneNumber;
import dev.portcullis.message.Sender;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class TallyLawsTest {

    private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");

    record Written(int sender, int second) {}

    @Provide
    Arbitrary<List<Written>> traffic() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 6),
                        Arbitraries.integers().between(0, 60))
                .as(Written::new)
                .list();
    }

    @Property
    void theSamePeopleWhicheverMessageComesLast(
            @ForAll("traffic") @Size(max = 25) List<Written> traffic,
            @ForAll @IntRange(min = 1, max = 20) int within,
            @ForAll @IntRange(min = 2, max = 6) int least,
            @ForAll @IntRange(max = 30) int sweep,
            @ForAll boolean differentSenders,
            @ForAll Random random) {
        // Given
        List<Counted> inOrder = new ArrayList<>();
        for (int i = 0; i < traffic.size(); i++) {
            inOrder.add(counted(traffic.get(i), "m" + i));
        }
        Measure measure = differentSenders ? new Measure.Distinct(Set.of()) : new Measure.Messages();
        Window window = window(measure, within, least, sweep);
        List<Counted> shuffled = new ArrayList<>(inOrder);
        Collections.shuffle(shuffled, random);
        inOrder.sort((a, b) -> a.at().compareTo(b.at()));

        // Then
        Set<Sender> expected = byHand(inOrder, window, differentSenders, sweep);
        assertThat(actedOn(inOrder, window)).isEqualTo(expected);
        assertThat(actedOn(shuffled, window)).isEqualTo(expected);
    }

    @Property
    void aMessageCompletesAStretchOrItDoesNot(
            @ForAll("traffic") @Size(min = 1, max = 20) List<Written> traffic,
            @ForAll @IntRange(min = 1, max = 20) int within,
            @ForAll @IntRange(min = 2, max = 6) int least,
            @ForAll @IntRange(max = 30) int sweep) {
        // Given
        List<Counted> all = new ArrayList<>();
        for (int i = 0; i < traffic.size(); i++) {
            all.add(counted(traffic.get(i), "m" + i));
        }
        Window window = window(new Measure.Messages(), within, least, sweep);
        Tally tally = new Tally(all);

        // Then
        assertThat(all)
                .allSatisfy(each -> assertThat(tally.most(window, each.at()) >= least)
                        .isEqualTo(!tally.contributors(window, each.at()).isEmpty()));
    }

    @Example
    void oneWhoIsShownByAnotherIdIsNoOther() {
        // Given
        Sender number = Sender.of(new PhoneNumber("15551230001"));
        Sender scoped = Sender.of(new BusinessScopedId("US.1"));
        Sender both = Sender.of(new BusinessScopedId("US.1"), new PhoneNumber("15551230001"));
        Counted byNumber = new Counted("a", START, Tally.mark(number), number);
        Counted byScopedId = new Counted("b", START.plusSeconds(1), Tally.mark(scoped), scoped);
        Counted byBoth = new Counted("c", START.plusSeconds(2), Tally.mark(both), both);
        Window window = window(new Measure.Distinct(Set.of()), 60, 2, 0);

        // Then: as far as is known
        assertThat(new Tally(List.of(byNumber, byScopedId)).most(window, START)).isEqualTo(2);
        assertThat(new Tally(List.of(byNumber, byScopedId, byBoth)).most(window, START))
                .isEqualTo(1);
        assertThat(new Tally(List.of(byNumber.sentBy(both), byScopedId)).most(window, START))
                .isEqualTo(1);
        assertThat(new Tally(List.of(byNumber, byScopedId, byBoth)).contributors(window, START))
                .isEmpty();
    }

    @Example
    void marksThatTellNoSendersApartStayWhenTheSenderIsKnownBetter() {
        // Given
        Sender number = Sender.of(new PhoneNumber("15551230001"));

        // When
        Counted known =
                new Counted("a", START, "00000000000000ff", number).sentBy(Sender.of(new BusinessScopedId("US.1")));

        // Then
        assertThat(known.mark()).isEqualTo("00000000000000ff");
    }

    @Example
    void addsUpPoints() {
        // Given
        Sender one = Sender.of(new PhoneNumber("15551230001"));
        Map<String, Score> weights = Map.of("x", new Score(3, 5), "y", new Score(1, 1));
        Tally tally = new Tally(List.of(
                new Counted("a", START, "x", one),
                new Counted("b", START.plusSeconds(1), "x", one),
                new Counted("b", START.plusSeconds(1), "y", one),
                new Counted("b", START.plusSeconds(1), "z", one)));

        // Then
        assertThat(tally.most(window(new Measure.Points(weights, Set.of("x")), 60, 1, 0), START))
                .isEqualTo(6);
    }

    /** Any set that reaches the limit, and what led up to it. */
    private static Set<Sender> byHand(List<Counted> all, Window window, boolean differentSenders, int sweep) {
        Set<Sender> people = new HashSet<>();
        for (Counted first : all) {
            for (Counted last : all) {
                List<Counted> set = all.stream()
                        .filter(each ->
                                !each.at().isBefore(first.at()) && !each.at().isAfter(last.at()))
                        .toList();
                long amount = differentSenders
                        ? set.stream().map(Counted::sender).distinct().count()
                        : set.size();
                if (amount >= window.atLeast() && last.at().isBefore(first.at().plus(window.within()))) {
                    set.forEach(each -> people.add(each.sender()));
                    all.stream()
                            .filter(each -> each.at().isBefore(first.at())
                                    && !each.at().isBefore(last.at().minusSeconds(sweep)))
                            .forEach(each -> people.add(each.sender()));
                }
            }
        }
        return people;
    }

    private static Set<Sender> actedOn(List<Counted> arriving, Window window) {
        Set<Sender> people = new HashSet<>();
        List<Counted> known = new ArrayList<>();
        for (Counted each : arriving) {
            known.add(each);
            people.addAll(new Tally(known)
                    .contributors(window, each.at()).stream()
                            .map(Contributor::sender)
                            .collect(Collectors.toSet()));
        }
        return people;
    }

    private static Counted counted(Written written, String id) {
        Sender sender = Sender.of(new PhoneNumber("1555123000" + written.sender()));
        return new Counted(id, START.plusSeconds(written.second()), Tally.mark(sender), sender);
    }

    private static Window window(Measure measure, int within, int least, int sweep) {
        return new Window(
                "c",
                "what",
                Optional.of(new Window.Crowd("k", Duration.ofSeconds(sweep))),
                measure,
                Duration.ofSeconds(within),
                least);
    }
}
