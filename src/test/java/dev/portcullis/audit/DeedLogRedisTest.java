package dev.portcullis.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portcullis.message.Sender;
import dev.portcullis.message.SenderId;
import dev.portcullis.testing.AuditSettings;
import dev.portcullis.testing.Messages;
import dev.portcullis.testing.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What people did is kept in order, within bounds, and without whoever was erased. */
final class DeedLogRedisTest {

    private static final int MOST = 50;

    private final Store store = Store.standalone();
    private final AuditSettings settings = new AuditSettings(1_000, MOST, AuditConfig.Text.NONE, Duration.ofDays(7));
    private final DeedLog log = new DeedLog(store.pipeline(), store.keys(), settings);
    private final Instant now = Instant.parse("2026-11-22T10:00:00Z");

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void givesBackWhatWasWritten() {
        // Given
        Sender sender = Messages.both(Messages.someScopedId(), Messages.somePhone());
        Deed deed = new Deed(
                        DeedKind.UNDONE,
                        "mia",
                        "too strict",
                        now,
                        Whom.rule("flood").with(List.of(sender)))
                .during(Optional.of(now.minusSeconds(60)), Optional.of(now));

        // When
        EntryId id = log.write(Messages.LINE, deed, Map.of("undone", 1L));

        // Then
        assertThat(newest(10)).containsExactly(new AuditEntry.Done(Messages.LINE, id, deed, Map.of("undone", 1L)));
    }

    @Test
    void keepsTheNewestInTheOrderInWhichTheyWereDone() {
        // When
        List<EntryId> ids = new ArrayList<>(IntStream.range(0, MOST + 30)
                .mapToObj(i -> log.write(Messages.LINE, deed("reason " + i), Map.of("blocked", 1L)))
                .toList());

        // Then
        assertThat(ids).doesNotHaveDuplicates().isSorted();
        Collections.reverse(ids);
        assertThat(newest(1_000)).extracting(AuditEntry::id).isEqualTo(ids.subList(0, MOST));
        assertThat(log.before(Messages.LINE, ids.get(9), 5))
                .extracting(AuditEntry::id)
                .isEqualTo(ids.subList(10, 15));
        assertThat(store.ask("HLEN", store.keys().line(Messages.LINE).deedTexts())
                        .number())
                .isEqualTo(2 * MOST);
    }

    @Test
    void isWrittenDownBeforeItIsDone() {
        // When
        assertThatThrownBy(() -> log.during(
                        Messages.LINE,
                        deed("in vain"),
                        () -> {
                            assertThat(newest(10)).hasSize(1);
                            throw new IllegalStateException("Meta is away");
                        },
                        came -> Map.of("blocked", 1L)))
                .hasMessage("Meta is away");
        String done = log.during(Messages.LINE, deed("well"), () -> "done", came -> Map.of(came, 3L));

        // Then
        assertThat(done).isEqualTo("done");
        assertThat(newest(10)).extracting(AuditEntry.Done::came).containsExactly(Map.of("done", 3L), Map.of());
    }

    @Test
    void whatWasErasedMeanwhileDoesNotComeBack() {
        // Given
        Sender sender = Messages.someone();

        // When
        log.during(Messages.LINE, deed(List.of(sender)), () -> erase(sender), erased -> Map.of("blocked", 1L));

        // Then
        assertThat(newest(10)).isEmpty();
        assertThat(store.ask("EXISTS", store.keys().line(Messages.LINE).deedTexts())
                        .number())
                .isZero();
    }

    @Test
    void whoeverIsErasedIsTakenOutOfWhatWasDoneToMany() {
        // Given
        Sender erased = Messages.both(Messages.someScopedId(), Messages.somePhone());
        Sender other = Messages.someone();
        log.write(Messages.LINE, deed(List.of(erased, other)), Map.of("blocked", 2L));
        log.write(Messages.LINE, deed(List.of(erased)), Map.of("blocked", 1L));
        log.write(Messages.LINE, deed(List.of(other)), Map.of("blocked", 1L));

        // When
        AuditErasure.Erased came = erase(Sender.of(erased.phone().orElseThrow()));

        // Then
        assertThat(came.answers()).isEqualTo(2);
        assertThat(came.beside()).containsExactly(erased.key());
        assertThat(newest(10))
                .extracting(done -> done.deed().whom())
                .containsExactly(Whom.users(List.of(other)), new Whom(List.of(other), 2, List.of()));
        assertThat(newest(10)).extracting(AuditEntry.Done::came).contains(Map.of("blocked", 2L));
    }

    @Test
    void namesNobodyOfVeryMany() {
        // Given
        List<Sender> many = IntStream.rangeClosed(0, Whom.MOST_NAMED)
                .mapToObj(i -> Messages.someone())
                .toList();

        // When
        log.write(Messages.LINE, deed(many), Map.of());

        // Then
        assertThat(newest(10))
                .extracting(done -> done.deed().whom())
                .containsExactly(new Whom(List.of(), Whom.MOST_NAMED + 1, List.of()));
    }

    private AuditErasure.Erased erase(Sender sender) {
        Set<SenderId> ids = Set.copyOf(sender.ids());
        AuditLog entries = new AuditLog(store.pipeline(), store.keys());
        return new AuditErasure(entries, store.pipeline(), store.keys(), log).erase(Messages.LINE, ids);
    }

    private List<AuditEntry.Done> newest(int limit) {
        return log.before(Messages.LINE, EntryId.LAST, limit).stream()
                .map(AuditEntry.Done.class::cast)
                .toList();
    }

    private Deed deed(String reason) {
        return new Deed(DeedKind.BLOCKED, "mia", reason, now, Whom.users(List.of(Messages.someone())));
    }

    private Deed deed(List<Sender> whom) {
        return new Deed(DeedKind.BLOCKED, "mia", "spam", now, Whom.users(whom));
    }
}
