package dev.portcullis.blocking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.message.PhoneNumber;
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

/** Whom nobody blocks. */
final class AllowedListRedisTest {

    private final BlockingRoom room = new BlockingRoom(Store.standalone());
    private final Wishes wishes = new Wishes(room);
    private final Sender sender = Messages.someone();

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void noRuleNoWantedFlagAndNoPersonBlocksTheAllowed() {
        // Given
        assertThat(wishes.want(sender)).isEqualTo(ListChange.ADDED);
        assertThat(wishes.allow(sender)).isEqualTo(ListChange.ADDED);
        room.wrote(sender, room.clock.instant());

        // Then
        assertThat(room.theCase(sender).wanted()).isEmpty();
        assertThat(offer("rule", "flood")).isEqualTo(Effect.ALLOWED);
        assertThat(offer("wanted", "wanted:+1")).isEqualTo(Effect.ALLOWED);
        assertThat(offer("person", "")).isEqualTo(Effect.ALLOWED);
        assertThat(wishes.want(sender)).isEqualTo(ListChange.ALLOWED);
        assertThat(room.queued()).isZero();
    }

    @Test
    void allowingLiftsTheBlockAndPardons() {
        // Given
        room.blocked(sender);

        // When
        ListChange change = wishes.allow(sender);

        // Then
        assertThat(change).isEqualTo(ListChange.LIFTING);
        room.work();
        assertThat(room.state(sender)).isEqualTo(CaseState.RELEASED);
        assertThat(room.theCase(sender).ending()).contains(Ending.ALLOWED);
        assertThat(room.theCase(sender).pardons(room.clock.instant())).isTrue();
        assertThat(room.store.ask("ZCARD", room.names().causes()).number()).isZero();
    }

    @Test
    void allowingCallsOffWhatMetaHasNotHeardOf() {
        // Given
        room.wrote(sender, room.clock.instant());
        room.offer(sender, "wamid.1");

        // When
        ListChange change = wishes.allow(sender);

        // Then
        assertThat(change).isEqualTo(ListChange.LIFTED);
        assertThat(room.state(sender)).isEqualTo(CaseState.RELEASED);
        assertThat(room.queued()).isZero();
    }

    @Test
    void nobodyElsesBlockIsAskedToBeLiftedUnlessMetaListsThem() {
        // Given
        Sender listed = Messages.someone();

        // When
        List<ListChange> changes = wishes.allowedList()
                .allow(
                        BlockingRoom.LINE,
                        List.of(
                                new AllowedList.Permit(wishes.of(sender), false),
                                new AllowedList.Permit(wishes.of(listed), true)));

        // Then
        assertThat(changes).containsExactly(ListChange.ADDED, ListChange.LIFTING);
        assertThat(room.queued()).isEqualTo(1);
    }

    @Test
    void rulesHoldAgainWhenTheTimeIsOverOrSomebodySaysSo() {
        // Given
        Sender other = Messages.someone();
        Instant soon = Instant.now().plus(Duration.ofHours(1));
        wishes.allowedList()
                .allow(BlockingRoom.LINE, List.of(new AllowedList.Permit(wishes.of(sender, Optional.of(soon)), false)));
        wishes.allow(other);
        assertThat(offer("rule", "flood")).isEqualTo(Effect.ALLOWED);

        // When
        String stored = stored(sender).replaceAll("\"ends\":[0-9.e+]+", "\"ends\":1000");
        room.store.ask("HSET", room.names().cases(), sender.key().value(), stored);
        List<ListChange> left = wishes.allowedList().leave(BlockingRoom.LINE, List.of(wishes.of(other)));

        // Then
        assertThat(left).containsExactly(ListChange.REMOVED);
        assertThat(room.store.ask("ZCARD", room.names().allowed()).number()).isEqualTo(1);
        assertThat(offer("rule", "flood")).isEqualTo(Effect.OPENED);
        assertThat(room.offer(other, "wamid.other")).isEqualTo(Effect.OPENED);
        assertThat(wishes.allowedList().leave(BlockingRoom.LINE, List.of(wishes.of(other))))
                .containsExactly(ListChange.ABSENT);
    }

    @Test
    void whatIsOverDisappears() {
        // Given
        room.note(sender);
        wishes.allow(sender);
        String stored = stored(sender).replace("\"reason\"", "\"ends\":1000,\"reason\"");
        room.store.ask("HSET", room.names().cases(), sender.key().value(), stored);
        room.store.ask("ZADD", room.names().allowed(), 1000, sender.key().value());

        // When
        room.overdue().closeOnSchedule();

        // Then
        assertThat(room.store.ask("ZCARD", room.names().allowed()).number()).isZero();
        assertThat(room.theCase(sender).allowance()).isEmpty();
    }

    @Test
    void goesAlongWithANumberChange() {
        // Given
        wishes.allow(sender);
        Sender now = Sender.of(PhoneNumber.parse("+15550009999").orElseThrow());

        // When
        room.book().move(BlockingRoom.LINE, sender.key(), now, true);

        // Then
        assertThat(room.offer(now, "wamid.9")).isEqualTo(Effect.ALLOWED);
        assertThat(page(Optional.empty(), 10).senders()).extracting(Case::key).containsExactly(now.key());
    }

    @Test
    void thoseFirstWhoseTimeIsOverNext() {
        // Given
        List<Sender> people =
                IntStream.range(0, 5).mapToObj(i -> Messages.someone()).toList();
        for (int i = 4; i >= 0; i--) {
            Optional<Instant> until =
                    i == 4 ? Optional.empty() : Optional.of(Instant.now().plus(Duration.ofHours(i + 1)));
            wishes.allowedList()
                    .allow(BlockingRoom.LINE, List.of(new AllowedList.Permit(wishes.of(people.get(i), until), false)));
        }

        // When
        ListPage first = page(Optional.empty(), 2);
        wishes.allowedList().leave(BlockingRoom.LINE, List.of(wishes.of(people.get(0), Optional.empty())));
        ListPage second = page(first.next(), 2);
        ListPage third = page(second.next(), 2);

        // Then
        assertThat(first.senders()).extracting(Case::sender).containsExactly(people.get(0), people.get(1));
        assertThat(first.count()).isEqualTo(5);
        assertThat(second.senders()).extracting(Case::sender).containsExactly(people.get(2), people.get(3));
        assertThat(third.senders()).extracting(Case::sender).containsExactly(people.get(4));
        assertThat(third.next()).isEmpty();
    }

    private ListPage page(Optional<ListPage.Place> after, int limit) {
        return wishes.allowedList()
                .page(
                        BlockingRoom.LINE,
                        after.map(Object::toString).flatMap(ListPage.Place::parse),
                        limit,
                        room.clock.instant());
    }

    private String stored(Sender whose) {
        return room.store.ask("HGET", room.names().cases(), whose.key().value()).text();
    }

    private Effect offer(String cause, String rule) {
        String message = "wamid." + cause + room.clock.instant();
        room.clock.advance(Duration.ofMinutes(1));
        return room.offer(
                sender, message, room.clock.instant(), room.verdict(sender, cause, rule, true, 1_000, message));
    }
}
