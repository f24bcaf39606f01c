package dev.portcullis.blocking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.message.Sender;
import dev.portcullis.testing.Messages;
import dev.portcullis.testing.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who has a say in how long a block lasts. */
final class LeaseTermsRedisTest {

    private final BlockingRoom room = new BlockingRoom(Store.standalone());
    private final Leased leased = new Leased(room);
    private final Sender sender = Messages.someone();

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void aPersonsBlockLasts() {
        // Given
        leased.block(sender, Leased.WEEK);

        // When
        room.offer(sender, "asked", room.clock.instant(), room.verdict(sender, "person", "", true, 1, "asked"));

        // Then
        assertThat(room.theCase(sender).leaseEnds()).isEmpty();
        assertThat(leased.watched()).isZero();
        assertThat(leased.offer(sender, Leased.WEEK)).isEqualTo(Effect.OPEN);
        assertThat(room.theCase(sender).leaseEnds()).isEmpty();
    }

    @Test
    void whatIsInShadowOrTrippedHasNoSay() {
        // Given
        leased.block(sender, Leased.WEEK);
        room.store.ask("HSET", room.names().tripped(), "tripped", 1);

        // When
        room.offer(sender, "m2", room.clock.instant(), room.verdict(sender, "rule", "shadow", false, 1, "m2"));
        leased.offer(sender, "tripped", Optional.empty());

        // Then
        assertThat(Leased.length(room.theCase(sender))).contains(Leased.WEEK.length());
    }

    @Test
    void comesWithTheWantedFlag() {
        // Given
        room.wrote(sender, room.clock.instant());
        leased.offer(sender, Leased.WEEK);
        room.clock.advance(Duration.ofHours(25));
        room.work();
        assertThat(room.state(sender)).isEqualTo(CaseState.MISSED);

        // When
        room.wrote(sender, room.clock.instant());
        room.offer(sender, "back", room.clock.instant(), room.wanted(sender, "back"));
        room.offer(sender, "again", room.clock.instant(), room.wanted(sender, "again"));
        room.work();

        // Then
        assertThat(Leased.length(room.theCase(sender))).contains(Leased.WEEK.length());
    }

    @Test
    void isNotBegunAnewByALookAtMetasList() {
        // Given
        Case blocked = leased.block(sender, Leased.WEEK);
        Instant later = blocked.settled().orElseThrow().plus(Duration.ofMinutes(3));

        // When
        assertThat(room.offer(
                        sender, "doubt", later, leased.verdict(sender, "flood", "doubt", Optional.of(Leased.MONTH))))
                .isEqualTo(Effect.DOUBTED);
        room.work();

        // Then
        assertThat(room.theCase(sender).isBlocked()).isTrue();
        assertThat(room.theCase(sender).leaseEnds()).isEqualTo(blocked.leaseEnds());
    }

    @Test
    void whoeverWasUnblockedElsewhereIsBlockedAnewForTheNewLease() {
        // Given
        Case blocked = leased.block(sender, Leased.WEEK);
        Instant later = blocked.settled().orElseThrow().plus(Duration.ofMinutes(3));
        room.meta.unblockByHand(sender.key());
        room.wrote(sender, later);

        // When
        room.offer(sender, "doubt", later, leased.verdict(sender, "flood", "doubt", Optional.of(Leased.MONTH)));
        room.work();

        // Then
        assertThat(room.meta.count("POST")).isEqualTo(2);
        assertThat(Leased.length(room.theCase(sender))).contains(Leased.MONTH.length());
    }
}
