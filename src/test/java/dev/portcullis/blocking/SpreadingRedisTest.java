package dev.portcullis.blocking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.blocking.Offer.OfferedVerdict;
import dev.portcullis.message.AccountId;
import dev.portcullis.message.InboundMessage;
import dev.portcullis.message.Lease;
import dev.portcullis.message.LineId;
import dev.portcullis.message.Sender;
import dev.portcullis.redis.JobLocks;
import dev.portcullis.senders.SenderMoves;
import dev.portcullis.senders.SenderWindow;
import dev.portcullis.testing.Messages;
import dev.portcullis.testing.Store;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Blocks that go beyond the line. */
final class SpreadingRedisTest {

    private static final LineId OTHER = new LineId("40401");
    private static final LineId FOREIGN = new LineId("40402");

    private final BlockingRoom room = new BlockingRoom(Store.standalone(), 1_000);
    private final Spreading spreading = new Spreading(
            room.store.pipeline(),
            room.store.keys(),
            room.lines(),
            new SenderMoves(room.store.pipeline(), room.store.keys()),
            new JobLocks(room.store.pipeline(), room.store.keys()),
            room.clock,
            new SimpleMeterRegistry());
    private final Wishes wishes = new Wishes(room);
    private final Sender sender = Messages.someone();

    @BeforeEach
    void noteTheLines() {
        room.note(sender);
        InboundMessage there = Messages.text(OTHER, sender, "m", room.clock.instant(), "hello");
        InboundMessage foreign =
                new InboundMessage(FOREIGN, new AccountId("1"), there.id(), sender, there.sentAt(), there.content());
        room.lines().note(List.of(there, foreign)).await().indefinitely();
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void whoeverIsBlockedIsWantedOnTheOtherLinesOfTheAccount() {
        // Given
        offer(BlockingRoom.LINE, "wamid.1", true);
        spreading.spreadOnSchedule();
        assertThat(wantedOn(OTHER)).isEmpty();

        // When
        room.work();
        spreading.spreadOnSchedule();

        // Then
        assertThat(wantedOn(OTHER)).hasValueSatisfying(wanted -> {
            assertThat(wanted.cause()).isEqualTo("spread");
            assertThat(wanted.rule()).isEqualTo("flood");
            assertThat(wanted.reason()).startsWith("blocked on line " + BlockingRoom.LINE.value() + ": 25 messages");
        });
        assertThat(causesOn(OTHER)).singleElement().asString().startsWith("flood|");
        assertThat(wantedOn(FOREIGN)).isEmpty();
        assertThat(room.store.ask("ZCARD", room.names().spreading()).number()).isZero();
    }

    @Test
    void thereTheLeaseIsTheSame() {
        // Given
        Lease lease = new Lease(Duration.ofDays(7), Optional.empty());
        offer(BlockingRoom.LINE, "wamid.1", terms(Optional.of(lease), true), "rule");
        room.work();
        spreading.spreadOnSchedule();

        // When
        Effect effect = offer(OTHER, "wamid.2", Terms.PLAIN, "wanted");

        // Then
        assertThat(effect).isEqualTo(Effect.OPENED);
        assertThat(room.store
                        .ask(
                                "HGET",
                                room.store.keys().line(OTHER).cases(),
                                sender.key().value())
                        .text())
                .contains("\"length\":604800000");
    }

    @Test
    void ruleThatDoesNotSpreadStaysOnItsLine() {
        // Given
        offer(BlockingRoom.LINE, "wamid.1", false);
        room.work();

        // When
        spreading.spreadOnSchedule();

        // Then
        assertThat(room.book().find(OTHER, sender.key())).isEmpty();
    }

    @Test
    void whenTheBlockIsLiftedSoIsWhatCameOfIt() {
        // Given
        offer(BlockingRoom.LINE, "wamid.1", true);
        room.work();
        spreading.spreadOnSchedule();
        assertThat(wantedOn(OTHER)).isPresent();

        // When
        room.release(sender);
        spreading.spreadOnSchedule();

        // Then
        assertThat(wantedOn(OTHER)).isEmpty();
        assertThat(causesOn(OTHER)).isEmpty();
        assertThat(room.book().find(OTHER, sender.key()).orElseThrow().pardons(room.clock.instant()))
                .isTrue();
    }

    @Test
    void aWishOfAPersonThereIsNotTouched() {
        // Given
        wishes.wantedList().want(OTHER, List.of(wishes.of(sender)));
        offer(BlockingRoom.LINE, "wamid.1", true);
        room.work();
        spreading.spreadOnSchedule();
        assertThat(wantedOn(OTHER)).map(Wanted::cause).contains("person");

        // When
        room.release(sender);
        spreading.spreadOnSchedule();

        // Then
        assertThat(wantedOn(OTHER)).map(Wanted::cause).contains("person");
    }

    @Test
    void nobodyIsWantedWhereTheyAreAllowedOrWerePardonedSince() {
        // Given
        wishes.allowedList().allow(OTHER, List.of(new AllowedList.Permit(wishes.of(sender), false)));
        Sender pardoned = Messages.someone();
        room.book().release(OTHER, pardoned.key(), pardoned, wishes.of(pardoned).auditEntry());
        offer(BlockingRoom.LINE, "wamid.1", true);
        offer(pardoned, BlockingRoom.LINE, "wamid.2", terms(Optional.empty(), true), "rule");
        room.work();

        // When
        spreading.spreadOnSchedule();

        // Then
        assertThat(wantedOn(OTHER)).isEmpty();
        assertThat(room.book().find(OTHER, pardoned.key()).flatMap(Case::wanted))
                .isEmpty();
    }

    @Test
    void manyAreToldOfInOneGo() {
        // Given
        List<Sender> people = Stream.generate(Messages::someone).limit(250).toList();
        people.forEach(each ->
                offer(each, BlockingRoom.LINE, "wamid." + each.key().value(), terms(Optional.empty(), true), "rule"));
        room.work();

        // When
        spreading.spreadOnSchedule();

        // Then
        assertThat(room.store
                        .ask("ZCARD", room.store.keys().line(OTHER).wanted())
                        .number())
                .isEqualTo(room.meta.blocked().size());
        assertThat(room.store.ask("ZCARD", room.names().spreading()).number()).isZero();
    }

    private Optional<Wanted> wantedOn(LineId line) {
        return room.book().find(line, sender.key()).flatMap(Case::wanted);
    }

    private List<String> causesOn(LineId line) {
        return room.store.ask("ZRANGE", room.store.keys().line(line).causes(), 0, -1).elements().stream()
                .map(each -> each.text())
                .toList();
    }

    private static Terms terms(Optional<Lease> lease, boolean spreads) {
        return new Terms(OptionalInt.of(1_000), OptionalDouble.empty(), lease, 0, spreads);
    }

    private void offer(LineId line, String message, boolean spreads) {
        offer(line, message, terms(Optional.empty(), spreads), "rule");
    }

    private Effect offer(LineId line, String message, Terms terms, String cause) {
        return offer(sender, line, message, terms, cause);
    }

    private Effect offer(Sender whose, LineId line, String message, Terms terms, String cause) {
        room.wrote(whose, room.clock.instant());
        OfferedVerdict verdict = OfferedVerdict.of(
                true,
                terms,
                room.verdict(whose, cause, "flood", true, 1_000, message).decision());
        Offer offer = new Offer(
                line,
                whose.key(),
                whose,
                message,
                room.clock.instant(),
                SenderWindow.closesAt(room.clock.instant()),
                List.of(verdict));
        return room.book()
                .offer(List.of(offer), room.clock.instant())
                .await()
                .indefinitely()
                .getFirst()
                .getFirst();
    }
}
