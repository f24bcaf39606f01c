package dev.portcullis.blocking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.graph.CallFailure;
import dev.portcullis.graph.FailureKind;
import dev.portcullis.graph.GraphError;
import dev.portcullis.message.Sender;
import dev.portcullis.testing.Messages;
import dev.portcullis.testing.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who gets which cases, and when. */
final class ClaimRedisTest {

    private static final Duration PROBE = Duration.ofSeconds(5);

    private final BlockingRoom room = new BlockingRoom(Store.standalone(), 10_000);

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void noTwoWorkersGetTheSameCase() throws Exception {
        // Given
        IntStream.range(0, 50).forEach(i -> room.offer(Messages.someone(), "m" + i));

        // When
        List<Claim> claims = OfferRedisTest.atOnce(IntStream.range(0, 6)
                .<Callable<Claim>>mapToObj(i -> () -> claim("worker-" + i, 20))
                .toList());

        // Then
        assertThat(claims).filteredOn(Claim.Claimed.class::isInstance).hasSize(1);
        assertThat(claims).filteredOn(Claim.Busy.class::isInstance).hasSize(5);
        assertThat(claims)
                .filteredOn(Claim.Busy.class::isInstance)
                .allSatisfy(busy ->
                        assertThat(((Claim.Busy) busy).forAtMost()).isBetween(Duration.ofSeconds(1), CaseQueue.LEASE));
    }

    /** A batch that Redis refuses one call of is sent again, and its first answers are lost. */
    @Test
    void aClaimThatIsCarriedOutTwiceGivesTheSameCases() {
        // Given
        IntStream.range(0, 3).forEach(i -> room.offer(Messages.someone(), "m" + i));
        Claim first = room.queue.claim(BlockingRoom.LINE, "worker", 20, PROBE, "turn-1");

        // When
        Claim again = room.queue.claim(BlockingRoom.LINE, "worker", 20, PROBE, "turn-1");

        // Then
        assertThat(((Claim.Claimed) first).cases()).hasSize(3);
        assertThat(again).isEqualTo(first);
        assertThat(claim("worker", 20)).isInstanceOf(Claim.Idle.class);
    }

    @Test
    void oneWorkerGetsEachCaseOnceWhileItsLeaseRuns() {
        // Given
        IntStream.range(0, 50).forEach(i -> room.offer(Messages.someone(), "m" + i));

        // When
        List<Case> claimed = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            claimed.addAll(cases(claim("me", 20)));
        }

