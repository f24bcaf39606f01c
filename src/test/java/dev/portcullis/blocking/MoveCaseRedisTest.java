package dev.portcullis.blocking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.message.BusinessScopedId;
import dev.portcullis.message.PhoneNumber;
import dev.portcullis.message.Sender;
import dev.portcullis.message.SenderId;
import dev.portcullis.testing.FakeMeta.Mishap;
import dev.portcullis.testing.Messages;
import dev.portcullis.testing.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Cases of people whose ids become known, or change, at any moment. */
final class MoveCaseRedisTest {

    private final BlockingRoom room = new BlockingRoom(Store.standalone());
    private final PhoneNumber phone = Messages.somePhone();
    private final BusinessScopedId scoped = Messages.someScopedId();
    private final Sender byPhone = Sender.of(phone);
    private final Sender person = Sender.of(scoped, phone);
    private final Sender moved = Messages.someone();

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void aPendingCaseFollowsTheIdThatCameToBeKnown() {
        // Given
        open(byPhone, "m1");

        // When
        join();
        join();

        // Then: found by both ids, sent once
        assertThat(room.theCase(phone)).isEqualTo(room.theCase(scoped));
        assertThat(room.theCase(scoped).sender()).isEqualTo(person);
        assertThat(room.queued()).isEqualTo(1);
        room.wrote(person, room.clock.instant());
        room.work();
        assertThat(room.state(person)).isEqualTo(CaseState.BLOCKED);
        assertThat(room.meta.count("POST")).isEqualTo(1);
    }

    @Test
    void thatMetaListsTheOldAccountIsNotSaidOfTheNewOne() {
        // Given
        room.blocked(person);
        room.release(person);
        room.clock.advance(Duration.ofSeconds(2));
        open(person, "m2");

        // When: the new account has not written, so that it cannot be blocked
        room.book.move(BlockingRoom.LINE, person.key(), moved, true);
        room.work();

        // Then
        assertThat(room.state(moved)).isEqualTo(CaseState.MISSED);
    }

    @Test
    void anAnswerThatComesAfterTheMoveIsRecorded() {
        // Given
        open(byPhone, "m1");
        room.meta.during(this::join);

        // When
        room.work();

        // Then
        assertThat(room.state(person)).isEqualTo(CaseState.BLOCKED);
        assertThat(room.meta.count("POST")).isEqualTo(1);
        assertThat(room.queued()).isZero();
    }

    @Test
    void anAnswerOnAnAccountThatIsGoneIsNotTheNewOnes() {
        // Given
        open(person, "m1");
        room.meta.during(this::change);

        // When
        room.wrote(moved, room.clock.instant());
        room.work();

        // Then: the new ids are sent
        assertThat(room.state(moved)).isEqualTo(CaseState.BLOCKED);
        assertThat(room.meta.hasBlocked(moved.key())).isTrue();
    }

    @Test
    void twoOpenCasesBecomeOne() {
        // Given
        open(byPhone, "m1");
        open(Sender.of(scoped), "m2");

        // When
        join();

        // Then
        assertThat(room.queued()).isEqualTo(1);
        assertThat(room.theCase(phone).key()).isEqualTo(scoped);
        room.wrote(person, room.clock.instant());
        room.work();
        assertThat(room.state(person)).isEqualTo(CaseState.BLOCKED);
        assertThat(room.meta.count("POST")).isEqualTo(1);
    }

    @Test
    void aBlockIsNotReopenedByAnOpenCaseOfTheOtherId() {
        // Given: the number's case is still pending when the other id is blocked
        Sender byScoped = Sender.of(scoped);
        room.blocked(byScoped);
        open(byPhone, "m1");

        // When
        join();
        room.clock.advance(Duration.ofHours(25));
        room.overdue().close(BlockingRoom.LINE);
        room.work();

        // Then
        assertThat(room.state(byScoped)).isEqualTo(CaseState.BLOCKED);
        assertThat(room.queued()).isZero();
        assertThat(room.meta.count("POST")).isEqualTo(1);
    }

    @Test
    void aBlockIsNotForgottenWithAClosedCaseOfTheOtherId() {
        // Given
        open(byPhone, "m1");
        room.release(byPhone);
        room.blocked(Sender.of(scoped));

        // When
        join();

        // Then
        assertThat(room.store.ask("ZCARD", room.names().forgettable()).number()).isZero();
        assertThat(room.theCase(scoped).pardon()).isPresent();
    }

