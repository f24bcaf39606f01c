package dev.portcullis.rules;

import static org.assertj.core.api.Assertions.assertThat;

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
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** The most that a window holds, against every set of messages that there is. */
class TallyMostTest {

    private static final Sender SENDER = Sender.of(new PhoneNumber("15551230001"));
    private static final List<String> MARKS = List.of("a", "b", "c", "other");
    private static final Map<String, Score> WEIGHTS =
            Map.of("a", new Score(1, 1), "b", new Score(2, 5), "c", new Score(3, 6));

    @Property(tries = 300)
    void isThatOfTheBestSetAroundTheMessage(
            @ForAll("few") List<Counted> counted,
            @ForAll("measures") Measure measure,
            @ForAll @IntRange(min = 1, max = 12) int within) {
        Window window = new Window("counter", "what", Optional.empty(), measure, Duration.ofSeconds(within), 1);
        Tally tally = new Tally(counted);

        for (Counted each : counted) {
            assertThat(tally.most(window, each.at())).isEqualTo(ofBestSet(counted, each.at(), measure, within));
        }
    }

    @Property(tries = 300)
    void dependsOnNeitherOrderNorRepeats(
            @ForAll("counted") List<Counted> counted,
            @ForAll("measures") Measure measure,
            @ForAll @IntRange(min = 1, max = 12) int within,
            @ForAll Random random) {
        Window window = new Window("counter", "what", Optional.empty(), measure, Duration.ofSeconds(within), 1);
        List<Counted> delivered = new ArrayList<>(counted);
        delivered.addAll(counted.subList(0, counted.size() / 2));
        Collections.shuffle(delivered, random);

        for (Counted each : counted) {
            assertThat(new Tally(delivered).most(window, each.at()))
                    .isEqualTo(new Tally(counted).most(window, each.at()));
        }
    }

    @Property(tries = 300)
    void countsWhatCameBefore(
            @ForAll("counted") List<Counted> counted, @ForAll @IntRange(min = 1, max = 12) int within) {
        Window window =
                new Window("first", "what", Optional.empty(), new Measure.Earlier(), Duration.ofSeconds(within), 1);

        for (Counted each : counted) {
            boolean any = counted.stream()
                    .anyMatch(other -> other.at().isBefore(each.at())
                            && other.at().isAfter(each.at().minusSeconds(within)));
            assertThat(new Tally(counted).most(window, each.at()) > 0).isEqualTo(any);
        }
    }

    @Property(tries = 100)
    void knowsNothingOfWhatIsNoEvidence(@ForAll("counted") List<Counted> counted) {
        Instant pardon = counted.getFirst().at();
        Window window = Window.ofMessages("counter", Duration.ofHours(1), 1);
        long left = counted.stream().filter(each -> each.at().isAfter(pardon)).count();

        Tally tally = new Tally(counted).without(each -> !each.at().isAfter(pardon));

        assertThat(counted.stream().mapToLong(each -> tally.most(window, each.at())))
                .allMatch(most -> most == left || most == 0);
    }

    /** Of all sets that hold the message and span less than the window. */
    private static long ofBestSet(List<Counted> counted, Instant at, Measure measure, int within) {
        long best = 0;
        for (int set = 1; set < 1 << counted.size(); set++) {
            List<Counted> chosen = new ArrayList<>();
            for (int i = 0; i < counted.size(); i++) {
                if ((set >> i & 1) != 0) {
                    chosen.add(counted.get(i));
                }
            }
            Instant first =
                    chosen.stream().map(Counted::at).min(Instant::compareTo).orElseThrow();
            Instant last =
                    chosen.stream().map(Counted::at).max(Instant::compareTo).orElseThrow();
            boolean around = chosen.stream().anyMatch(each -> each.at().equals(at));
            if (around && Duration.between(first, last).toSeconds() < within) {
                best = Math.max(best, amount(chosen, measure));
            }
        }
        return best;
    }

    private static long amount(List<Counted> chosen, Measure measure) {
        Set<String> messages = new HashSet<>();
        Set<String> marks = new HashSet<>();
        chosen.forEach(each -> messages.add(each.message()));
        chosen.forEach(each -> marks.add(each.mark()));
        return switch (measure) {
            case Measure.Messages all -> messages.size();
            case Measure.Same same ->
                chosen.stream().filter(each -> each.mark().equals(same.mark())).count();
            case Measure.Distinct distinct -> marks.size();
            case Measure.Points points ->
                points.weights().entrySet().stream()
                        .mapToLong(weight -> Math.min(
                                weight.getValue().most(),
                                weight.getValue().add()
                                        * chosen.stream()
                                                .filter(each -> each.mark().equals(weight.getKey()))
                                                .count()))
                        .sum();
            case Measure.Earlier earlier -> throw new IllegalArgumentException("is no matter of sets");
        };
    }

    @Provide
    Arbitrary<Measure> measures() {
        return Arbitraries.of(
                new Measure.Messages(),
                new Measure.Same("a"),
                new Measure.Distinct(Set.of("a")),
                new Measure.Points(WEIGHTS, Set.of("a")));
    }

    @Provide
    Arbitrary<List<Counted>> few() {
        return counted(9);
    }

    @Provide
    Arbitrary<List<Counted>> counted() {
        return counted(20);
    }

    /** Messages with different ids, each with one mark. */
    private static Arbitrary<List<Counted>> counted(int most) {
        Arbitrary<Integer> seconds = Arbitraries.integers().between(0, 20);
        return Combinators.combine(seconds, Arbitraries.of(MARKS))
                .as((second, mark) -> new Counted("", Inbound.NOON.plusSeconds(second), mark, SENDER))
                .list()
                .ofMinSize(1)
                .ofMaxSize(most)
                .map(TallyMostTest::named);
    }

    private static List<Counted> named(List<Counted> counted) {
        List<Counted> named = new ArrayList<>();
        counted.forEach(each -> named.add(new Counted("m" + named.size(), each.at(), each.mark(), each.sender())));
        return named;
    }
}
