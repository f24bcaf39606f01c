package dev.portcullis.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.portcullis.dev.MetaDelivery;
import dev.portcullis.dev.MetaMessage;
import dev.portcullis.dev.Persona;
import dev.portcullis.dev.SignedPost;
import dev.portcullis.testing.GatewayLaunch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Counting from outside: thirty texts in a minute of the sender's own time, no more and no less. */
final class FloodIT {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final int COPIES = 8;

    private static Site site;

    @BeforeAll
    static void open() {
        site = Site.open("flood");
    }

    @AfterAll
    static void close() {
        site.close();
    }

    static Stream<Supplier<Persona>> kinds() {
        return Stream.of(Strangers::known, Strangers::byUsername, Strangers::byPhone);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void thirtiethMessageOfAMinuteBlocks(Supplier<Persona> kind) {
        // Given
        Line line = site.newLine();
        Persona flooder = kind.get();
        Persona talker = kind.get();
        Instant start = Instant.now().minusSeconds(50);

        // When
        site.deliverEach(line, line.texts(talker, 29, start, SECOND));
        site.deliverEach(line, line.texts(flooder, 30, start, SECOND));

        // Then
        await().untilAsserted(() -> assertThat(line.isBlocked(flooder)).isTrue());
        assertThat(line.isBlocked(talker)).isFalse();
        assertThat(line.blockCalls(flooder)).isOne();
        assertThat(line.blockCalls(talker)).isZero();
    }

    @Test
    void eightCopiesAtOnceBlockOnce() throws Exception {
        // Given
        Line line = site.newLine();
        Persona flooder = Strangers.known();
        List<MetaMessage> flood = line.texts(flooder, 40, Instant.now().minusSeconds(50), SECOND);

        // When
        List<Integer> answers = deliverCopies(line, flood);

        // Then
        assertThat(answers).hasSize(COPIES * flood.size()).containsOnly(200);
        await().untilAsserted(() -> assertThat(line.isBlocked(flooder)).isTrue());
        await().during(Duration.ofSeconds(3))
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(line.blockCalls(flooder)).isOne());
    }

    @Test
    void eightCopiesOfTwentyMessagesAreTwentyMessages() throws Exception {
        // Given
        Line line = site.newLine();
        Persona talker = Strangers.known();
        List<MetaMessage> talk = line.texts(talker, 20, Instant.now().minusSeconds(40), SECOND);

        // When
        deliverCopies(line, talk);
        site.deliver(line.delivery(talk));

        // Then: nine more are still too few, the tenth is the thirtieth
        site.deliverEach(line, line.texts(talker, 9, Instant.now().minusSeconds(15), SECOND));
        site.assertNobodyIsBlocked(line);
        site.deliverEach(line, line.texts(talker, 1, Instant.now().minusSeconds(2), SECOND));
        await().untilAsserted(() -> assertThat(line.isBlocked(talker)).isTrue());
    }

    @Test
    void backlogCountsByTheTimeOfWriting() {
        // Given: five hours of one message a minute, and a flood four hours ago, all in one call
        Line line = site.newLine();
        Persona honest = Strangers.known();
        Persona flooder = Strangers.known();
        Instant now = Instant.now();
        List<MetaMessage> backlog =
                new ArrayList<>(line.texts(honest, 300, now.minus(Duration.ofHours(5)), Duration.ofMinutes(1)));
        backlog.addAll(line.texts(flooder, 30, now.minus(Duration.ofHours(4)), SECOND));
        Collections.shuffle(backlog, new Random(4));

        // When
        int answer = site.deliver(line.delivery(backlog));

        // Then
        assertThat(answer).isEqualTo(200);
        await().untilAsserted(() -> assertThat(line.isBlocked(flooder)).isTrue());
        assertThat(line.blockCalls(honest)).isZero();
    }

    @Test
    void lateMessageCompletesTheMinute() {
        // Given
        Line line = site.newLine();
        Persona flooder = Strangers.known();
        List<MetaMessage> flood = line.texts(flooder, 30, Instant.now().minusSeconds(90), SECOND);
        List<MetaMessage> others = new ArrayList<>(flood);
        MetaMessage late = others.remove(13);
        site.deliverEach(line, others);
        site.assertNobodyIsBlocked(line);

        // When
        site.deliver(line.delivery(late));

        // Then
        await().untilAsserted(() -> assertThat(line.isBlocked(flooder)).isTrue());
    }

