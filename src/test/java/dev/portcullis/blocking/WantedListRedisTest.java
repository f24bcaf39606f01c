package dev.portcullis.blocking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.message.Sender;
import dev.portcullis.testing.Messages;
import dev.portcullis.testing.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whom a person wants blocked on the next message. */
final class WantedListRedisTest {

    private final BlockingRoom room = new BlockingRoom(Store.standalone(), 5, Duration.ofHours(24));
    private final Wishes wishes = new Wishes(room);
    private final Sender sender = Messages.someone();

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void whoeverAPersonWantsIsBlockedOnTheNextMessage() {
        // Given
        assertThat(wishes.want(sender)).isEqualTo(ListChange.ADDED);
        assertThat(room.queued()).isZero();
        Wanted wanted = room.theCase(sender).wanted().orElseThrow();
        assertThat(wanted.cause()).isEqualTo("person");
        assertThat(wanted.by()).contains("ana");
        assertThat(wanted.reason()).isEqualTo("because \"x\"");

        // When
        room.wrote(sender, room.clock.instant());
        Effect effect = offer("wamid.1");
        room.work();

        // Then
        assertThat(effect).isEqualTo(Effect.OPENED);
        assertThat(room.theCase(sender).isBlocked()).isTrue();
        assertThat(room.theCase(sender).wanted()).isEmpty();
        assertThat(wishes.want(sender)).isEqualTo(ListChange.BLOCKED);
    }

    @Test
    void aBlockUnderWayIsNotDisturbed() {
        // Given
        room.wrote(sender, room.clock.instant());
        room.offer(sender, "wamid.1");

        // Then
        assertThat(wishes.want(sender)).isEqualTo(ListChange.PENDING);
        assertThat(room.theCase(sender).wanted()).isEmpty();
        assertThat(leave(sender)).isEqualTo(ListChange.PENDING);
    }

    @Test
    void takingSomebodyOffPardonsThem() {
        // Given
        wishes.want(sender);

        // When
        ListChange change = leave(sender);

        // Then
        assertThat(change).isEqualTo(ListChange.REMOVED);
        assertThat(room.theCase(sender).wanted()).isEmpty();
        assertThat(room.offer(sender, "wamid.1")).isEqualTo(Effect.PARDONED);
        assertThat(causes()).isEmpty();
        assertThat(leave(sender)).isEqualTo(ListChange.ABSENT);
        assertThat(room.store.ask("ZCARD", room.names().wanted()).number()).isZero();
        assertThat(room.store.ask("ZCARD", room.names().forgettable()).number()).isEqualTo(1);
    }

    @Test
    void theRuleThatHadSomebodyWantedLeavesThemAloneForATime() {
        // Given
        room.wrote(sender, room.clock.instant());
        room.offer(sender, "wamid.1");
        room.clock.advance(Duration.ofHours(25));
        room.overdue().close(BlockingRoom.LINE);
        assertThat(room.theCase(sender).wanted()).isPresent();

        // When
        leave(sender);
        room.clock.advance(Duration.ofMinutes(1));

        // Then
        assertThat(room.offer(sender, "wamid.2")).isEqualTo(Effect.GRACED);
    }

    @Test
    void takingSomebodyOffCallsOffWhatTheListHasBegun() {
        // Given
        wishes.want(sender);
        room.wrote(sender, room.clock.instant());
        offer("wamid.1");

        // When
        ListChange change = leave(sender);

        // Then
        assertThat(change).isEqualTo(ListChange.REMOVED);
        assertThat(room.state(sender)).isEqualTo(CaseState.RELEASED);
        assertThat(room.queued()).isZero();
    }

    @Test
    void aPersonsWishIsFoundByItsOwnCause() {
        // Given
        room.wrote(sender, room.clock.instant());
        room.offer(sender, "wamid.1");
        room.clock.advance(Duration.ofHours(25));
        room.overdue().close(BlockingRoom.LINE);
        assertThat(causes()).singleElement().asString().startsWith("flood|");

        // When
        wishes.want(sender);

        // Then
        assertThat(causes())
                .singleElement()
                .asString()
                .startsWith("|")
                .endsWith("|" + sender.key().value());
        leave(sender);
        assertThat(causes()).isEmpty();
    }

    @Test
    void theLinesLimitHoldsAndNobodyHasToReArmIt() {
        // Given
        IntStream.range(0, 5)
                .forEach(i -> assertThat(room.offer(Messages.someone(), "wamid.of." + i))
                        .isEqualTo(Effect.OPENED));
        wishes.want(sender);

        // Then
        assertThat(offer("wamid.1")).isEqualTo(Effect.CAPPED);
        assertThat(room.store.ask("HLEN", room.names().tripped()).number()).isZero();
        room.clock.advance(Duration.ofMinutes(61));
        assertThat(offer("wamid.2")).isEqualTo(Effect.OPENED);
    }

    @Test
    void whatIsOverDisappears() {
        // Given
        room.note(sender);
        wishes.wantedList()
                .want(
                        BlockingRoom.LINE,
                        List.of(wishes.of(sender, Optional.of(Instant.now().minusSeconds(1)))));
        assertThat(room.theCase(sender).wanted().orElseThrow().holdsAt(room.clock.instant()))
                .isFalse();
        assertThat(newest(Optional.empty(), 10).senders()).isEmpty();

        // When
        room.overdue().closeOnSchedule();

        // Then
        assertThat(room.theCase(sender).wanted()).isEmpty();
        assertThat(room.store.ask("ZCARD", room.names().wanted()).number()).isZero();
        assertThat(room.store.ask("EXISTS", room.names().wantedEnds()).number()).isZero();
        assertThat(causes()).isEmpty();
    }

    @Test
    void theNewestFirstAndNoneTwice() {
        // Given
        List<Sender> people =
                IntStream.range(0, 7).mapToObj(i -> Messages.someone()).toList();
        people.forEach(wishes::want);

        // When
        ListPage first = newest(Optional.empty(), 4);
        Sender late = Messages.someone();
        wishes.want(late);
        ListPage second = newest(first.next(), 4);

        // Then
        assertThat(first.senders())
                .extracting(Case::sender)
                .doesNotContainAnyElementsOf(
                        second.senders().stream().map(Case::sender).toList());
        assertThat(second.senders()).hasSize(3).extracting(Case::sender).doesNotContain(late);
        assertThat(second.next()).isEmpty();
    }

    private ListPage newest(Optional<ListPage.Place> after, int limit) {
        return wishes.wantedList().page(BlockingRoom.LINE, after, limit, room.clock.instant());
    }

    private List<String> causes() {
        return room.store.ask("ZRANGE", room.names().causes(), 0, -1).elements().stream()
                .map(each -> each.text())
                .toList();
    }

    private ListChange leave(Sender whom) {
        return wishes.wantedList()
                .leave(BlockingRoom.LINE, List.of(wishes.of(whom)))
                .getFirst();
    }

    private Effect offer(String message) {
        return room.offer(sender, message, room.clock.instant(), room.verdict(sender, "wanted", "", true, 0, message));
    }
}
