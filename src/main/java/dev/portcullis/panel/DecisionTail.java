package dev.portcullis.panel;

import dev.portcullis.admin.DecisionQuery;
import dev.portcullis.admin.Decisions;
import dev.portcullis.audit.AuditEntry;
import dev.portcullis.audit.AuditLog;
import dev.portcullis.audit.EntryId;
import dev.portcullis.audit.MetaAnswer;
import dev.portcullis.message.LineId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Follows the audit of some lines: decisions as they are made, and once more when Meta has answered them. */
final class DecisionTail {

    private static final int READ_AT_ONCE = 200;

    private final AuditLog audit;
    private final Decisions decisions;
    private final DecisionQuery query;
    private final Map<LineId, EntryId> read = new HashMap<>();

    /** @param upTo names the place in the audit from which to go on */
    record News(EntryId upTo, DecisionRow row) {}

    /** @param start nothing up to there is news */
    DecisionTail(AuditLog audit, Decisions decisions, DecisionQuery query, EntryId start) {
        this.audit = audit;
        this.decisions = decisions;
        this.query = query;
        query.lines().forEach(line -> read.put(line, start));
    }

    /** What has come since the last call, oldest first, in bounded portions. For code that may block. */
    List<News> next() {
        List<News> news = new ArrayList<>();
        Map<LineId, EntryId> reached = new HashMap<>();
        read.forEach((line, start) -> {
            for (AuditEntry entry : audit.after(line, start, READ_AT_ONCE)) {
                row(entry).ifPresent(row -> news.add(new News(entry.id(), row)));
                reached.put(line, entry.id());
            }
        });
        // Only now: what could not be read to the end is read again.
        read.putAll(reached);
        news.sort(Comparator.comparing(News::upTo));
        return news;
    }

    private Optional<DecisionRow> row(AuditEntry entry) {
        return switch (entry) {
            case AuditEntry.Decided decided ->
                Optional.of(decided).filter(query::asksFor).map(made -> row(made, Optional.empty()));
            case AuditEntry.Answered answered ->
                answered.answer().by().isPresent()
                        ? Optional.empty()
                        : decision(answered)
                                .filter(query::asksFor)
                                .map(made -> row(made, Optional.of(answered.answer())));
            case AuditEntry.Done done -> Optional.empty();
        };
    }

    private DecisionRow row(AuditEntry.Decided made, Optional<MetaAnswer> answer) {
        return DecisionRow.of(decisions.proved(List.of(made), same -> answer).getFirst());
    }

    private Optional<AuditEntry.Decided> decision(AuditEntry.Answered answered) {
        return EntryId.parse(answered.decision())
                .flatMap(id -> audit.after(answered.line(), before(id), 1).stream()
                        .filter(AuditEntry.Decided.class::isInstance)
                        .map(AuditEntry.Decided.class::cast)
                        .filter(made -> made.id().equals(id))
                        .findFirst());
    }

    private static EntryId before(EntryId id) {
        return id.sequence() > 0
                ? new EntryId(id.millis(), id.sequence() - 1)
                : new EntryId(Math.max(0, id.millis() - 1), Integer.MAX_VALUE);
    }
}