    @Test
    void linesAreApart() {
        // Given
        Line line = site.newLine();
        Line other = site.newLine();
        Persona split = Strangers.known();
        Persona onOne = Strangers.known();
        Instant start = Instant.now().minusSeconds(50);

        // When
        site.deliver(line.delivery(line.texts(split, 20, start, SECOND)));
        site.deliver(other.delivery(other.texts(split, 20, start, SECOND)));
        site.assertNobodyIsBlocked(line);
        site.assertNobodyIsBlocked(other);
        site.deliver(other.delivery(other.texts(onOne, 1, start, SECOND)));
        site.deliver(line.delivery(line.texts(onOne, 30, start, SECOND)));

        // Then
        await().untilAsserted(() -> assertThat(line.isBlocked(onOne)).isTrue());
        assertThat(line.blockCalls(split) + other.blockCalls(split) + other.blockCalls(onOne))
                .isZero();
    }

    @Test
    void floodOverEntriesAndChangesOfOneCallIsOneFlood() {
        // Given: 300 messages in three entries with four changes each, for two lines in turn
        Line line = site.newLine();
        Line other = site.newLine();
        Persona flooder = Strangers.known();
        Instant start = Instant.now().minusSeconds(50);
        List<MetaMessage> flood = line.texts(flooder, 30, start, SECOND);
        MetaDelivery delivery = MetaDelivery.begin();
        for (int change = 0; change < 12; change++) {
            if (change % 4 == 0) {
                delivery.entry("1020304050" + change);
            }
            Line current = change % 2 == 0 ? line : other;
            List<MetaMessage> messages = new ArrayList<>(current.texts(Strangers.known(), 20, start, SECOND));
            messages.addAll(change % 2 == 0 ? flood.subList(change / 2 * 5, change / 2 * 5 + 5) : others(other, start));
            delivery.line(current.id(), MetaDelivery.SAMPLE_NUMBER).messages(messages);
        }

        // When
        int answer = site.deliver(delivery);

        // Then
        assertThat(answer).isEqualTo(200);
        await().untilAsserted(() -> assertThat(line.blocked()).containsExactly(Strangers.nameToMeta(flooder)));
        assertThat(other.blocked()).isEmpty();
    }

    @Test
    void largestDeliveryIsTakenWhole() {
        // Given: a thousand senders with 2.6 kB each, every tenth with something to be blocked for
        Line line = site.newLine();
        String filler = "lorem ipsum ".repeat(220);
        List<Persona> offenders = Strangers.several(100, Strangers::known);
        List<MetaMessage> messages = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            Persona from = i % 10 == 3 ? offenders.get(i / 10) : Strangers.known();
            messages.add(line.text(from, Instant.now(), filler + (i % 10 == 3 ? Line.BAIT : "how do you do")));
        }
        SignedPost post = line.delivery(messages).signed(GatewayLaunch.APP_SECRET);

        // When
        int answer = site.post(post);

        // Then
        assertThat(post.body().length).isGreaterThan(2_700_000);
        assertThat(answer).isEqualTo(200);
        await().untilAsserted(() -> assertThat(line.blocked())
                .containsExactlyInAnyOrderElementsOf(
                        offenders.stream().map(Strangers::nameToMeta).toList()));
        assertThat(offenders)
                .allSatisfy(each -> assertThat(line.blockCalls(each)).isOne());
    }

    private static List<MetaMessage> others(Line line, Instant start) {
        return line.texts(Strangers.byUsername(), 5, start, SECOND);
    }

    /** All at once, each copy in an order of its own. */
    private static List<Integer> deliverCopies(Line line, List<MetaMessage> messages) throws Exception {
        List<SignedPost> posts = messages.stream()
                .map(message -> line.delivery(message).signed(GatewayLaunch.APP_SECRET))
                .toList();
        try (ExecutorService posters = Executors.newFixedThreadPool(COPIES)) {
            List<Future<List<Integer>>> copies = IntStream.range(0, COPIES)
                    .mapToObj(copy -> {
                        List<SignedPost> shuffled = new ArrayList<>(posts);
                        Collections.shuffle(shuffled, new Random(copy));
                        return posters.submit(
                                () -> shuffled.stream().map(site::post).toList());
                    })
                    .toList();
            List<Integer> answers = new ArrayList<>();
            for (Future<List<Integer>> copy : copies) {
                answers.addAll(copy.get());
            }
            return answers;
        }
    }
}
