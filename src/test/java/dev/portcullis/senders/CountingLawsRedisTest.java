package dev.portcullis.senders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.message.InboundMessage;
import dev.portcullis.message.Sender;
import dev.portcullis.rules.Window;
import dev.portcullis.testing.Messages;
import dev.portcullis.testing.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** The counters against a count by hand, over whatever order, repetition and division into deliveries. */
final class CountingLawsRedisTest {

    private static final Store STORE = Store.standalone();
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    @Property(tries = 120)
    void countsWhatACountByHandCounts(
            @ForAll @Size(min = 1, max = 30) List<@IntRange(max = 40) Integer> offsets,
            @ForAll @IntRange(min = 1, max = 15) int within,
            @ForAll @IntRange(min = 1, max = 8) int least,
            @ForAll @IntRange(max = 60) int floor,
            @ForAll Random random) {
        // Given: some messages again, some ids with another time, all shuffled
        Sender sender = Messages.someone();
        List<InboundMessage> deliveries = shuffled(messages(sender, offsets), random);
        Window window = Window.ofMessages("law", Duration.ofSeconds(within), least);
        Window wider = Window.ofMessages("law", Duration.ofSeconds(3L * within), least + 2);
        Instant since = NOW.minusSeconds(200).plusSeconds(floor - 20L);
        Observations observations = new Observations(STORE);
        Map<String, Instant> counted = new LinkedHashMap<>();

        for (InboundMessage each : deliveries) {
            counted.putIfAbsent(each.id().value(), each.sentAt());

            // When
            var history =
                    observations.record(Sighting.of(each, Set.of(window, wider)).since(since), NOW);

            // Then
            for (Window asked : List.of(window, wider)) {
                long byHand = most(counted.values(), each.sentAt(), asked.within(), since);
                assertThat(history.count(asked) >= asked.atLeast()).isEqualTo(byHand >= asked.atLeast());
                if (byHand >= asked.atLeast()) {
                    assertThat(history.count(asked)).isEqualTo(byHand);
                }
            }
        }
    }

    @Property(tries = 120)
    void firesInTheEndWhateverTheOrderRepetitionAndDivision(
            @ForAll @Size(min = 1, max = 25) List<@IntRange(max = 60) Integer> offsets,
            @ForAll @IntRange(min = 1, max = 20) int within,
            @ForAll @IntRange(min = 1, max = 7) int least,
            @ForAll Random random) {
        // Given
        Window window = Window.ofMessages("law", Duration.ofSeconds(within), least);
        Sender sender = Messages.someone();
        List<InboundMessage> once = messages(sender, offsets);
        boolean exists = once.stream()
                .map(InboundMessage::sentAt)
                .anyMatch(first -> once.stream()
                                .filter(each -> !each.sentAt().isBefore(first)
                                        && each.sentAt().isBefore(first.plus(window.within())))
                                .count()
                        >= least);

        // When
        List<InboundMessage> deliveries = shuffled(once, random);
        Observations observations = new Observations(STORE);
        boolean fired = false;
        for (int from = 0; from < deliveries.size(); ) {
            int to = Math.min(deliveries.size(), from + 1 + random.nextInt(5));
            fired |= observations.recordTogether(deliveries.subList(from, to), NOW, window).stream()
                    .anyMatch(count -> count >= least);
            from = to;
        }

        // Then
        assertThat(fired).isEqualTo(exists);
    }

    private static long most(Collection<Instant> counted, Instant at, Duration within, Instant floor) {
        List<Instant> evidence =
                counted.stream().filter(each -> each.isAfter(floor)).sorted().toList();
        long most = 0;
        for (Instant first : evidence) {
            if (!first.isAfter(at) && at.isBefore(first.plus(within))) {
                most = Math.max(
                        most,
                        evidence.stream()
                                .filter(each -> !each.isBefore(first) && each.isBefore(first.plus(within)))
                                .count());
            }
        }
        return most;
    }

    private static List<InboundMessage> messages(Sender sender, List<Integer> offsets) {
        List<InboundMessage> messages = new ArrayList<>();
        for (int i = 0; i < offsets.size(); i++) {
            messages.add(
                    Messages.text(sender, "wamid." + i, NOW.minusSeconds(200).plusSeconds(offsets.get(i)), "hello"));
        }
        return messages;
    }

    private static List<InboundMessage> shuffled(List<InboundMessage> once, Random random) {
        List<InboundMessage> deliveries = new ArrayList<>(once);
        once.stream().filter(each -> random.nextInt(3) == 0).forEach(deliveries::add);
        Collections.shuffle(deliveries, random);
        return deliveries;
    }
}
