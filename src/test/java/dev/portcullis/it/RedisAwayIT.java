package dev.portcullis.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.portcullis.dev.MetaDelivery;
import dev.portcullis.dev.MetaMessage;
import dev.portcullis.dev.Persona;
import dev.portcullis.dev.SignedPost;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Without Redis nothing is promised to Meta, and Meta's repetition makes up for it. */
final class RedisAwayIT {

    private static Site site;

    @BeforeAll
    static void open() {
        site = Site.open("redis-away", launch -> launch.with("PORTCULLIS_SWEEP_EVERY", "1s"));
    }

    @AfterAll
    static void close() {
        site.close();
    }

    @AfterEach
    void bringRedisBack() {
        if (!site.redis().isRunning()) {
            site.redis().restart();
        }
        await().untilAsserted(
                        () -> assertThat(site.deliver(MetaDelivery.begin())).isEqualTo(200));
    }

    @Test
    void deliveryThatCouldNotBeStoredCountsWhenRepeated() {
        // Given
        Line line = site.newLine();
        Persona flooder = Strangers.known();
        List<MetaMessage> flood = line.texts(flooder, 30, Instant.now().minusSeconds(50), Duration.ofSeconds(1));
        site.deliver(line.delivery(flood.subList(0, 29)));
        MetaDelivery last = line.delivery(flood.getLast());

        // When
        site.redis().stop();

        // Then
        assertThat(site.deliver(last)).isEqualTo(503);
        assertThat(site.deliver(last)).isEqualTo(503);

        // When
        site.redis().restart();

        // Then
        await().untilAsserted(() -> assertThat(site.deliver(last)).isEqualTo(200));
        await().untilAsserted(() -> assertThat(line.isBlocked(flooder)).isTrue());
        assertThat(line.blockCalls(flooder)).isOne();
    }

    @Test
    void readyFollowsRedisAndLiveDoesNot() {
        // When
        site.redis().stop();

        // Then
        await().untilAsserted(() -> assertThat(site.gateway().isReady()).isFalse());
        assertThat(site.gateway().isLive()).isTrue();

        // When
        site.redis().restart();

        // Then
        await().untilAsserted(() -> assertThat(site.gateway().isReady()).isTrue());
    }

    @Test
    void outageIsToldOfOnceAndNotByEveryJob() {
        // Given
        awaitStored();
        int before = site.gateway().output().length();

        // When
        site.redis().stop();
        await().until(() -> !site.gateway().isReady());

        // Then: long enough for each of the scheduled jobs to have had its turn
        await().during(Duration.ofSeconds(6))
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(
                                site.gateway().output().substring(before).lines())
                        .filteredOn(line -> line.contains(" ERROR ") || line.startsWith("\tat "))
                        .isNotEmpty()
                        .allSatisfy(line -> assertThat(line).contains("Redis is away"))
                        .hasSizeLessThan(3));
    }

    @Test
    void hangingRedisIsAnsweredInTime() {
        // Given
        Line line = site.newLine();
        Persona offender = Strangers.known();
        MetaDelivery bait = line.delivery(line.text(offender, Instant.now(), Line.BAIT));

        // When
        site.redis().pause();
        int whileHanging = site.deliver(bait);
        site.redis().resume();

        // Then: the client gives up after 10 s, so there was an answer
        assertThat(whileHanging).isEqualTo(503);
        await().untilAsserted(() -> assertThat(site.deliver(bait)).isEqualTo(200));
        await().untilAsserted(() -> assertThat(line.isBlocked(offender)).isTrue());
        assertThat(line.blockCalls(offender)).isOne();
    }

    @Test
    void forgottenScriptsAreLearntAnew() {
        // Given
        Line line = site.newLine();
        Persona offender = Strangers.known();

        // When
        site.redis().call("SCRIPT", "FLUSH");
        int answer = site.deliver(line.delivery(line.text(offender, Instant.now(), Line.BAIT)));

        // Then
        assertThat(answer).isEqualTo(200);
        await().untilAsserted(() -> assertThat(line.isBlocked(offender)).isTrue());
    }

    @Test
    void redisThatComesBackEmptyHandedHoldsNobodyUp() {
        // Given: a server that was restarted knows no script any more
        List<Line> lines = Stream.generate(site::newLine).limit(24).toList();
        List<Persona> offenders = Strangers.several(lines.size(), Strangers::known);
        lines.forEach(line -> site.deliver(line.delivery(line.text(Strangers.known(), Instant.now(), "hi"))));
        site.redis().stop();
        site.redis().restart();
        awaitStored();

        // When
        List<Integer> answers = IntStream.range(0, lines.size())
                .parallel()
                .mapToObj(i -> site.deliver(
                        lines.get(i).delivery(lines.get(i).text(offenders.get(i), Instant.now(), Line.BAIT))))
                .toList();

        // Then: long before a claim whose answer was lost would come back by itself
        assertThat(answers).containsOnly(200);
        await().untilAsserted(() -> assertThat(IntStream.range(0, lines.size()))
                .allMatch(i -> lines.get(i).isBlocked(offenders.get(i))));
    }

    @Test
    void signatureIsCheckedAllTheSame() {
        // Given
        site.redis().stop();

        // When
        int forged = site.post(SignedPost.of("{}", "a guess"));

        // Then
        assertThat(forged).isEqualTo(401);
    }

    private static void awaitStored() {
        Line line = site.newLine();
        MetaDelivery harmless = line.delivery(line.text(Strangers.known(), Instant.now(), "hi"));
        await().untilAsserted(() -> assertThat(site.deliver(harmless)).isEqualTo(200));
    }
}
