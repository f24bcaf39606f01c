package dev.portcullis.screening;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.audit.AuditConfig;
import dev.portcullis.audit.AuditEntry;
import dev.portcullis.audit.AuditErasure;
import dev.portcullis.audit.AuditLog;
import dev.portcullis.audit.DeedLog;
import dev.portcullis.audit.EntryId;
import dev.portcullis.audit.HitCounts;
import dev.portcullis.audit.HitCounts.Count;
import dev.portcullis.audit.HitCounts.Kind;
import dev.portcullis.audit.ProofText;
import dev.portcullis.audit.ProofTexts;
import dev.portcullis.blocking.BlockingRoom;
import dev.portcullis.message.InboundMessage;
import dev.portcullis.message.Sender;
import dev.portcullis.rules.Action;
import dev.portcullis.rules.Mode;
import dev.portcullis.rules.RuleDefinition;
import dev.portcullis.testing.AuditSettings;
import dev.portcullis.testing.Messages;
import dev.portcullis.testing.SampleRules;
import dev.portcullis.testing.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProofRedisTest {

    private final Store store = Store.standalone();
    private final Gateway gateway = new Gateway(store, SampleRules.set(keyword(Mode.ENFORCE)));
    private final Sender sender = Messages.someone();
    private final Instant now = gateway.blocking.clock().instant();

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void keepsTheWordsAroundWhatMatched() {
        // When
        gateway.receive(message("wamid.1", "now buy bitcoin here"));

        // Then
        assertThat(texts(AuditConfig.Text.MATCHED, Duration.ofDays(7)))
                .containsExactly(List.of(new ProofText("body", 0, "now buy bitcoin here")));
    }

    @Test
    void showsNoneThatHasHadItsTime() {
        gateway.receive(message("wamid.1", "now buy bitcoin here"));

        assertThat(texts(AuditConfig.Text.MATCHED, Duration.ofDays(-1))).isEmpty();
        assertThat(texts(AuditConfig.Text.NONE, Duration.ofDays(7))).isEmpty();
        assertThat(store.ask("PTTL", names()).number()).isPositive();
    }

    @Test
    void erasesATextWithItsDecision() {
        // Given
        gateway.receive(message("wamid.1", "now buy bitcoin here"));
        Sender other = Messages.someone();
        gateway.receive(Messages.text(other, "wamid.2", now, "bitcoin for all"));

        // When
        AuditErasure.Erased erased = new AuditErasure(
                        log(),
                        store.pipeline(),
                        store.keys(),
                        new DeedLog(store.pipeline(), store.keys(), AuditSettings.AMPLE))
                .erase(Messages.LINE, Set.copyOf(sender.ids()));

        // Then
        assertThat(erased.decisions()).isEqualTo(1);
        assertThat(texts(AuditConfig.Text.MATCHED, Duration.ofDays(7)))
                .containsExactly(List.of(new ProofText("body", 0, "bitcoin for all")));
        assertThat(store.ask("XLEN", names()).number()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"ENFORCE", "SHADOW"})
    void countsAVerdictOnceHoweverOftenItIsDelivered(Mode mode) {
        // Given
        Gateway other = new Gateway(store, SampleRules.set(keyword(mode)), gateway.blocking);
        InboundMessage message = message("wamid.1", "bitcoin");

        // When
        for (int i = 0; i < 3; i++) {
            other.receive(message);
        }
        other.receive(message("wamid.2", "bitcoin again"));

        // Then
        List<Count> counts =
                new HitCounts(store.pipeline(), store.keys()).since(List.of(Messages.LINE), now.minusSeconds(60), now);
        boolean enforced = mode == Mode.ENFORCE;
        assertThat(counts.stream().mapToLong(Count::count).sum()).isEqualTo(2);
        assertThat(counts)
                .extracting(Count::kind)
                .contains(new Kind("scam", "rule", mode.wireName(), "block", enforced ? "opened" : "recorded"));
    }

    @Test
    void forgetsCountsOfLongAgo() {
        gateway.receive(message("wamid.1", "bitcoin"));
        HitCounts counts = new HitCounts(store.pipeline(), store.keys());

        assertThat(counts.since(List.of(Messages.LINE), Instant.EPOCH, now)).hasSize(1);
        assertThat(counts.since(
                        List.of(Messages.LINE),
                        Instant.EPOCH,
                        now.plus(HitCounts.KEPT).plusSeconds(7_200)))
                .isEmpty();
        assertThat(store.ask("PTTL", store.keys().line(Messages.LINE).hits(now)).number())
                .isPositive();
    }

    private static RuleDefinition keyword(Mode mode) {
        return SampleRules.of(SampleRules.rule("scam", mode, Action.BLOCK), SampleRules.word("bitcoin"));
    }

    private String names() {
        return store.keys().line(BlockingRoom.LINE).texts();
    }

    private AuditLog log() {
        return new AuditLog(store.pipeline(), store.keys());
    }

    private InboundMessage message(String id, String text) {
        return Messages.text(sender, id, now, text);
    }

    private List<List<ProofText>> texts(AuditConfig.Text text, Duration kept) {
        List<EntryId> decisions = log().after(Messages.LINE, EntryId.FIRST, 100).stream()
                .map(AuditEntry::id)
                .toList();
        Map<EntryId, List<ProofText>> found = new ProofTexts(
                        store.pipeline(), store.keys(), new AuditSettings(1_000, 1_000, text, kept), Clock.systemUTC())
                .of(Messages.LINE, decisions);
        return List.copyOf(found.values());
    }
}
