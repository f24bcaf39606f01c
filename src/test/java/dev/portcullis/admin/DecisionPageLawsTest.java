package dev.portcullis.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.audit.AuditEntry;
import dev.portcullis.audit.Decision;
import dev.portcullis.audit.EntryId;
import dev.portcullis.audit.MetaAnswer;
import dev.portcullis.message.LineId;
import dev.portcullis.message.PhoneNumber;
import dev.portcullis.message.Sender;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class DecisionPageLawsTest {

    private static final List<LineId> LINES =
            Stream.of("1", "2", "3").map(LineId::new).toList();

    private final Map<LineId, List<AuditEntry>> streams = new HashMap<>();
    private long clock = 1_000;

    /** All pages together are all decisions, each once, newest first, whatever is written between two pages. */
    @Property(tries = 200)
    void pagesAreTheWhole(
            @ForAll long seed,
            @ForAll @IntRange(min = 0, max = 300) int size,
            @ForAll @IntRange(min = 1, max = 60) int limit) {
        // Given
        streams.clear();
        Random random = new Random(seed);
        IntStream.range(0, size).forEach(i -> write(random));
        List<String> expected = all();

        // When
        List<String> read = new ArrayList<>();
        Optional<AuditCursor> cursor = Optional.empty();
        do {
            DecisionPage page = page(query(limit, cursor, Optional.empty()));
            page.decided().forEach(decided -> read.add(name(decided)));
            assertThat(page.decided()).hasSizeLessThanOrEqualTo(limit);
            cursor = page.next().map(AuditCursor::toString).flatMap(AuditCursor::parse);
            IntStream.range(0, random.nextInt(5)).forEach(i -> write(random));
        } while (cursor.isPresent());

        // Then: of what came later only another line's entries of the very same millisecond may turn up
        assertThat(read).doesNotHaveDuplicates();
        assertThat(read.stream().filter(expected::contains).toList()).isEqualTo(expected);
    }

    @Property(tries = 100)
    void nothingOlderThanAskedIsShown(@ForAll long seed, @ForAll @IntRange(min = 0, max = 200) int back) {
        // Given
        streams.clear();
        Random random = new Random(seed);
        IntStream.range(0, 150).forEach(i -> write(random));
        Instant since = Instant.ofEpochMilli(clock - back);

        // When
        DecisionPage page = page(query(1_000, Optional.empty(), Optional.of(since)));

        // Then
        assertThat(page.next()).isEmpty();
        assertThat(page.decided().stream().map(DecisionPageLawsTest::name).toList())
                .isEqualTo(all().stream()
                        .filter(name -> Long.parseLong(name.split("[/-]")[1]) >= since.toEpochMilli())
                        .toList());
    }

    @Test
    void aPageLooksAtABoundedNumberOfEntries() {
        // Given
        for (int i = 0; i < AuditPage.MOST_LOOKED_AT + 10; i++) {
            add(LINES.getFirst(), decided(LINES.getFirst(), clock++, 0));
        }
        DecisionQuery query =
                new DecisionQuery(LINES, Optional.of("rare"), Set.of(), Optional.empty(), Optional.empty(), 10);

        // When
        DecisionPage first = page(query);
        DecisionPage second =
                page(new DecisionQuery(LINES, Optional.of("rare"), Set.of(), Optional.empty(), first.next(), 10));

        // Then
        assertThat(first.decided()).isEmpty();
        assertThat(first.next()).isPresent();
        assertThat(second.next()).isEmpty();
    }

    @Test
    void theFirstAnswerToADecisionCounts() {
        // Given
        LineId line = LINES.getFirst();
        AuditEntry.Decided decided = decided(line, 5_000, 0);
        add(line, decided);
        add(line, answered(line, 5_001, decided, "blocked", Optional.empty()));
        add(line, answered(line, 5_002, decided, "release-asked", Optional.of("admin")));
        add(line, answered(line, 5_003, decided, "released", Optional.empty()));

        // When
        DecisionPage page = page(query(10, Optional.empty(), Optional.empty()));

        // Then
        assertThat(page.answerTo(decided)).map(MetaAnswer::outcome).contains("blocked");
    }

    private DecisionPage page(DecisionQuery query) {
        return DecisionPage.of(query, new MergedTail(this::before, query.lines(), query.after(), query.limit()));
    }

    private static DecisionQuery query(int limit, Optional<AuditCursor> after, Optional<Instant> since) {
        return new DecisionQuery(LINES, Optional.empty(), Set.of(), since, after, limit);
    }

    private List<AuditEntry> before(LineId line, EntryId end, int limit) {
        return streams.getOrDefault(line, List.of()).reversed().stream()
                .filter(entry -> entry.id().compareTo(end) < 0)
                .limit(limit)
                .toList();
    }

    private List<String> all() {
        return streams.values().stream()
                .flatMap(List::stream)
                .filter(AuditEntry.Decided.class::isInstance)
                .sorted(AuditCursor.ORDER)
                .map(DecisionPageLawsTest::name)
                .toList();
    }

    private static String name(AuditEntry entry) {
        return entry.line() + "/" + entry.id();
    }

    /** Entries of several lines often share a millisecond, and even the whole id. */
    private void write(Random random) {
        LineId line = LINES.get(random.nextInt(LINES.size()));
        clock += random.nextInt(3);
        long sequence = streams.getOrDefault(line, List.of()).stream()
                .filter(entry -> entry.id().millis() == clock)
                .count();
        AuditEntry.Decided decided = decided(line, clock, sequence);
        add(
                line,
                random.nextInt(4) == 0
                        ? new AuditEntry.Answered(line, decided.id(), "", answer("blocked", Optional.empty()))
                        : decided);
    }

    private void add(LineId line, AuditEntry entry) {
        streams.computeIfAbsent(line, key -> new ArrayList<>()).add(entry);
    }

    private static AuditEntry.Decided decided(LineId line, long millis, long sequence) {
        Instant at = Instant.ofEpochMilli(millis);
        return new AuditEntry.Decided(
                line,
                new EntryId(millis, sequence),
                new Decision(
                        Sender.of(new PhoneNumber("15551230001")),
                        "rule",
                        "common",
                        "hash",
                        "block",
                        "enforce",
                        "",
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        at,
                        at,
                        Optional.empty()),
                "opened");
    }

    private static AuditEntry answered(
            LineId line, long millis, AuditEntry.Decided of, String outcome, Optional<String> by) {
        return new AuditEntry.Answered(line, new EntryId(millis, 0), of.id().toString(), answer(outcome, by));
    }

    private static MetaAnswer answer(String outcome, Optional<String> by) {
        return new MetaAnswer(
                Sender.of(new PhoneNumber("15551230001")),
                outcome,
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                by,
                Instant.EPOCH);
    }
}
