package dev.portcullis.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portcullis.blocking.CaseState;
import dev.portcullis.message.InboundMessage;
import dev.portcullis.message.MessageContent;
import dev.portcullis.message.MessageKind;
import dev.portcullis.message.Sender;
import dev.portcullis.redis.RedisUnavailable;
import dev.portcullis.testing.Messages;
import dev.portcullis.testing.RedisServers;
import dev.portcullis.testing.Store;
import dev.portcullis.testing.TestRedis;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The path of a delivery where more than counting is to be heeded. */
final class ScreeningRedisTest {

    private final Gateway gateway = new Gateway(Store.standalone());
    private final Sender sender = Messages.someone();
    private int sent;

    @BeforeEach
    void meet() {
        gateway.blocking.meta().meet(sender);
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void blocksOnTheMessageAfterAMissedWindowButOnNoOldOne() {
        // Given: nobody worked while the window was open
        gateway.receive(message("my prizewallet", now()));
        InboundMessage unseen = message("hello", now());
        gateway.blocking.clock().advance(Duration.ofHours(25));
        gateway.work();
        assertThat(state()).isEqualTo(CaseState.MISSED);

        // When: a message of the old window is delivered late
        gateway.receive(unseen);

        // Then
        assertThat(state()).isEqualTo(CaseState.MISSED);
        gateway.receive(message("hello", now()));
        gateway.work();
        assertThat(state()).isEqualTo(CaseState.BLOCKED);
    }

    @Test
    void releasesWhomAHumanUnblockedElsewhereAndJudgesTheirMessage() {
        // Given
        gateway.receive(message("my prizewallet", now()));
        gateway.work();
        assertThat(state()).isEqualTo(CaseState.BLOCKED);
        gateway.blocking.meta().unblockByHand(sender.key());

        // When
        gateway.blocking.clock().advance(Duration.ofMinutes(10));
        gateway.receive(message("hello again", now()));
        gateway.work();

        // Then
        assertThat(state()).isEqualTo(CaseState.RELEASED);
        assertThat(gateway.blocked()).isEmpty();
        gateway.receive(message("my prizewallet", now()));
        gateway.work();
        assertThat(state()).isEqualTo(CaseState.BLOCKED);
    }

    @Test
    void countsNothingFromBeforeAPardon() {
        // Given: blocked for a flood, and released
        for (int i = 0; i < 4; i++) {
            gateway.receive(message("hello", now()));
        }
        gateway.work();
        gateway.blocking.release(sender);
        gateway.work();

        // When: three more, within the same minute
        for (int i = 0; i < 3; i++) {
            gateway.blocking.clock().advance(Duration.ofSeconds(2));
            gateway.receive(message("hello", now()));
        }

        // Then
        assertThat(state()).isEqualTo(CaseState.RELEASED);
        gateway.receive(message("hello", now()));
        assertThat(state()).isEqualTo(CaseState.PENDING);
    }

    @Test
    void blocksNobodyAgainForRepeatsAfterARelease() {
        // Given
        List<InboundMessage> flood = List.of(
                message("hello", now()), message("hello", now()), message("hello", now()), message("hello", now()));
        gateway.receive(flood, List.of());
        gateway.work();
        gateway.blocking.release(sender);
        gateway.work();

        // When: days later
        gateway.blocking.clock().advance(Duration.ofDays(6));
        gateway.receive(flood, List.of());
        gateway.work();

        // Then
        assertThat(state()).isEqualTo(CaseState.RELEASED);
        assertThat(gateway.blocked()).isEmpty();
    }

    @Test
    void wantsACallerWhomMetaWouldNotBlockYet() {
        // When: a call opens no window in which Meta blocks
        gateway.receive(told(MessageKind.CALL));
        gateway.work();

        // Then
        assertThat(state()).isEqualTo(CaseState.MISSED);
        assertThat(gateway.caseOf(sender).orElseThrow().wanted()).isPresent();
        assertThat(gateway.blocking.meta().requests()).isEmpty();
        assertThat(gateway.lastInbound(sender)).isEmpty();
        gateway.receive(message("hello", now()));
        gateway.work();
        assertThat(state()).isEqualTo(CaseState.BLOCKED);
    }

    @Test
    void opensNoCaseForEachCallOfSomebodyWanted() {
        // Given
        gateway.receive(told(MessageKind.CALL));
        gateway.work();

        // When
        gateway.receive(told(MessageKind.CALL));

        // Then
        assertThat(state()).isEqualTo(CaseState.MISSED);
        assertThat(gateway.blocking.decisions()).hasSize(2);
    }

    @Test
    void blocksACallerInsideTheWindowOfAMessage() {
        // Given
        Instant written = now();
        gateway.receive(message("hello", written));
        gateway.blocking.clock().advance(Duration.ofHours(23));

        // When
        gateway.receive(told(MessageKind.CALL));
        gateway.work();

        // Then
        assertThat(state()).isEqualTo(CaseState.BLOCKED);
        assertThat(gateway.lastInbound(sender)).contains(written);
    }

    @Test
    void asksMetaForNothingOnACallAfterTheWindow() {
        // Given
        gateway.receive(message("hello", now()));
        gateway.blocking.clock().advance(Duration.ofHours(25));

        // When
        gateway.receive(told(MessageKind.CALL));
        gateway.work();

        // Then
        assertThat(state()).isEqualTo(CaseState.MISSED);
        assertThat(gateway.blocking.meta().requests()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"SYSTEM", "ECHO", "HISTORY"})
    void countsNothingThatMetaOnlyTellsOf(MessageKind kind) {
        // When: enough for any rule that counts
        for (int i = 0; i < 5; i++) {
            gateway.receive(told(kind));
        }
        gateway.receive(message("hello", now().minusSeconds(3600)), told(kind));
        gateway.work();

        // Then
        assertThat(gateway.verdicts()).isEmpty();
        assertThat(gateway.caseOf(sender)).isEmpty();
        assertThat(gateway.lastInbound(sender)).contains(now().minusSeconds(3600));
    }

    @Test
    void failsWhileRedisIsAwayAndTakesTheRepeat() {
        // Given
        TestRedis server = RedisServers.start("appendonly yes", "appendfsync always");
        try (Gateway fragile = new Gateway(Store.on(server, Duration.ofSeconds(1), 1_000))) {
            InboundMessage message = message("my prizewallet", now());
            server.stop();

            // When
            assertThatThrownBy(() -> fragile.receive(message)).isInstanceOf(RedisUnavailable.class);
            server.restart();

            // Then
            fragile.receive(message);
            fragile.receive(message);
            assertThat(fragile.blocking.decisions()).hasSize(1);
            fragile.work();
            assertThat(fragile.caseOf(sender).orElseThrow().isBlocked()).isTrue();
        }
        server.stop();
    }

    private CaseState state() {
        return gateway.caseOf(sender).orElseThrow().state().orElseThrow();
    }

    private Instant now() {
        return gateway.blocking.clock().instant();
    }

    private InboundMessage told(MessageKind kind) {
        sent++;
        MessageContent content = MessageContent.text("my prizewallet").as(kind);
        return Messages.of(sender, "wamid." + sender.key().value() + sent, now(), content);
    }

    private InboundMessage message(String body, Instant at) {
        sent++;
        return Messages.text(sender, "wamid." + sender.key().value() + sent, at, body);
    }
}
