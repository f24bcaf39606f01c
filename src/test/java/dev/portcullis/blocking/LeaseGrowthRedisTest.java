package dev.portcullis.blocking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.blocking.Settlement.Outcome;
import dev.portcullis.message.Sender;
import dev.portcullis.testing.Messages;
import dev.portcullis.testing.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which blocks make the next one longer. */
final class LeaseGrowthRedisTest {

    private static final Duration FIRST = Leased.DOUBLING.length(1);
    private static final Duration SECOND = Leased.DOUBLING.length(2);

    private final BlockingRoom room = new BlockingRoom(Store.standalone());
    private final Leased leased = new Leased(room);
    private final Sender sender = Messages.someone();

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void oneThatEndedInTimeCounts() {
        // Given
        serve();

        // Then
        assertThat(next()).contains(SECOND);
    }

    @Test
    void oneThatAPersonLiftedDoesNot() {
        // Given
        leased.block(sender, Leased.DOUBLING);
        room.release(sender);
        room.work();

        // Then
        assertThat(next()).contains(FIRST);
    }

    @Test
    void oneThatWasLiftedElsewhereDoesNot() {
        // Given
        Case blocked = leased.block(sender, Leased.DOUBLING);
        room.meta.unblockByHand(sender.key());
        room.offerAll(sender, "plain", blocked.settled().orElseThrow().plus(Duration.ofMinutes(3)));
        room.work();
        assertThat(room.state(sender)).isEqualTo(CaseState.RELEASED);

        // Then
        assertThat(next()).contains(FIRST);
    }

    @Test
    void anEarlierOneStillCountsAfterAPersonLiftedALaterOne() {
        // Given
        serve();
        leased.block(sender, Leased.DOUBLING);
        room.release(sender);
        room.work();

        // Then
        assertThat(next()).contains(SECOND);
    }

    @Test
    void onesOfAnotherRuleDoNot() {
        // Given
        serve();

        // When
        room.wrote(sender, room.clock.instant());
        leased.offer(sender, "other", Optional.of(Leased.DOUBLING));
        room.work();

        // Then
        assertThat(Leased.length(room.theCase(sender))).contains(FIRST);
    }

    @Test
    void allAreForgottenSomeTimeAfterTheLast() {
        // Given
        serve();
        serve();

        // When
        leased.letTimePassSinceRelease(sender, Duration.ofDays(180).plusSeconds(1));

        // Then
        assertThat(next()).contains(FIRST);
    }

    @Test
    void noneIsForgottenBefore() {
        // Given
        serve();

        // When
        leased.letTimePassSinceRelease(sender, Duration.ofDays(179));

        // Then
        assertThat(next()).contains(SECOND);
    }

    @Test
    void theCaseIsKeptForAsLongAsItsBlocksCount() {
        // Given
        serve();

        // Then
        long forgettable = room.store
                .ask("ZSCORE", room.names().forgettable(), sender.key().value())
                .number();
        assertThat(Instant.ofEpochMilli(forgettable)).isAfter(Instant.now().plus(Duration.ofDays(179)));
    }

    @Test
    void theTimeToForgetBeginsWhenMetaLetsGo() {
        // Given
        leased.block(sender, Leased.DOUBLING);
        leased.letTimePass(sender.key());
        Case ended = room.theCase(sender);

        // When: Meta lets go some time later, and says so twice
        long opened = ended.opened().orElseThrow().toEpochMilli();
        long first = settleLaterThan(opened, ended);
        settleLaterThan(first, ended);

        // Then
        assertThat(leased.stored(sender.key())).contains("\"releases\":[" + first + "]");
        assertThat(next()).contains(SECOND);
    }

    @Test
    void whatIsRememberedOfOneSenderIsBounded() {
        // Given
        for (int rule = 0; rule < 40; rule++) {
            room.wrote(sender, room.clock.instant());
            leased.offer(sender, "rule-" + rule, Optional.of(Leased.DOUBLING));
            room.work();
            leased.letTimePass(sender.key());
            room.work();
        }

        // Then: the latest are
        assertThat(leased.stored(sender.key())).doesNotContain("rule-0\"").contains("rule-38", "rule-39");
        assertThat(leased.stored(sender.key()).split("releases")).hasSize(17);
    }

    private void serve() {
        leased.block(sender, Leased.DOUBLING);
        leased.letTimePass(sender.key());
        room.work();
        assertThat(room.state(sender)).isEqualTo(CaseState.RELEASED);
    }

    /** Meta's word on the release, some time after the given one; answers when that was. */
    private long settleLaterThan(long time, Case ended) {
        Awaitility.await().until(() -> System.currentTimeMillis() > time);
        room.queue.settle(
                BlockingRoom.LINE, List.of(new Settled(ended, Settlement.of(Outcome.RELEASED))), room.clock.instant());
        return room.theCase(sender).settled().orElseThrow().toEpochMilli();
    }

    private Optional<Duration> next() {
        return Leased.length(leased.block(sender, Leased.DOUBLING));
    }
}
