package dev.portcullis.blocking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.graph.FailureKind;
import dev.portcullis.message.Sender;
import dev.portcullis.message.SenderId;
import dev.portcullis.testing.Messages;
import dev.portcullis.testing.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Refusals, and trying again on a later message; doubt, and looking it up. */
final class WantedRedisTest {

    private final BlockingRoom room = new BlockingRoom(Store.standalone());
    private final Sender sender = Messages.someone();
    private final SenderId phone = sender.phone().orElseThrow();
    private final SenderId scoped = sender.scopedId().orElseThrow();

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void aRefusalForTheWindowIsTriedThriceByBothIds() {
        // Given
        refuseBoth();

        // When
        openAndTry();

        // Then
        assertThat(room.meta.requests())
                .extracting(each -> each.users().getFirst())
                .containsExactly(phone, scoped, phone);
        assertThat(room.state(sender)).isEqualTo(CaseState.REFUSED);
        assertThat(room.theCase(sender).code()).hasValue(131047);
        assertThat(room.theCase(sender).wanted()).hasValueSatisfying(wanted -> {
            assertThat(wanted.refusals()).isEqualTo(1);
            assertThat(wanted.rule()).isEqualTo("flood");
        });
    }

    @Test
    void theOtherIdMayBeTheOneMetaTakes() {
        // Given
        room.meta.refuse(phone, FailureKind.OUTSIDE_WINDOW);

        // When
        openAndTry();

        // Then
        assertThat(room.state(sender)).isEqualTo(CaseState.BLOCKED);
        assertThat(room.theCase(sender).wanted()).isEmpty();
    }

    @Test
    void theNextMessageTriesAgainButNoRepeatAndNoEarlierOne() {
        // Given
        refuseBoth();
        openAndTry();
        Instant tried = Instant.now();

        // Then
        assertThat(wantedAt("early", tried.minusSeconds(60))).isEqualTo(Effect.WAITING);
        assertThat(wantedAt("early", tried.minusSeconds(60))).isEqualTo(Effect.REPEAT);
        assertThat(wantedAt("next", tried.plusSeconds(1))).isEqualTo(Effect.OPENED);
        assertThat(wantedAt("next", tried.plusSeconds(1))).isEqualTo(Effect.REPEAT);
    }

    @Test
    void theSecondRefusalWaitsTenMinutesAndTheFifthIsTheLast() {
        // Given
        refuseBoth();
        openAndTry();
        Instant later = Instant.now().plusSeconds(1);

        // When
        for (int refusals = 2; refusals <= 5; refusals++) {
            assertThat(wantedAt("try" + refusals, later)).isEqualTo(Effect.OPENED);
            workThrice();
            assertThat(room.theCase(sender).wanted().orElseThrow().refusals()).isEqualTo(refusals);

            // Then
            assertThat(wantedAt("tooSoon" + refusals, later)).isEqualTo(Effect.WAITING);
            long minutes = 10 * (long) Math.pow(4, refusals - 2.0);
            assertThat(number("notBefore"))
                    .isBetween(
                            Instant.now()
                                    .plus(Duration.ofMinutes(minutes))
                                    .minusSeconds(30)
                                    .toEpochMilli(),
                            Instant.now().plus(Duration.ofMinutes(minutes)).toEpochMilli());
            forgetTheWait();
        }
        assertThat(wantedAt("sixth", later)).isEqualTo(Effect.WAITING);
        assertThat(room.state(sender)).isEqualTo(CaseState.REFUSED);
    }

    @Test
    void whoeverWasMissedIsBlockedOnTheNextMessage() {
        // Given
        open();
        room.clock.advance(Duration.ofHours(25));
        room.overdue().close(BlockingRoom.LINE);
        assertThat(room.state(sender)).isEqualTo(CaseState.MISSED);

        // When
        room.wrote(sender, room.clock.instant());
        Effect effect = wantedAt("back", room.clock.instant());

        // Then
        assertThat(effect).isEqualTo(Effect.OPENED);
        room.work();
        assertThat(room.state(sender)).isEqualTo(CaseState.BLOCKED);
        assertThat(room.theCase(sender).wanted()).isEmpty();
        assertThat(room.theCase(sender).grounds().cause()).isEqualTo("wanted");
        assertThat(room.store.ask("ZCARD", room.names().wanted()).number()).isZero();
    }