        // Then
        assertThat(claimed).hasSize(50).extracting(Case::key).doesNotHaveDuplicates();
        assertThat(claimed).allMatch(Case::inFlight).noneMatch(Case::unsure);
        assertThat(claim("me", 20))
                .isInstanceOfSatisfying(
                        Claim.Idle.class,
                        idle -> assertThat(idle.untilDue())
                                .hasValueSatisfying(
                                        due -> assertThat(due).isBetween(Duration.ofSeconds(1), CaseQueue.LEASE)));
    }

    @Test
    void whatALostWorkerHadComesBackAsUnsure() {
        // Given
        Sender sender = Messages.someone();
        room.offer(sender, "m");
        claim("lost", 10);

        // When
        room.letTimePass();

        // Then
        assertThat(cases(claim("next", 10))).singleElement().satisfies(each -> {
            assertThat(each.key()).isEqualTo(sender.key());
            assertThat(each.unsure()).isTrue();
        });
    }

    @Test
    void theEarliestDeadlineComesFirst() {
        // Given: offered in another order than their windows close
        List<Sender> byDeadline =
                IntStream.range(0, 30).mapToObj(i -> Messages.someone()).toList();
        Instant now = room.clock.instant();
        for (int i : new int[] {17, 3, 29, 11, 0, 23, 8, 5, 26, 14}) {
            Sender each = byDeadline.get(i);
            Instant sent = now.minus(Duration.ofHours(20)).plus(Duration.ofMinutes(i));
            room.offer(each, "m" + i, sent, room.rule(each, "flood", 100, "m" + i));
        }

        // When
        List<Case> first = cases(claim("me", 4));

        // Then
        assertThat(first)
                .extracting(Case::key)
                .containsExactlyElementsOf(IntStream.of(0, 3, 5, 8)
                        .mapToObj(i -> byDeadline.get(i).key())
                        .toList());
    }

    @Test
    void aPausedLineProbesWithOneCase() {
        // Given
        IntStream.range(0, 10).forEach(i -> room.offer(Messages.someone(), "m" + i));
        pause(FailureKind.BAD_TOKEN, Duration.ofHours(1));

        // Then
        assertThat(claim("me", 10))
                .isInstanceOfSatisfying(
                        Claim.Paused.class,
                        paused ->
                                assertThat(paused.untilProbe()).isBetween(Duration.ofMinutes(59), Duration.ofHours(1)));
        pause(FailureKind.BAD_TOKEN, Duration.ZERO);
        assertThat(cases(claim("me", 10))).hasSize(1);
        assertThat(claim("me", 10)).isInstanceOf(Claim.Paused.class);
        // Then: nobody else is kept out by a worker that only waits
        assertThat(claim("other", 10)).isInstanceOf(Claim.Paused.class);
        assertThat(room.pauses.resume(BlockingRoom.LINE)).isTrue();
        assertThat(cases(claim("other", 10))).hasSize(9);
    }

    @Test
    void aFullListLetsUnblockingPass() {
        // Given
        Sender leaving = Messages.someone();
        room.blocked(leaving);
        room.offer(Messages.someone(), "m");
        pause(FailureKind.LIST_FULL, Duration.ofHours(1));
        assertThat(claim("me", 10)).isInstanceOf(Claim.Paused.class);

        // When
        room.release(leaving);

        // Then
        assertThat(cases(claim("me", 10))).singleElement().satisfies(each -> {
            assertThat(each.key()).isEqualTo(leaving.key());
            assertThat(each.direction()).isEqualTo(Direction.OFF);
        });
    }

    @Test
    void aPauseTellsWhySinceTheFirstTime() {
        // Given
        assertThat(pause(FailureKind.BAD_TOKEN, PROBE)).isTrue();
        Instant since = room.pauses.of(BlockingRoom.LINE).orElseThrow().since();

        // When
        assertThat(pause(FailureKind.BAD_TOKEN, PROBE)).isFalse();

        // Then
        assertThat(room.pauses.of(BlockingRoom.LINE)).hasValueSatisfying(pause -> {
            assertThat(pause.since()).isEqualTo(since);
            assertThat(pause.kind()).isEqualTo(FailureKind.BAD_TOKEN);
            assertThat(pause.code()).isEqualTo(190);
            assertThat(pause.note()).isNotBlank();
        });
        assertThat(room.pauses.resume(BlockingRoom.LINE)).isTrue();
        assertThat(room.pauses.resume(BlockingRoom.LINE)).isFalse();
    }

    @Test
    void theRightToWriteIsOnlyKeptByItsOwner() {
        // Given
        room.offer(Messages.someone(), "m");
        claim("me", 10);

        // Then
        assertThat(room.queue.renew(BlockingRoom.LINE, "other")).isFalse();
        assertThat(room.queue.renew(BlockingRoom.LINE, "me")).isTrue();
        room.queue.unlock(BlockingRoom.LINE, "other");
        assertThat(room.queue.renew(BlockingRoom.LINE, "me")).isTrue();
        room.queue.unlock(BlockingRoom.LINE, "me");
        assertThat(room.queue.renew(BlockingRoom.LINE, "me")).isFalse();
    }

    @Test
    void tellsWhatWaits() {
        // Given
        assertThat(room.queue.depth(BlockingRoom.LINE).queued()).isZero();

        for (int i = 1; i <= 3; i++) {
            // When
            room.offer(Messages.someone(), "m" + i);

            // Then
            CaseQueue.QueueDepth depth = room.queue.depth(BlockingRoom.LINE);
            assertThat(depth.queued()).isEqualTo(i);
            assertThat(depth.earliestDue())
                    .hasValueSatisfying(due ->
                            assertThat(due).isBeforeOrEqualTo(Instant.now().plusSeconds(1)));
        }
    }

    private boolean pause(FailureKind kind, Duration untilProbe) {
        GraphError error = new GraphError(
                kind == FailureKind.LIST_FULL ? 139101 : 190, OptionalInt.empty(), "said", "", Optional.empty(), 400);
        return room.pauses.pause(
                BlockingRoom.LINE, LinePause.of(new CallFailure(kind, error, false), Instant.now()), untilProbe);
    }

    private Claim claim(String token, int limit) {
        return room.queue.claim(
                BlockingRoom.LINE, token, limit, PROBE, UUID.randomUUID().toString());
    }

    private static List<Case> cases(Claim claim) {
        assertThat(claim).isInstanceOf(Claim.Claimed.class);
        return ((Claim.Claimed) claim).cases();
    }
}
