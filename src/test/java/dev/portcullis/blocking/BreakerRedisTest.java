package dev.portcullis.blocking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.audit.AuditEntry;
import dev.portcullis.audit.Deed;
import dev.portcullis.audit.DeedKind;
import dev.portcullis.audit.EntryId;
import dev.portcullis.audit.Whom;
import dev.portcullis.blocking.Breakers.Trip;
import dev.portcullis.message.Sender;
import dev.portcullis.testing.Messages;
import dev.portcullis.testing.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What stops a rule, what it does then, and how it goes on. */
final class BreakerRedisTest {

    private static final int LINE_LIMIT = 3;

    private final BlockingRoom room = new BlockingRoom(Store.standalone(), LINE_LIMIT);

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void aRuleAtItsOwnLimitIsStoppedByItself() {
        // When
        assertThat(offer("flood", 1)).isEqualTo(Effect.OPENED);
        assertThat(offer("flood", 1)).isEqualTo(Effect.LIMITED);

        // Then
        assertThat(offer("scam", 1)).isEqualTo(Effect.OPENED);
        assertThat(tripped("flood")).isEqualTo(new Trip(room.clock.instant(), false));
    }

    @Test
    void aLineAtItsLimitStopsEachRuleThatAsksForMore() {
        // Given
        fillTheLine();

        // Then
        assertThat(offer("flood", 100)).isEqualTo(Effect.CAPPED);
        assertThat(offer("flood", 100)).isEqualTo(Effect.TRIPPED);
        assertThat(offer("scam", 100)).isEqualTo(Effect.CAPPED);
        assertThat(tripped("flood").byLine()).isTrue();
        assertThat(tripped("scam").byLine()).isTrue();
    }

    @Test
    void whomAPersonWantsIsNoRuleThatCouldBeStopped() {
        // Given
        fillTheLine();

        // When
        Sender wanted = Messages.someone();
        assertThat(room.offer(wanted, "m1", room.clock.instant(), room.verdict(wanted, "wanted", "", true, 0, "m1")))
                .isEqualTo(Effect.CAPPED);
        room.clock.advance(Duration.ofHours(1));

        // Then
        assertThat(room.breakers().tripped(BlockingRoom.LINE)).isEmpty();
        assertThat(room.offer(wanted, "m2", room.clock.instant(), room.verdict(wanted, "wanted", "", true, 0, "m2")))
                .isEqualTo(Effect.OPENED);
    }

    @Test
    void reArmingStartsTheCountAnewThatStoppedTheRule() {
        // Given
        fillTheLine();
        offer("flood", 100);

        // When
        assertThat(rearm("flood")).isTrue();

        // Then
        assertThat(offer("flood", 100)).isEqualTo(Effect.OPENED);
        assertThat(rearm("flood")).isFalse();
    }

    @Test
    void staysStoppedForAllReplicasAndAfterARestart() {
        // Given
        offer("flood", 1);
        offer("flood", 1);

        // When
        try (BlockingRoom replica = new BlockingRoom(room.store.replica(), LINE_LIMIT)) {
            replica.clock.advance(Duration.ofDays(30));
            Sender sender = Messages.someone();

            // Then
            assertThat(replica.offer(sender, "m", replica.clock.instant(), replica.rule(sender, "flood", 1, "m")))
                    .isEqualTo(Effect.TRIPPED);
        }
    }

    @Test
    void aStoppedRuleIsRecordedAndItsCandidateToo() {
        // Given
        offer("flood", 1);
        offer("flood", 1);
        int recorded = room.decisions().size();

        // When
        Sender sender = Messages.someone();
        List<Effect> effects = room.offerAll(
                sender,
                "m",
                room.clock.instant(),
                room.rule(sender, "flood", 1, "m"),
                room.verdict(sender, "candidate", "flood", false, 1, "m"));

        // Then
        assertThat(effects).containsExactly(Effect.TRIPPED, Effect.RECORDED);
        assertThat(room.decisions()).hasSize(recorded + 2);
    }

    @Test
    void theAuditTellsWhoReArmedARuleAndWhy() {
        // Given
        offer("flood", 1);
        offer("flood", 1);

        // When
        rearm("flood");
        rearm("flood");

        // Then
        assertThat(room.deeds().before(BlockingRoom.LINE, EntryId.LAST, 100))
                .extracting(entry -> ((AuditEntry.Done) entry).deed())
                .containsExactly(new Deed(DeedKind.REARMED, "admin", "the rule is mended", now(), Whom.rule("flood")));
    }

    private Instant now() {
        return room.clock.instant();
    }

    private void fillTheLine() {
        for (int i = 0; i < LINE_LIMIT; i++) {
            assertThat(offer("rule-" + i, 100)).isEqualTo(Effect.OPENED);
        }
    }

    private Effect offer(String rule, int limit) {
        Sender sender = Messages.someone();
        String message = "wamid.of." + sender.key().value();
        return room.offer(sender, message, room.clock.instant(), room.rule(sender, rule, limit, message));
    }

    private Trip tripped(String rule) {
        return room.breakers().tripped(BlockingRoom.LINE).get(rule);
    }

    private boolean rearm(String rule) {
        return room.breakers().rearm(BlockingRoom.LINE, rule, "admin", "the rule is mended", room.clock.instant());
    }
}
