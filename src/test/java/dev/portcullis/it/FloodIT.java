package dev.portcullis.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.portcullis.dev.MetaContent;
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
        deliverEach(line, line.texts(talker, 29, start, SECOND));
        deliverEach(line, line.texts(flooder, 30, start, SECOND));

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
        deliverEach(line, line.texts(talker, 9, Instant.now().minusSeconds(15), SECOND));
        nobodyIsBlockedBefore(line);
        deliverEach(line, line.texts(talker, 1, Instant.now().minusSeconds(2), SECOND));
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
        deliverEach(line, others);
        nobodyIsBlockedBefore(line);

        // When
        site.deliver(line.delivery(late));

        // Then
        await().untilAsserted(() -> assertThat(line.isBlocked(flooder)).isTrue());
    }

    @Test
    void personWithChangingIdsIsOne() {
        // Given: the number alone, then both ids, then the business-scoped id alone
        Line line = site.newLine();
        Persona both = Strangers.known();
        Persona caller = Persona.byPhone(both.name(), String.valueOf(both.phone()));
        Persona user = Persona.byUsername("somebody", String.valueOf(both.userId()));
        Instant start = Instant.now().minusSeconds(50);

        // When
        deliverEach(line, line.texts(caller, 10, start, SECOND));
        deliverEach(line, line.texts(both, 10, start.plusSeconds(10), SECOND));
        deliverEach(line, line.texts(user, 9, start.plusSeconds(20), SECOND));
        nobodyIsBlockedBefore(line);
        deliverEach(line, line.texts(caller, 1, start.plusSeconds(30), SECOND));

        // Then
        await().untilAsserted(() -> assertThat(line.isBlocked(both)).isTrue());
        assertThat(line.blockCalls(both)).isOne();
    }

    @Test
    void unidentifiedMessagesShareNoBucket() {
        // Given
        Line line = site.newLine();
        Persona nobody = Strangers.byPhone();
        List<MetaMessage> unidentified = line.texts(nobody, 40, Instant.now().minusSeconds(50), SECOND).stream()
                .map(message -> message.without("from"))
                .toList();
        long before = site.gateway().metric("portcullis_unidentified_total");

        // When
        int first = site.deliver(line.delivery(unidentified.subList(0, 12)));
        int second = site.deliver(line.delivery(unidentified.subList(12, 40)));

        // Then
        assertThat(List.of(first, second)).containsOnly(200);
        assertThat(site.gateway().metric("portcullis_unidentified_total")).isEqualTo(before + 40);
        nobodyIsBlockedBefore(line);
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
        nobodyIsBlockedBefore(line);
        nobodyIsBlockedBefore(other);
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

    @Test
    void numberChangeCarriesTheCountOver() {
        // Given
        Line line = site.newLine();
        Persona before = Strangers.known();
        Persona now = Strangers.known();
        Instant start = Instant.now().minusSeconds(50);
        deliverEach(line, line.texts(before, 20, start, SECOND));

        // When
        site.deliver(
                line.delivery(MetaMessage.of(before, start.plusSeconds(20), MetaContent.numberChanged(before, now))));
        deliverEach(line, line.texts(now, 9, start.plusSeconds(21), SECOND));
        nobodyIsBlockedBefore(line);
        deliverEach(line, line.texts(now, 1, start.plusSeconds(31), SECOND));

        // Then
        await().untilAsserted(() -> assertThat(line.blockCalls(now)).isOne());
        assertThat(line.isBlocked(now)).isTrue();
        assertThat(line.blockCalls(before)).isZero();
    }

    @Test
    void lateMessageOfALeftNumberBlocksWhoLeftIt() {
        // Given
        Line line = site.newLine();
        Persona before = Strangers.known();
        Persona now = Strangers.known();
        Instant start = Instant.now().minusSeconds(30);
        MetaMessage late = line.text(before, start, Line.BAIT);
        site.deliver(line.delivery(
                MetaMessage.of(before, start.plusSeconds(1), MetaContent.numberChanged(before, now)),
                line.text(now, start.plusSeconds(2), "hello")));

        // When
        site.deliver(line.delivery(late));

        // Then: the left number may be another person's by now
        await().untilAsserted(() -> assertThat(line.isBlocked(now)).isTrue());
        assertThat(line.blockCalls(before)).isZero();
    }

    @Test
    void blockedPersonWithANewNumberIsBlockedAgain() {
        // Given
        Line line = site.newLine();
        Persona before = Strangers.known();
        Persona now = Strangers.known();
        Instant start = Instant.now().minusSeconds(30);
        site.deliver(line.delivery(line.text(before, start, Line.BAIT)));
        await().untilAsserted(() -> assertThat(site.stateOf(line, before)).isEqualTo("blocked"));

        // When
        site.deliver(line.delivery(MetaMessage.of(before, Instant.now(), MetaContent.numberChanged(before, now))));
        assertThat(line.blockCalls(now)).isZero();
        site.deliver(line.delivery(line.text(now, Instant.now(), "hello, it is me")));

        // Then
        await().untilAsserted(() -> assertThat(line.isBlocked(now)).isTrue());
    }

    @Test
    void numberChangeDuringTheBlockCallLosesNothing() {
        // Given
        Line line = site.newLine();
        Persona before = Strangers.known();
        Persona now = Strangers.known();
        Instant start = Instant.now().minusSeconds(30);
        site.meta().delayAnswers(Duration.ofSeconds(2));
        site.deliver(line.delivery(line.text(before, start, Line.BAIT)));
        await().untilAsserted(() -> assertThat(line.blockCalls(before)).isOne());

        // When
        site.deliver(line.delivery(
                MetaMessage.of(before, start.plusSeconds(1), MetaContent.numberChanged(before, now)),
                line.text(now, start.plusSeconds(2), "hello")));
        site.meta().recover();

        // Then
        await().untilAsserted(() -> assertThat(line.isBlocked(now)).isTrue());
    }

    private static List<MetaMessage> others(Line line, Instant start) {
        return line.texts(Strangers.byUsername(), 5, start, SECOND);
    }

    private static void deliverEach(Line line, List<MetaMessage> messages) {
        messages.forEach(
                message -> assertThat(site.deliver(line.delivery(message))).isEqualTo(200));
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

    /**
     * Somebody who is to be blocked writes last: when that has happened, whoever was to be blocked before has been, too.
     */
    private static void nobodyIsBlockedBefore(Line line) {
        Persona last = Strangers.known();
        site.deliver(line.delivery(line.text(last, Instant.now(), Line.BAIT)));
        await().untilAsserted(() -> assertThat(line.isBlocked(last)).isTrue());
        assertThat(line.blocked()).containsExactly(Strangers.nameToMeta(last));
        assertThat(line.calls("POST")).hasSize(1);
    }
}
