package dev.portcullis.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.portcullis.dev.MetaDelivery;
import dev.portcullis.dev.Persona;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Redis killed in the middle of a queue, with and without a replica that takes over, and frozen for ten seconds while
 * Meta delivers, a call to Meta being under way each time. All is done first, since the leases of what was under way end
 * only after half a minute.
 */
final class HurtRedisIT {

    private static final int BATCH = 5;
    private static final Duration FROZEN = Duration.ofSeconds(10);
    private static final Duration ANSWERS_SLOWLY = Duration.ofSeconds(2);

    private static Site site;
    private static PatientMeta patient;
    private static ClusterFailover failover;

    private static Line killed;
    private static Line frozen;
    private static final List<Persona> QUEUE = Strangers.several(40, Strangers::known);
    private static final List<Persona> UNDER_WAY = Strangers.several(3, Strangers::byPhone);
    private static final List<Persona> MEANWHILE = Strangers.several(30, Strangers::byUsername);
    private static final List<Persona> INNOCENT = Strangers.several(10, Strangers::known);

    @BeforeAll
    static void hurt() throws Exception {
        site = Site.open("hurt-redis", launch -> launch.with("PORTCULLIS_BLOCKING_BATCH", "" + BATCH));
        patient = new PatientMeta(site::gateway);
        killed = site.newLine();
        frozen = site.newLine();
        failover = ClusterFailover.begin();
        killInTheMiddleOfAQueue();
        freezeWhileDeliveriesCome();
        patient.finish();
    }

    private static void killInTheMiddleOfAQueue() {
        site.meta().delayAnswers(Duration.ofMillis(500));
        assertThat(site.deliver(killed.delivery(QUEUE.stream()
                        .map(each -> killed.text(each, Instant.now(), Line.BAIT))
                        .toList())))
                .isEqualTo(200);
        await().until(() -> killed.calls("POST").size() > 2);
        site.redis().kill();
        site.meta().recover();
        site.redis().restart();
        await().untilAsserted(
                        () -> assertThat(site.deliver(MetaDelivery.begin())).isEqualTo(200));
    }

    private static void freezeWhileDeliveriesCome() {
        site.meta().delayAnswers(ANSWERS_SLOWLY);
        UNDER_WAY.forEach(each -> assertThat(site.deliver(offence(each))).isEqualTo(200));
        await().until(() -> !frozen.blocked().isEmpty());
        site.redis().pause();
        Instant since = Instant.now();
        patient.deliver(Stream.concat(
                        MEANWHILE.stream().map(HurtRedisIT::offence),
                        INNOCENT.stream().map(each -> frozen.delivery(frozen.text(each, Instant.now(), "hello"))))
                .toList());
        await().atMost(FROZEN.multipliedBy(3))
                .until(() -> patient.answers(503) > 4 && Instant.now().isAfter(since.plus(FROZEN)));
        assertThat(patient.answers(200)).isZero();
        site.meta().recover();
        site.redis().resume();
    }

    @AfterAll
    static void close() {
        failover.close();
        patient.close();
        site.close();
    }

    @Test
    void queueOutlivesAKilledRedis() {
        Reckoning.assertBlockedOnce(site, killed, QUEUE);
    }

    @Test
    void nobodyIsLostOrAskedForTwiceWhileRedisHangs() {
        Reckoning.assertBlockedOnce(
                site,
                frozen,
                Stream.concat(UNDER_WAY.stream(), MEANWHILE.stream()).toList());
        assertThat(patient.answers(PatientMeta.NONE)).isZero();
    }

    @Test
    void nothingIsLostWhenAReplicaTakesOver() throws Exception {
        failover.reckon();
    }

    private static MetaDelivery offence(Persona persona) {
        return frozen.delivery(frozen.text(persona, Instant.now(), Line.BAIT));
    }
}
