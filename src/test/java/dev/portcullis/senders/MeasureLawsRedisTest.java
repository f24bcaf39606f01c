package dev.portcullis.senders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.message.InboundMessage;
import dev.portcullis.message.Sender;
import dev.portcullis.rules.Counted;
import dev.portcullis.rules.Measure;
import dev.portcullis.rules.Score;
import dev.portcullis.rules.SenderHistory;
import dev.portcullis.rules.Tally;
import dev.portcullis.rules.Window;
import dev.portcullis.testing.Messages;
import dev.portcullis.testing.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Redis and {@link Tally} are of one mind on every measure, over whatever order and repetition. */
final class MeasureLawsRedisTest {

    private static final Store STANDALONE = Store.standalone();
    private static final Store CLUSTER = Store.cluster();
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private static final Instant START = NOW.minusSeconds(300);
    private static final List<String> MARKS =
            List.of("00000000000000ff", "0d0a000d0a00ffff", "c3a4c3b6c3bcc39f", "2020202020202020");

    /** @param marks one bit for each mark */
    record Written(int second, int marks) {}

    /** What rules ask; each of it of the same counter, which holds what all of it needs. */
    record Asked(int within, int least, int add, int most) {

        Set<Window> windows(Set<String> marks) {
            Map<String, Score> weights = Map.of(MARKS.get(0), new Score(add, most), MARKS.get(1), new Score(1, 2));
            Set<Window> windows = new HashSet<>();
            marks.forEach(mark -> windows.add(window("marked", new Measure.Same(mark))));
            windows.add(window("marked", new Measure.Distinct(marks)));
            windows.add(window("marked", new Measure.Points(weights, marks)));
            windows.add(window("all", new Measure.Messages()));
            windows.add(window("all", new Measure.Earlier()));
            return windows;
        }

        private Window window(String counter, Measure measure) {
            return new Window(counter, "what", Optional.empty(), measure, Duration.ofSeconds(within), least);
        }
    }

    @Property(tries = 150)
    void holdOnOneServer(
            @ForAll("traffic") @Size(min = 1, max = 30) List<Written> traffic,
            @ForAll("questions") Asked asked,
            @ForAll @IntRange(max = 60) int floor,
            @ForAll Random random) {
        assertSameAnswers(STANDALONE, traffic, asked, START.plusSeconds(floor - 20L), random);
    }

    @Property(tries = 10)
    void holdOnACluster(
            @ForAll("traffic") @Size(min = 1, max = 30) List<Written> traffic,
            @ForAll("questions") Asked asked,
            @ForAll Random random) {
        assertSameAnswers(CLUSTER, traffic, asked, Instant.EPOCH, random);
    }

    @Provide
    Arbitrary<List<Written>> traffic() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 40),
                        Arbitraries.integers().between(1, 15))
                .as(Written::new)
                .list();
    }

    @Provide
    Arbitrary<Asked> questions() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 25),
                        Arbitraries.integers().between(1, 7),
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.integers().between(1, 9))
                .as(Asked::new);
    }

    private static void assertSameAnswers(
            Store store, List<Written> traffic, Asked asked, Instant floor, Random random) {
        // Given: some messages again, all shuffled
        Sender sender = Messages.someone();
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, traffic.size()).boxed().toList());
        order.addAll(order.stream().filter(each -> random.nextInt(3) == 0).toList());
        Collections.shuffle(order, random);
        Observations observations = new Observations(store);
        List<Counted> plain = new ArrayList<>();
        List<Counted> marked = new ArrayList<>();

        for (int i : order) {
            Instant at = START.plusSeconds(traffic.get(i).second());
            Set<String> marks = marks(traffic.get(i));
            InboundMessage message = Messages.text(sender, "wamid." + i, at, "hello");
            Set<Window> windows = asked.windows(marks);
            plain.add(new Counted("" + i, at, Measure.UNMARKED, sender));
            marks.forEach(mark -> marked.add(new Counted("" + i, at, mark, sender)));

            // When
            SenderHistory history =
                    observations.record(Sighting.of(message, windows).since(floor), NOW);

            // Then
            for (Window window : windows) {
                Tally tally = new Tally(window.counter().equals("all") ? plain : marked)
                        .without(each -> !each.at().isAfter(floor));
                long expected = tally.most(window, at);
                if (window.measure() instanceof Measure.Earlier || expected >= window.atLeast()) {
                    assertThat(history.count(window)).as("%s", window.measure()).isEqualTo(expected);
                } else {
                    assertThat(history.count(window)).as("%s", window.measure()).isLessThan(window.atLeast());
                }
            }
        }
    }

    private static Set<String> marks(Written written) {
        return IntStream.range(0, MARKS.size())
                .filter(bit -> (written.marks() >> bit & 1) == 1)
                .mapToObj(MARKS::get)
                .collect(Collectors.toSet());
    }
}
