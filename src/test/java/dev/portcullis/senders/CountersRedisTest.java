package dev.portcullis.senders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.message.InboundMessage;
import dev.portcullis.message.LineId;
import dev.portcullis.message.Sender;
import dev.portcullis.redis.LaneKeys;
import dev.portcullis.redis.Reply;
import dev.portcullis.rules.SenderHistory;
import dev.portcullis.rules.Window;
import dev.portcullis.testing.Messages;
import dev.portcullis.testing.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The edges of counting: times ahead and long ago, bounds, expiry, floors. */
final class CountersRedisTest {

    private static final Store STORE = Store.standalone();
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private static final Window MINUTE = Window.ofMessages("n", Duration.ofSeconds(60), 3);

    private final Observations observations = new Observations(STORE);
    private final Sender sender = Messages.someone();
    private final LaneKeys lane = STORE.keys().lane(Messages.LINE, sender.key());

    @AfterAll
    static void close() {
        STORE.close();
    }

    @Test
    void countsNothingThatLiesTooFarAhead() {
        // Given
        Instant ahead = NOW.plus(Duration.ofMinutes(5)).plusSeconds(1);

        // When
        SenderHistory history = observations.record(message("a", ahead), NOW, MINUTE);

        // Then
        assertThat(history.count(MINUTE)).isZero();
        assertThat(members()).isZero();
        assertThat(observations
                        .record(message("b", ahead.minusSeconds(1)), NOW, MINUTE)
                        .count(MINUTE))
                .isEqualTo(1);
        // Then: it counts when its time has come
        assertThat(observations
                        .record(message("a", ahead), NOW.plusSeconds(60), MINUTE)
                        .count(MINUTE))
                .isEqualTo(2);
    }

    @Test
    void countsWhatMetaRepeatsADayLater() {
        // Given: two of three arrive in time
        Instant then = NOW.minus(Duration.ofHours(24));
        observations.record(message("a", then), then, MINUTE);
        observations.record(message("b", then.plusSeconds(1)), then, MINUTE);

        // When
        SenderHistory history = observations.record(message("c", then.plusSeconds(59)), NOW.plusSeconds(20), MINUTE);

        // Then
        assertThat(history.count(MINUTE)).isEqualTo(3);
    }

    @Test
    void takesTheFirstTimeOfAMessage() {
        // Given
        observations.record(message("a", NOW.minusSeconds(50)), NOW, MINUTE);

        // When
        observations.record(message("a", NOW), NOW, MINUTE);

        // Then
        assertThat(members()).isEqualTo(1);
        assertThat(oldest()).isEqualTo(NOW.minusSeconds(50));
    }

    @Test
    void keepsAThousandAtLeastAndFourTimesWhatARuleAsksFor() {
        // Given
        Window eager = Window.ofMessages("n", Duration.ofHours(1), 2);
        Window patient = Window.ofMessages("p", Duration.ofHours(1), 300);

        // When: the oldest last
        IntStream.range(0, 1_205)
                .forEach(i -> observations.record(message("m" + i, NOW.minusSeconds(i)), NOW, eager, patient));

        // Then: the newest stay
        assertThat(members()).isEqualTo(1_000);
        assertThat(STORE.ask("ZCARD", lane.counter("p", sender.key())).number()).isEqualTo(1_200);
        assertThat(oldest()).isEqualTo(NOW.minusSeconds(999));
        assertThat(observations.dropped()).isEqualTo(205 + 5);
    }

    @Test
    void letsEveryKeyLiveAWindowAndADayBeyondItsNewestMessage() {
        // Given
        Window few = Window.ofMessages("n", Duration.ofSeconds(10), 2);
        Window day = Window.ofMessages("day", Duration.ofHours(24), 2);

        // When: the newest in the middle
        observations.record(message("a", NOW.minusSeconds(30)), NOW, few);
        observations.record(message("b", NOW), NOW, few, day);
        observations.record(message("c", NOW.minusSeconds(7_000)), NOW, few, day);

        // Then
        assertLivesUntil(NOW.plusSeconds(10 + 86_400), lane.counter("n", sender.key()));
        assertLivesUntil(NOW.plusSeconds(2 * 86_400), lane.counter("day", sender.key()));
        assertLivesUntil(NOW.plusSeconds(2 * 86_400), lane.counters(sender.key()));
        assertThat(STORE.ask("SMEMBERS", lane.counters(sender.key())).elements())
                .extracting(Reply::text)
                .containsExactlyInAnyOrder("n", "day");
    }

    @Test
    void leavesOutWhatIsNoEvidence() {
        // Given
        observations.record(message("a", NOW.minusSeconds(20)), NOW, MINUTE);
        observations.record(message("b", NOW.minusSeconds(10)), NOW, MINUTE);

        // When
        SenderHistory history = observations.record(
                Sighting.of(message("c", NOW), Set.of(MINUTE)).since(NOW.minusSeconds(20)), NOW);

        // Then: the floor itself is left out too
        assertThat(history.count(MINUTE)).isEqualTo(2);
        assertThat(observations.record(message("c", NOW), NOW, MINUTE).count(MINUTE))
                .isEqualTo(3);
    }

    @Test
    void keepsTheCountersOfLinesAndSendersApart() {
        // Given
        Sender other = Messages.someone();
        observations.record(message("a", NOW), NOW, MINUTE);

        // When
        long ofOther = observations
                .record(Messages.text(other, "b", NOW, "hello"), NOW, MINUTE)
                .count(MINUTE);
        long onOtherLine = observations
                .record(Messages.text(new LineId("2"), sender, "c", NOW, "hello"), NOW, MINUTE)
                .count(MINUTE);

        // Then
        assertThat(ofOther).isEqualTo(1);
        assertThat(onOtherLine).isEqualTo(1);
    }

    private long members() {
        return STORE.ask("ZCARD", lane.counter("n", sender.key())).number();
    }

    private Instant oldest() {
        String score =
                STORE.ask("ZRANGE", lane.counter("n", sender.key()), 0, 0, "WITHSCORES").pairs().values().stream()
                        .findFirst()
                        .orElseThrow();
        return Instant.ofEpochMilli((long) Double.parseDouble(score));
    }

    /** Up to an hour longer, so that not each message has to set the expiry anew. */
    private static void assertLivesUntil(Instant until, String key) {
        assertThat(Instant.ofEpochMilli(STORE.ask("PEXPIRETIME", key).number()))
                .isBetween(until, until.plusSeconds(3_600));
    }

    private InboundMessage message(String id, Instant at) {
        return Messages.text(sender, id, at, "hello");
    }
}
