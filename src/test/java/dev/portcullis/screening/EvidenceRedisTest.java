package dev.portcullis.screening;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.audit.Decision;
import dev.portcullis.audit.Decision.CountedWindow;
import dev.portcullis.message.MessageId;
import dev.portcullis.message.Sender;
import dev.portcullis.rules.Action;
import dev.portcullis.rules.Aggregate;
import dev.portcullis.rules.Condition;
import dev.portcullis.rules.Mode;
import dev.portcullis.rules.RuleDefinition;
import dev.portcullis.rules.RuleSet;
import dev.portcullis.rules.Trait;
import dev.portcullis.senders.Evidence;
import dev.portcullis.senders.Evidence.Piece;
import dev.portcullis.senders.Evidence.Question;
import dev.portcullis.senders.MessageHash;
import dev.portcullis.testing.Messages;
import dev.portcullis.testing.SampleRules;
import dev.portcullis.testing.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EvidenceRedisTest {

    private static final String SPAM = "this very text is sent by everybody and again and again";
    private static final String OTHER = "something altogether different that nobody else would write";

    private final Store store = Store.standalone();
    private final Sender sender = Messages.someone();

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void tellsMessagesThatAreAlikeFromOthers() {
        // Given
        Gateway gateway = gateway(Set.of(Trait.SENDER, Trait.TEXT), Optional.empty());
        Instant now = gateway.blocking.clock().instant();

        // When
        gateway.receive(Messages.text(sender, "wamid.1", now.minusSeconds(9), SPAM));
        gateway.receive(Messages.text(sender, "wamid.2", now.minusSeconds(6), OTHER));
        gateway.receive(Messages.text(sender, "wamid.3", now.minusSeconds(3), SPAM));

        // Then
        assertThat(evidence(gateway)).extracting(Piece::hash).containsExactly(hash("wamid.1"), hash("wamid.3"));
    }

    @Test
    void namesEachSenderOfACrowd() {
        // Given
        Gateway gateway = gateway(Set.of(Trait.TEXT), Optional.of(Trait.SENDER));
        Instant now = gateway.blocking.clock().instant();
        Sender second = Messages.someone();

        // When
        gateway.receive(Messages.text(sender, "wamid.1", now.minusSeconds(9), SPAM));
        gateway.receive(Messages.text(second, "wamid.2", now.minusSeconds(6), SPAM));

        // Then
        assertThat(evidence(gateway))
                .extracting(piece -> piece.sender().orElseThrow())
                .containsExactly(sender, second);
    }

    @Test
    void goesOnToLaterMessagesWhereALateOneCompletedThem() {
        // Given
        Gateway gateway = gateway(Set.of(Trait.SENDER), Optional.empty());
        Instant now = gateway.blocking.clock().instant();

        // When
        gateway.receive(Messages.text(sender, "wamid.2", now, "one"));
        gateway.receive(Messages.text(sender, "wamid.1", now.minusSeconds(9), "two"));

        // Then
        assertThat(evidence(gateway)).extracting(Piece::hash).containsExactly(hash("wamid.1"), hash("wamid.2"));
    }

    private Gateway gateway(Set<Trait> by, Optional<Trait> distinct) {
        RuleDefinition rule = SampleRules.of(
                SampleRules.rule("counting", Mode.ENFORCE, Action.TAG),
                Condition.ALWAYS,
                new Aggregate(
                        by, distinct, new Aggregate.Limit(Duration.ofSeconds(60), 2), Optional.empty(), Duration.ZERO));
        return new Gateway(store, RuleSet.of(List.of(rule)));
    }

    private static String hash(String id) {
        return MessageHash.of(new MessageId(id));
    }

    private List<Piece> evidence(Gateway gateway) {
        Decision decision = gateway.blocking.decisions().getLast().decision();
        CountedWindow window = decision.counters().getFirst();
        return new Evidence(store.pipeline(), store.keys())
                .of(List.of(new Question(
                        Messages.LINE,
                        decision.sender().key(),
                        window.counter(),
                        window.shared(),
                        window.marks(),
                        decision.sentAt(),
                        Duration.ofSeconds(window.withinSeconds()),
                        window.count())))
                .getFirst();
    }
}
