package dev.portcullis.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.portcullis.dev.MetaMessage;
import dev.portcullis.dev.Persona;
import dev.portcullis.testing.GatewayProcess;
import dev.portcullis.testing.RedisTap;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Two replicas share a Redis; the other one is killed, or frozen for longer than it has the right to write. All lines
 * are hurt at once, so that their leases end at once.
 */
final class LostReplicaIT {

    private static final Duration ANSWERS_SLOWLY = Duration.ofSeconds(5);
    private static final Duration LEASE_AND_MORE = Duration.ofSeconds(60);
    private static final int BATCH = 10;

    private static Site site;
    private static GatewayProcess survivor;
    private static RedisTap tap;

    private static Line killedOn;
    private static Line frozenAfterMetaActed;
    private static Line frozenBeforeTheCall;
    private static final List<Persona> QUEUE = Strangers.several(40, Strangers::known);
    private static final Persona BLOCKED_LATE = Strangers.known();
    private static final Persona ASKED_FOR_LATE = Strangers.byUsername();

    @BeforeAll
    static void loseReplicas() {
        site = Site.open(
                "lost-replica",
                launch -> launch.with("PORTCULLIS_BLOCKING_BATCH", "" + BATCH)
                        .with("PORTCULLIS_ADMIN_PASSWORD", Operator.PASSWORD));
        survivor = site.gateway();
        tap = RedisTap.on(site.redis());
        GatewayProcess frozen = site.startAnother(launch -> launch.redis(tap).with("PORTCULLIS_REDIS_TIMEOUT", "10s"));
        GatewayProcess killed = site.startAnother(launch -> launch);
        killedOn = site.newLine();
        frozenAfterMetaActed = site.newLine();
        frozenBeforeTheCall = site.newLine();

        killInMidBatch(killed);
        freezeInMidCall(frozen);
        undoThroughTheOther();
        frozen.resume();
        await().atMost(ANSWERS_SLOWLY).until(frozen::isLive);
    }

    private static void killInMidBatch(GatewayProcess victim) {
        site.meta().delayAnswers(ANSWERS_SLOWLY);
        site.beginDelivery(victim, killedOn.delivery(bait(killedOn, QUEUE))).join();
        await().until(() -> killedOn.blocked().size() == BATCH);
        victim.kill();
    }

    /** On one line Meta has acted and not answered yet, on the other the call is just about to be made. */
    private static void freezeInMidCall(GatewayProcess replica) {
        offend(replica, frozenAfterMetaActed, BLOCKED_LATE);
        await().until(() -> frozenAfterMetaActed.isBlocked(BLOCKED_LATE));
        tap.holdReply("renew", frozenBeforeTheCall.id());
        offend(replica, frozenBeforeTheCall, ASKED_FOR_LATE);
        await().until(tap::isHolding);
        replica.pause();
        tap.letGo();
        site.meta().recover();
    }

    private static void undoThroughTheOther() {
        Operator operator = new Operator(survivor);
        List.of(
                        operator.unblock(frozenAfterMetaActed, BLOCKED_LATE),
                        operator.unblock(frozenBeforeTheCall, ASKED_FOR_LATE))
                .forEach(CompletableFuture::join);
        await().atMost(LEASE_AND_MORE).untilAsserted(() -> {
            assertThat(site.stateOf(frozenAfterMetaActed, BLOCKED_LATE)).isEqualTo("released");
            assertThat(site.stateOf(frozenBeforeTheCall, ASKED_FOR_LATE)).isEqualTo("released");
        });
    }

    @AfterAll
    static void close() {
        site.close();
        tap.close();
    }

    @Test
    void queueOfAKilledReplicaIsFinishedByTheOther() {
        Reckoning.assertBlockedOnce(site, killedOn, QUEUE);
    }

    @Test
    void undoStandsThoughTheBlockWasConfirmedLate() {
        Reckoning.assertReleased(site, frozenAfterMetaActed, List.of(BLOCKED_LATE));
        assertThat(frozenAfterMetaActed.blockCalls(BLOCKED_LATE)).isOne();
    }

    @Test
    void rightToWriteThatEndedWhileFrozenIsNotUsed() {
        Reckoning.assertReleased(site, frozenBeforeTheCall, List.of(ASKED_FOR_LATE));
        assertThat(frozenBeforeTheCall.blockCalls(ASKED_FOR_LATE)).isZero();
    }

    private static void offend(GatewayProcess replica, Line line, Persona offender) {
        assertThat(site.beginDelivery(replica, line.delivery(bait(line, List.of(offender))))
                        .join())
                .contains(200);
    }

    private static List<MetaMessage> bait(Line line, List<Persona> senders) {
        return senders.stream()
                .map(each -> line.text(each, Instant.now(), Line.BAIT))
                .toList();
    }
}
