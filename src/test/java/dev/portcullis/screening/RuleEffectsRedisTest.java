package dev.portcullis.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.portcullis.audit.AuditEntry;
import dev.portcullis.blocking.CaseState;
import dev.portcullis.message.InboundMessage;
import dev.portcullis.message.Sender;
import dev.portcullis.rules.Action;
import dev.portcullis.rules.Aggregate;
import dev.portcullis.rules.Aggregate.Limit;
import dev.portcullis.rules.Comparison;
import dev.portcullis.rules.Condition;
import dev.portcullis.rules.Exemption;
import dev.portcullis.rules.Mode;
import dev.portcullis.rules.Rule;
import dev.portcullis.rules.RuleDefinition;
import dev.portcullis.rules.RuleSet;
import dev.portcullis.rules.RuleSetDefinition;
import dev.portcullis.rules.Score;
import dev.portcullis.rules.TextCondition;
import dev.portcullis.rules.TextField;
import dev.portcullis.rules.TextPattern;
import dev.portcullis.rules.Thresholds;
import dev.portcullis.rules.Trait;
import dev.portcullis.testing.Messages;
import dev.portcullis.testing.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What rules come to that ask more than once, only watch, sum up, or tell people. */
final class RuleEffectsRedisTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Condition LURE =
            TextCondition.atLeast(1, TextField.TEXT, List.of(TextPattern.of("lottery", Comparison.WORD, false, false)));

    private final Store store = Store.standalone();
    private final Sender sender = Messages.someone();
    private Gateway gateway = new Gateway(store);
    private int sent;

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void tellsPeopleOncePerSenderAndSpan() {
        // Given
        rules(Campaigns.rule("flood", Mode.ENFORCE, Action.ALERT, messages(3)));

        // When
        send(sender, 5, "hello");
        send(Messages.someone(), 5, "hello");

        // Then
        assertThat(effects("flood"))
                .containsExactlyInAnyOrder("alerted", "recorded", "recorded", "alerted", "recorded", "recorded");
        assertThat(count("portcullis.alerts", "flood")).isEqualTo(2);
        assertThat(gateway.caseOf(sender)).isEmpty();
    }

    @Test
    void tellsPeopleOnceOfACampaign() {
        // Given
        rules(Campaigns.rule(
                "campaign", Mode.ENFORCE, Action.ALERT, Campaigns.differentSenders(3, MINUTE, Duration.ZERO)));

        // When
        for (int i = 0; i < 6; i++) {
            send(Messages.someone(), 1, Campaigns.PARCEL);
        }

        // Then
        assertThat(effects("campaign")).hasSize(6).containsOnlyOnce("alerted");
    }

    @Test
    void tellsNobodyOfShadow() {
        // Given
        rules(Campaigns.rule("flood", Mode.SHADOW, Action.ALERT, messages(2)));

        // When
        send(sender, 3, "hello");

        // Then
        assertThat(effects("flood")).containsExactly("recorded", "recorded");
    }

    @Test
    void recordsWhatATriedThresholdWouldSay() {
        // Given
        Aggregate tried = new Aggregate(
                Set.of(Trait.SENDER),
                Optional.empty(),
                new Limit(MINUTE, 5),
                Optional.of(new Limit(MINUTE, 3)),
                Duration.ZERO);
        rules(Campaigns.rule("flood", Mode.ENFORCE, Action.BLOCK, tried));

        // When
        send(sender, 5, "hello");

        // Then: also of the message that the live threshold speaks of
        assertThat(gateway.blocking.decisions())
                .extracting(entry -> entry.decision().cause(), AuditEntry.Decided::effect)
                .containsExactlyInAnyOrder(
                        tuple("candidate", "recorded"),
                        tuple("candidate", "recorded"),
                        tuple("candidate", "recorded"),
                        tuple("rule", "opened"));
        assertThat(count("portcullis.candidates", "flood")).isEqualTo(3);
        assertThat(count("portcullis.verdicts", "flood")).isEqualTo(1);
    }

    @Test
    void asksWhetherAMessageIsTheFirst() {
        // Given
        rules(on("first", new Condition.All(List.of(LURE, new Condition.IsFirst())), Optional.empty()));

        // When
        send(sender, 1, "hello");
        send(sender, 1, "the lottery");
        Sender stranger = Messages.someone();
        send(stranger, 1, "the lottery");

        // Then
        assertThat(gateway.caseOf(sender)).isEmpty();
        assertThat(state(stranger)).isEqualTo(CaseState.PENDING);
    }

    @Test
    void countsWhatTurnsOnTheFirst() {
        // Given: two lures within a minute, of which the first is none
        rules(
                Campaigns.rule("always", Mode.SHADOW, Action.TAG, messages(1)),
                new RuleDefinition(
                        Campaigns.rule("repeated", Mode.ENFORCE, Action.BLOCK, messages(2))
                                .rule(),
                        RuleDefinition.DEFAULT_KINDS,
                        Set.of(),
                        new Condition.All(List.of(LURE, new Condition.None(List.of(new Condition.IsFirst())))),
                        List.of(),
                        Optional.of(messages(2)),
                        Optional.empty()));

        // When
        send(sender, 2, "the lottery");
        assertThat(gateway.caseOf(sender)).isEmpty();
        send(sender, 1, "the lottery");

        // Then
        assertThat(state(sender)).isEqualTo(CaseState.PENDING);
    }

    @Test
    void sumsUpWhatRepeatedLuresAndFloodsAdd() {
        // Given: a lure adds 2, and so does each message of a flood
        RuleDefinition lure = scoring("lure", LURE, Optional.empty());
        RuleDefinition flood = scoring("busy", Condition.ALWAYS, Optional.of(messages(3)));
        gateway = new Gateway(
                store,
                RuleSet.of(new RuleSetDefinition(
                        List.of(lure, flood),
                        List.of(new Thresholds(
                                rule("sum", Action.BLOCK),
                                Set.of(),
                                Set.of("lure", "busy"),
                                MINUTE,
                                Map.of(Action.TAG, 2, Action.BLOCK, 4),
                                List.of())),
                        List.of())));

        // When
        send(sender, 1, "the lottery");
        send(sender, 1, "hello");
        assertThat(gateway.caseOf(sender)).isEmpty();
        send(sender, 1, "hello");

        // Then
        assertThat(state(sender)).isEqualTo(CaseState.PENDING);
        assertThat(gateway.verdicts()).contains("sum " + sender.key().value());
    }

    @Test
    void sparesAWantedSenderWhomAFileExempts() {
        // Given: wanted, since nobody worked while the window was open
        send(sender, 1, "my prizewallet");
        gateway.blocking.clock().advance(Duration.ofHours(25));
        gateway.work();
        assertThat(state(sender)).isEqualTo(CaseState.MISSED);
        Exemption customer =
                new Exemption(new Condition.SenderIs(Set.copyOf(sender.ids())), "a customer", Optional.empty());
        gateway = new Gateway(
                store, RuleSet.of(new RuleSetDefinition(List.of(), List.of(), List.of(customer))), gateway.blocking);

        // When
        send(sender, 1, "hello");

        // Then
        assertThat(state(sender)).isEqualTo(CaseState.MISSED);
        gateway = new Gateway(store, RuleSet.of(List.of()), gateway.blocking);
        send(sender, 1, "hello");
        assertThat(state(sender)).isEqualTo(CaseState.PENDING);
    }

    private void rules(RuleDefinition... rules) {
        gateway = new Gateway(store, RuleSet.of(List.of(rules)));
    }

    private static Aggregate messages(int atLeast) {
        return Aggregate.ofMessages(MINUTE, atLeast);
    }

    private static RuleDefinition on(String id, Condition condition, Optional<Aggregate> aggregate) {
        return RuleDefinition.of(rule(id, Action.BLOCK), condition, aggregate);
    }

    private static RuleDefinition scoring(String id, Condition condition, Optional<Aggregate> aggregate) {
        return new RuleDefinition(
                rule(id, Action.SCORE),
                RuleDefinition.DEFAULT_KINDS,
                Set.of(),
                condition,
                List.of(),
                aggregate,
                Optional.of(new Score(2, 10)));
    }

    private static Rule rule(String id, Action action) {
        return Campaigns.rule(id, Mode.ENFORCE, action, messages(1)).rule();
    }

    private void send(Sender from, int times, String body) {
        for (int i = 0; i < times; i++) {
            sent++;
            Instant at = gateway.blocking.clock().instant().minusSeconds(30).plusSeconds(sent);
            InboundMessage message = Messages.text(from, "wamid." + from.key().value() + sent, at, body);
            gateway.receive(message);
        }
    }

    private CaseState state(Sender of) {
        return gateway.caseOf(of).orElseThrow().state().orElseThrow();
    }

    private List<String> effects(String rule) {
        return gateway.blocking.decisions().stream()
                .filter(entry -> entry.decision().rule().equals(rule))
                .map(AuditEntry.Decided::effect)
                .toList();
    }

    private double count(String metric, String rule) {
        return gateway.metrics.get(metric).tag("rule", rule).counter().count();
    }
}