    @Test
    void aMessageSoonAfterTheBlockRaisesNoDoubt() {
        // Given
        Case blocked = room.blocked(sender);
        Instant settled = blocked.settled().orElseThrow();

        // When
        Effect effect = ruleAt("late", settled.plus(Duration.ofMinutes(2)));

        // Then
        assertThat(effect).isEqualTo(Effect.OPEN);
        assertThat(room.queued()).isZero();
    }

    @Test
    void aMessageLongAfterTheBlockIsLookedUpOnce() {
        // Given
        Case blocked = room.blocked(sender);
        Instant later =
                blocked.settled().orElseThrow().plus(Duration.ofMinutes(2)).plusMillis(1);

        // When
        Effect effect = ruleAt("doubt", later);

        // Then: Meta still lists them
        assertThat(effect).isEqualTo(Effect.DOUBTED);
        room.work();
        assertThat(room.state(sender)).isEqualTo(CaseState.BLOCKED);
        assertThat(room.meta.count("GET")).isEqualTo(1);
        assertThat(room.meta.count("POST")).isEqualTo(1);
        assertThat(room.queued()).isZero();
    }

    @Test
    void whoeverWasUnblockedElsewhereIsReleasedAndTheirMessageJudged() {
        // Given
        Case blocked = room.blocked(sender);
        Instant later = blocked.settled().orElseThrow().plus(Duration.ofMinutes(3));
        room.meta.unblockByHand(sender.key());
        room.wrote(sender, later);

        // When
        assertThat(ruleAt("doubt", later)).isEqualTo(Effect.DOUBTED);
        room.work();

        // Then: released with a pardon for the past, and blocked anew for this message
        assertThat(room.state(sender)).isEqualTo(CaseState.BLOCKED);
        assertThat(room.meta.count("POST")).isEqualTo(2);
        assertThat(room.theCase(sender).pardon()).contains(later.minusMillis(1));
        assertThat(room.theCase(sender).grounds().at()).isEqualTo(later);
    }

    @Test
    void anHonestMessageOfSomeoneUnblockedElsewhereReleasesThem() {
        // Given
        Case blocked = room.blocked(sender);
        Instant later = blocked.settled().orElseThrow().plus(Duration.ofMinutes(3));
        room.meta.unblockByHand(sender.key());

        // When: no rule acts on it, one in shadow speaks
        room.offer(sender, "honest", later, room.verdict(sender, "rule", "shadow", false, 10, "honest"));
        room.work();

        // Then
        assertThat(room.state(sender)).isEqualTo(CaseState.RELEASED);
        assertThat(room.theCase(sender).ending()).contains(Ending.OUTSIDE);
        assertThat(room.theCase(sender).pardons(later.minusMillis(1))).isTrue();
        assertThat(room.theCase(sender).pardons(later)).isFalse();
    }

    @Test
    void aDoubtWithoutAnyVerdictIsLookedUpToo() {
        // Given
        Case blocked = room.blocked(sender);
        room.meta.unblockByHand(sender.key());

        // When
        room.offerAll(sender, "plain", blocked.settled().orElseThrow().plus(Duration.ofMinutes(3)));
        room.work();

        // Then
        assertThat(room.state(sender)).isEqualTo(CaseState.RELEASED);
    }

    private void refuseBoth() {
        List.of(phone, scoped).forEach(id -> room.meta.refuse(id, FailureKind.OUTSIDE_WINDOW));
    }

    private void open() {
        room.wrote(sender, room.clock.instant());
        assertThat(room.offer(sender, "first")).isEqualTo(Effect.OPENED);
    }

    private void openAndTry() {
        open();
        workThrice();
    }

    private void workThrice() {
        for (int i = 0; i < 3; i++) {
            room.work();
            room.letTimePass();
        }
    }

    private Effect wantedAt(String message, Instant at) {
        return room.offer(sender, message, at, room.wanted(sender, message));
    }

    private Effect ruleAt(String message, Instant at) {
        return room.offer(sender, message, at, room.rule(sender, "flood", 1_000, message));
    }

    private long number(String field) {
        String json = room.store
                .ask("HGET", room.names().cases(), sender.key().value())
                .text();
        return (long) Double.parseDouble(json.replaceAll(".*\"" + field + "\":([0-9.e+]+).*", "$1"));
    }

    private void forgetTheWait() {
        String json = room.store
                .ask("HGET", room.names().cases(), sender.key().value())
                .text();
        room.store.ask(
                "HSET",
                room.names().cases(),
                sender.key().value(),
                json.replaceAll("\"notBefore\":[0-9.e+]+", "\"notBefore\":0"));
    }
}