    @Test
    void aReleaseUnderWayIsNotLostToABlockOfTheOtherId() {
        // Given
        room.blocked(byPhone);
        room.blocked(Sender.of(scoped));
        room.release(Sender.of(scoped));

        // When
        join();
        room.work();

        // Then
        assertThat(room.state(person)).isEqualTo(CaseState.RELEASED);
        assertThat(room.meta.hasBlocked(phone)).isFalse();
    }

    @Test
    void thePardonGoesAlongAndTheNewerCounts() {
        // Given
        open(byPhone, "m1");
        room.release(byPhone);
        Instant pardoned = room.theCase(byPhone).pardon().orElseThrow();

        // When
        join();

        // Then
        assertThat(room.theCase(scoped).pardon()).contains(pardoned);
        assertThat(room.offer(person, "m2", pardoned, room.rule(person, "flood", 10, "m2")))
                .isEqualTo(Effect.PARDONED);
    }

    @Test
    void afterANumberChangeABlockedPersonIsWanted() {
        // Given
        room.blocked(person);

        // When
        change();
        change();

        // Then: the old account stays what it is, the new one is tried on its next message
        assertThat(room.theCase(scoped).isBlocked()).isTrue();
        assertThat(room.theCase(moved.key()).state()).isEmpty();
        assertThat(room.theCase(moved.key()).wanted()).isPresent();
        room.wrote(moved, room.clock.instant());
        assertThat(room.offer(moved, "m2", room.clock.instant(), room.wanted(moved, "m2")))
                .isEqualTo(Effect.OPENED);
        room.work();
        assertThat(room.state(moved)).isEqualTo(CaseState.BLOCKED);
    }

    @Test
    void afterANumberChangeAPendingCaseNamesTheNewAccount() {
        // Given
        open(person, "m1");

        // When
        change();
        room.wrote(moved, room.clock.instant());
        room.work();

        // Then
        assertThat(room.meta.requests().getLast().users())
                .containsExactly(moved.phone().orElseThrow());
        assertThat(room.theCase(scoped).key()).isEqualTo(moved.key());
    }

    @Test
    void whoGetsTheOldNumberInheritsNoBlock() {
        // Given: known by the number alone, blocked, moved on
        room.blocked(byPhone);
        room.book.move(BlockingRoom.LINE, phone, moved, true);
        Sender heir = Sender.of(Messages.someScopedId(), phone);

        // When
        room.book.move(BlockingRoom.LINE, phone, heir, false);

        // Then
        assertThat(room.book.find(BlockingRoom.LINE, heir.key())).isEmpty();
    }

    @Test
    void aChainIsFollowedFromItsBeginningAndBack() {
        // Given
        open(byPhone, "m1");
        Sender third = Messages.someone();
        join();
        change();
        room.book.move(BlockingRoom.LINE, moved.key(), third, true);

        // Then
        for (SenderId id : List.of(phone, scoped, moved.key(), third.key())) {
            assertThat(room.theCase(id).key()).isEqualTo(third.key());
        }
        room.book.move(BlockingRoom.LINE, third.key(), person, true);
        assertThat(room.theCase(third.key()).key()).isEqualTo(scoped);
        assertThat(room.theCase(person).key()).isEqualTo(scoped);
        assertThat(room.queued()).isEqualTo(1);
    }

    @Test
    void anOfferOrReleaseOnAnIdThatHasJustMovedGoesToTheRightCase() {
        // Given
        open(byPhone, "m1");
        join();

        // When
        Effect effect = room.offer(byPhone, "m2");

        // Then
        assertThat(effect).isEqualTo(Effect.OPEN);
        assertThat(room.release(byPhone)).isEqualTo(CaseState.RELEASED);
        assertThat(room.state(person)).isEqualTo(CaseState.RELEASED);
    }

    @Test
    void aLostAnswerIsLookedUpAfterTheMove() {
        // Given
        open(byPhone, "m1");
        room.meta.meet(person);
        room.meta.plan(Mishap.LOST_AFTER_ACTING);
        room.work();

        // When
        join();
        room.letTimePass();
        room.work();

        // Then
        assertThat(room.state(person)).isEqualTo(CaseState.BLOCKED);
        assertThat(room.meta.count("POST")).isEqualTo(1);
    }

    private void open(Sender sender, String message) {
        room.wrote(sender, room.clock.instant());
        assertThat(room.offer(sender, message)).isEqualTo(Effect.OPENED);
    }

    private void join() {
        room.meta.meet(person);
        room.book.move(BlockingRoom.LINE, phone, person, false);
    }

    private void change() {
        room.book.move(BlockingRoom.LINE, scoped, moved, true);
    }
}
