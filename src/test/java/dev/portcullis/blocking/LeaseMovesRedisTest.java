package dev.portcullis.blocking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.graph.FailureKind;
import dev.portcullis.message.BusinessScopedId;
import dev.portcullis.message.PhoneNumber;
import dev.portcullis.message.Sender;
import dev.portcullis.testing.Messages;
import dev.portcullis.testing.Store;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Leases of people whose ids become known, or change. */
final class LeaseMovesRedisTest {

    private final BlockingRoom room = new BlockingRoom(Store.standalone());
    private final Leased leased = new Leased(room);
    private final PhoneNumber phone = Messages.somePhone();
    private final BusinessScopedId scoped = Messages.someScopedId();
    private final Sender byPhone = Sender.of(phone);
    private final Sender byScoped = Sender.of(scoped);
    private final Sender person = Sender.of(scoped, phone);
    private final Sender moved = Messages.someone();

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void aLeaseFollowsTheIdThatCameToBeKnown() {
        // Given
        Case blocked = leased.block(byPhone, Leased.WEEK);

        // When
        join();

        // Then
        assertThat(room.theCase(scoped).leaseEnds()).isEqualTo(blocked.leaseEnds());
        assertThat(leased.watched()).isEqualTo(1);
        leased.letTimePass(scoped);
        room.work();
        assertThat(room.state(person)).isEqualTo(CaseState.RELEASED);
        assertThat(room.meta.requests().getLast().method()).isEqualTo("DELETE");
    }

    @Test
    void ofTwoOpenCasesTheLongerLeaseWins() {
        // Given
        leased.block(byPhone, Leased.MONTH);
        leased.block(byScoped, Leased.WEEK);

        // When
        join();

        // Then
        assertThat(Leased.length(room.theCase(scoped))).contains(Leased.MONTH.length());
        assertThat(leased.watched()).isEqualTo(1);
    }

    @Test
    void ofTwoOpenCasesTheOneThatLastsWins() {
        // Given
        leased.block(byScoped, Leased.WEEK);
        room.blocked(byPhone);

        // When
        join();

        // Then
        assertThat(room.theCase(scoped).isBlocked()).isTrue();
        assertThat(room.theCase(scoped).leaseEnds()).isEmpty();
        assertThat(leased.watched()).isZero();
    }

    @Test
    void theBlocksOfBothIdsCount() {
        // Given
        serve(byPhone);
        serve(byScoped);

        // When
        join();
        join();

        // Then
        assertThat(Leased.length(leased.block(person, Leased.DOUBLING))).contains(Leased.DOUBLING.length(3));
    }

    @Test
    void afterANumberChangeTheNewAccountIsBlockedForTheRest() {
        // Given
        leased.block(person, Leased.WEEK);
        Instant end = Instant.now().plus(Duration.ofDays(2));
        endAt(end);

        // When
        change();
        room.wrote(moved, room.clock.instant());
        room.offer(moved, "m2", room.clock.instant(), room.wanted(moved, "m2"));
        room.work();

        // Then
        assertThat(room.state(moved)).isEqualTo(CaseState.BLOCKED);
        assertThat(Leased.length(room.theCase(moved)))
                .hasValueSatisfying(rest ->
                        assertThat(rest).isLessThanOrEqualTo(Duration.ofDays(2)).isGreaterThan(Duration.ofDays(1)));
        assertThat(leased.watched()).isEqualTo(2);
    }

    @Test
    void whenTheLeaseOfTheOldAccountEndsTheNewOneIsNotWantedAnyMore() {
        // Given
        leased.block(person, Leased.DOUBLING);
        change();
        assertThat(room.theCase(moved).wanted()).isPresent();

        // When
        leased.letTimePass(scoped);
        room.work();

        // Then
        assertThat(room.theCase(moved).wanted()).isEmpty();
        assertThat(room.theCase(moved).pardon()).isPresent();
        assertThat(room.store.ask("ZCARD", room.names().wanted()).number()).isZero();
        assertThat(room.meta.blocked()).isEmpty();
        assertThat(Leased.length(leased.block(moved, Leased.DOUBLING))).contains(Leased.DOUBLING.length(2));
    }

    @Test
    void whenTheLeaseOfTheOldAccountEndsABlockOfTheNewOneGoesOn() {
        // Given
        leased.block(person, Leased.WEEK);
        change();
        room.wrote(moved, room.clock.instant());
        room.offer(moved, "m2", room.clock.instant(), room.wanted(moved, "m2"));
        room.work();

        // When
        leased.letTimePass(scoped);
        room.work();

        // Then
        assertThat(room.meta.blocked()).containsExactly(moved);
        leased.letTimePass(moved.key());
        room.work();
        assertThat(room.meta.blocked()).isEmpty();
    }

    @Test
    void whoseBlockIsOverButNotLiftedIsNotWantedUnderANewNumber() {
        // Given
        leased.block(person, Leased.WEEK);
        room.meta.refuse(phone, FailureKind.OUTSIDE_WINDOW);
        leased.letTimePass(scoped);
        room.work();
        assertThat(room.state(person)).isEqualTo(CaseState.BLOCKED);

        // When
        change();

        // Then
        assertThat(room.theCase(moved).wanted()).isEmpty();
    }

    private void serve(Sender sender) {
        leased.block(sender, Leased.DOUBLING);
        leased.letTimePass(sender.key());
        room.work();
    }

    /** As if some of the lease were over. */
    private void endAt(Instant end) {
        room.store.ask(
                "HSET",
                room.names().cases(),
                scoped.value(),
                leased.stored(scoped).replaceAll("\"leaseEnds\":\\d+", "\"leaseEnds\":" + end.toEpochMilli()));
    }

    private void join() {
        room.meta.meet(person);
        room.book.move(BlockingRoom.LINE, phone, person, false);
    }

    private void change() {
        room.book.move(BlockingRoom.LINE, scoped, moved, true);
        room.book.move(BlockingRoom.LINE, scoped, moved, true);
    }
}
