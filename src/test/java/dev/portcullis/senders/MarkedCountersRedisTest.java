package dev.portcullis.senders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.message.Forwarding;
import dev.portcullis.message.InboundMessage;
import dev.portcullis.message.MessageContent;
import dev.portcullis.message.MessageId;
import dev.portcullis.message.MessageKind;
import dev.portcullis.message.Sender;
import dev.portcullis.message.TextPart;
import dev.portcullis.redis.LaneKeys;
import dev.portcullis.rules.Measure;
import dev.portcullis.rules.Score;
import dev.portcullis.rules.SenderHistory;
import dev.portcullis.rules.Window;
import dev.portcullis.testing.Messages;
import dev.portcullis.testing.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The edges of counters whose messages are told apart by what they hold. */
final class MarkedCountersRedisTest {

    private static final Store STORE = Store.standalone();
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private static final String LINK = "00000000000000aa";
    private static final String CAPITALS = "00000000000000bb";
    private static final Map<String, Score> WEIGHTS = Map.of(LINK, new Score(3, 6), CAPITALS, new Score(2, 2));
    private static final Window FIRST =
            new Window("first", "what", Optional.empty(), new Measure.Earlier(), Duration.ofHours(24), 1);

    private final Observations observations = new Observations(STORE);
    private final Sender sender = Messages.someone();
    private final LaneKeys lane = STORE.keys().lane(Messages.LINE, sender.key());

    @AfterAll
    static void close() {
        STORE.close();
    }

    @Test
    void sumsUpPointsToAMostForEachMark() {
        // When
        long one = points("a", 3, Set.of(LINK));
        long two = points("b", 2, Set.of(LINK, CAPITALS));
        long three = points("c", 1, Set.of(LINK, CAPITALS));

        // Then
        assertThat(List.of(one, two, three)).containsExactly(3L, 8L, 8L);
    }

    @Test
    void countsAnEditUnderTheMessageThatItEdits() {
        // Given
        points("a", 60, Set.of(LINK));

        // When
        long edited = record(editOf("a", "e1", NOW.minusSeconds(50)), window(Set.of(LINK, CAPITALS)));
        long editedAgain = record(editOf("a", "e2", NOW.minusSeconds(40)), window(Set.of(LINK, CAPITALS)));

        // Then: the link counts once, and where it was first
        assertThat(edited).isEqualTo(5);
        assertThat(editedAgain).isZero();
        assertThat(members()).isEqualTo(2);
    }

    @Test
    void countsTheSameWhetherTheEditOrTheOriginalComesFirst() {
        // Given
        record(editOf("a", "e1", NOW.minusSeconds(20)), window(Set.of(LINK)));

        // When
        points("a", 60, Set.of(LINK));

        // Then
        assertThat(STORE.ask("ZRANGE", counter(), 0, -1, "WITHSCORES").pairs().values())
                .singleElement()
                .satisfies(score -> assertThat((long) Double.parseDouble(score))
                        .isEqualTo(NOW.minusSeconds(60).toEpochMilli()));
    }

    @Test
    void asksWithoutCountingWhereTheMessageIsNotMarked() {
        // When
        SenderHistory history = observations.record(message("a", NOW), NOW, window(Set.of()));

        // Then
        assertThat(history.count(window(Set.of()))).isZero();
        assertThat(STORE.ask("EXISTS", counter(), lane.counters(sender.key())).number())
                .isZero();
    }

    @Test
    void keepsTheNewestThousand() {
        // When: the oldest last
        IntStream.range(0, 600).forEach(i -> points("m" + i, i, Set.of(LINK, CAPITALS)));

        // Then
        assertThat(members()).isEqualTo(1_000);
        assertThat(observations.dropped()).isEqualTo(200);
    }

    @Test
    void tellsWhetherAnythingCameBefore() {
        // Given
        Instant yesterday = NOW.minus(Duration.ofHours(24));

        // When
        long first = record(message("a", yesterday), FIRST);
        long second = record(message("b", NOW.minusSeconds(1)), FIRST);
        long third = record(message("c", NOW), FIRST);
        long sameMoment = record(message("d", NOW), FIRST);

        // Then: a day is over by then, and what comes in the same second comes not before
        assertThat(List.of(first, second, third, sameMoment)).containsExactly(0L, 1L, 1L, 1L);
    }

    @Test
    void knowsThePastOfAMessageThatIsTooFarAheadToCount() {
        // Given
        record(message("a", NOW), FIRST);

        // When
        long ahead = record(message("b", NOW.plus(Duration.ofHours(1))), FIRST);

        // Then
        assertThat(ahead).isEqualTo(1);
        assertThat(STORE.ask("ZCARD", lane.counter("first", sender.key())).number())
                .isEqualTo(1);
    }

    private long points(String id, int secondsAgo, Set<String> marks) {
        return record(message(id, NOW.minusSeconds(secondsAgo)), window(marks));
    }

    private long record(InboundMessage message, Window window) {
        return observations.record(message, NOW, window).count(window);
    }

    private static Window window(Set<String> marks) {
        return new Window(
                "board", "what", Optional.empty(), new Measure.Points(WEIGHTS, marks), Duration.ofHours(1), 1);
    }

    private String counter() {
        return lane.counter("board", sender.key());
    }

    private long members() {
        return STORE.ask("ZCARD", counter()).number();
    }

    private InboundMessage message(String id, Instant at) {
        return Messages.text(sender, id, at, "hello");
    }

    private InboundMessage editOf(String original, String id, Instant at) {
        InboundMessage plain = message(id, at);
        MessageContent content = new MessageContent(
                MessageKind.TEXT,
                List.of(new TextPart(TextPart.Place.BODY, "edited")),
                Optional.of(new MessageId(original)),
                Forwarding.NONE,
                false,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return new InboundMessage(plain.line(), plain.account(), plain.id(), sender, at, content);
    }
}
