package dev.portcullis.blocking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.audit.MetaAnswer;
import dev.portcullis.message.PhoneNumber;
import dev.portcullis.message.Sender;
import dev.portcullis.testing.Messages;
import dev.portcullis.testing.Store;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Once a person has lifted a block, its rule waits. */
final class GraceRedisTest {

    private final BlockingRoom room = new BlockingRoom(Store.standalone(), 5_000, Duration.ofHours(24));
    private final Sender sender = Messages.someone();

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void theRuleWhoseBlockAPersonLiftedLeavesTheSenderAlone() {
        // Given
        blocked();
        lift();

        // When
        Effect same = offer("flood", "wamid.2");
        Effect another = offer("scam", "wamid.2");

        // Then
        assertThat(same).isEqualTo(Effect.GRACED);
        assertThat(another).isEqualTo(Effect.OPENED);
    }

    @Test
    void theGraceIsKeptWithTheCaseAndByItsLaterIds() {
        // Given
        blocked();
        lift();
        Sender now = Sender.of(PhoneNumber.parse("+15550009999").orElseThrow());

        // When
        room.book().move(BlockingRoom.LINE, sender.key(), now, true);

        // Then
        room.clock().advance(Duration.ofMinutes(1));
        room.wrote(now, room.clock().instant());
        assertThat(room.offer(now, "wamid.9", room.clock().instant(), room.rule(now, "flood", 1_000, "wamid.9")))
                .isEqualTo(Effect.GRACED);
    }

    @Test
    void aPersonMayBlockAgainAtOnce() {
        // Given
        blocked();
        lift();

        // When
        Effect effect = room.offer(
                sender, "person/1", room.clock().instant(), room.verdict(sender, "person", "", true, 0, "person/1"));

        // Then
        assertThat(effect).isEqualTo(Effect.OPENED);
    }

    private void blocked() {
        room.wrote(sender, room.clock().instant());
        room.offer(sender, "wamid.1");
        room.work();
        assertThat(room.theCase(sender).isBlocked()).isTrue();
    }

    private void lift() {
        MetaAnswer entry = new MetaAnswer(
                sender,
                "release-asked",
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("admin"),
                room.clock().instant());
        room.book().release(BlockingRoom.LINE, sender.key(), sender, entry.toJson());
        room.work();
        assertThat(room.theCase(sender).ending()).contains(Ending.PERSON);
    }

    private Effect offer(String rule, String message) {
        room.clock().advance(Duration.ofMinutes(1));
        room.wrote(sender, room.clock().instant());
        return room.offer(sender, message, room.clock().instant(), room.rule(sender, rule, 1_000, message));
    }
}
