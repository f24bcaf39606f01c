package dev.portcullis.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.portcullis.audit.AuditEntry;
import dev.portcullis.blocking.CaseState;
import dev.portcullis.message.Sender;
import dev.portcullis.rules.Action;
import dev.portcullis.rules.Aggregate;
import dev.portcullis.rules.Mode;
import dev.portcullis.rules.RuleSet;
import dev.portcullis.testing.Messages;
import dev.portcullis.testing.Store;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of messages that come late, where that makes a difference. */
final class BacklogRedisTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final AtomicInteger SENT = new AtomicInteger();

    private final Store store = Store.standalone();
    private final Sender sender = Messages.someone();
    private Gateway gateway = new Gateway(store);

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void actsOnOldMessagesUnlessTold() {
        // When
        send(sender, HOUR.multipliedBy(20), "my prizewallet");

        // Then
        assertThat(state(sender)).isEqualTo(CaseState.PENDING);
    }

    @Test
    void recordsVerdictsOnOldMessagesAndDoesNotAct() {
        // Given
        gateway.shadowAfter(HOUR);

        // When
        send(sender, HOUR.plus(SECOND), "my prizewallet");

        // Then
        assertThat(gateway.caseOf(sender)).isEmpty();
        assertThat(gateway.blocking.decisions())
                .extracting(each -> each.decision().mode(), AuditEntry.Decided::effect)
                .containsOnly(tuple("shadow", "recorded"));
        assertThat(gateway.metrics
                        .get("portcullis.verdicts")
                        .tag("mode", "shadow")
                        .counter()
                        .count())
                .isOne();

        // When
        send(sender, HOUR, "my prizewallet");

        // Then
        assertThat(state(sender)).isEqualTo(CaseState.PENDING);
    }

    @Test
    void countsOldMessagesAsEvidenceAgainstNewOnes() {
        // Given
        rules(Action.BLOCK, Aggregate.ofMessages(Duration.ofMinutes(10), 3));
        gateway.shadowAfter(HOUR);

        // When
        send(sender, HOUR.plusMinutes(2), "hello");
        send(sender, HOUR.plusMinutes(1), "hello");
        assertThat(gateway.caseOf(sender)).isEmpty();
        send(sender, HOUR, "hello");

        // Then
        assertThat(state(sender)).isEqualTo(CaseState.PENDING);
    }

    @Test
    void triesNoWantedSenderOnAnOldMessage() {
        // Given: wanted, since nobody worked while the window was open
        send(sender, Duration.ZERO, "my prizewallet");
        gateway.blocking.clock().advance(Duration.ofHours(25));
        gateway.work();
        assertThat(state(sender)).isEqualTo(CaseState.MISSED);
        gateway.shadowAfter(HOUR);

        // When
        send(sender, HOUR.plus(SECOND), "hello");

        // Then
        assertThat(state(sender)).isEqualTo(CaseState.MISSED);
        assertThat(gateway.blocking.decisions())
                .filteredOn(each -> each.decision().cause().equals("wanted"))
                .extracting(each -> each.decision().mode(), AuditEntry.Decided::effect)
                .containsExactly(tuple("shadow", "recorded"));

        // When
        send(sender, HOUR, "hello");

        // Then
        assertThat(state(sender)).isEqualTo(CaseState.PENDING);
    }

    @Test
    void judgesEachOfACampaignByTheirOwnMessage() {
        // Given
        rules(Action.BLOCK, Campaigns.differentSenders(3, Duration.ofMinutes(10), Duration.ZERO));
        gateway.shadowAfter(HOUR);
        Sender late = Messages.someone();
        Sender inTime = Messages.someone();

        // When: the oldest comes last, and completes it
        send(sender, Duration.ofMinutes(59), Campaigns.PARCEL);
        send(inTime, HOUR, Campaigns.PARCEL);
        send(late, HOUR.plus(SECOND), Campaigns.PARCEL);

        // Then
        assertThat(state(sender)).isEqualTo(CaseState.PENDING);
        assertThat(state(inTime)).isEqualTo(CaseState.PENDING);
        assertThat(gateway.caseOf(late)).isEmpty();
        assertThat(gateway.verdicts()).hasSize(3);

        // When: somebody joins in time
        send(Messages.someone(), Duration.ofMinutes(58), Campaigns.PARCEL);

        // Then
        assertThat(gateway.caseOf(late)).isEmpty();
    }

    @Test
    void tellsNobodyOfOldMessages() {
        // Given
        rules(Action.ALERT, Aggregate.ofMessages(Duration.ofMinutes(1), 1));
        gateway.shadowAfter(HOUR);

        // When
        send(sender, HOUR.plus(SECOND), "hello");
        send(sender, Duration.ofMinutes(55), "hello");

        // Then
        assertThat(gateway.blocking.decisions())
                .extracting(AuditEntry.Decided::effect)
                .containsExactlyInAnyOrder("recorded", "alerted");
    }

    private void rules(Action action, Aggregate aggregate) {
        gateway = new Gateway(store, RuleSet.of(List.of(Campaigns.rule("rule", Mode.ENFORCE, action, aggregate))));
    }

    private void send(Sender from, Duration age, String body) {
        gateway.receive(Messages.text(
                from,
                "wamid.late" + SENT.incrementAndGet(),
                gateway.blocking.clock().instant().minus(age),
                body));
    }

    private CaseState state(Sender of) {
        return gateway.caseOf(of).orElseThrow().state().orElseThrow();
    }
}
