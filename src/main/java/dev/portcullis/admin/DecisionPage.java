package dev.portcullis.admin;

import dev.portcullis.audit.AuditEntry;
import dev.portcullis.audit.EntryId;
import dev.portcullis.audit.MetaAnswer;
import dev.portcullis.message.LineId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One page of decisions, gathered from the entries of all lines by looking at a bounded number of them. A page may hold
 * fewer than asked for, or none, and still not be the last one.
 */
final class DecisionPage {

    static final int MOST_LOOKED_AT = 20_000;

    private final List<AuditEntry.Decided> decided = new ArrayList<>();
    private final Map<DecisionId, MetaAnswer> answers = new HashMap<>();
    private Optional<DecisionCursor> next = Optional.empty();

    /** A decision's id is its line's own. */
    record DecisionId(LineId line, String id) {

        static DecisionId of(AuditEntry.Decided decided) {
            return new DecisionId(decided.line(), decided.id().toString());
        }
    }

    private DecisionPage() {}

    static DecisionPage of(DecisionQuery query, MergedTail tail) {
        DecisionPage page = new DecisionPage();
        Optional<AuditEntry> entry = tail.peek();
        for (int looked = 0; entry.isPresent() && !isTooOld(entry.get(), query); looked++) {
            if (page.decided.size() == query.limit() || looked == MOST_LOOKED_AT) {
                return page;
            }
            page.take(entry.get(), query);
            tail.skip();
            entry = tail.peek();
        }
        page.next = Optional.empty();
        return page;
    }

    private static boolean isTooOld(AuditEntry entry, DecisionQuery query) {
        return query.since()
                .filter(since -> instant(entry.id()).isBefore(since))
                .isPresent();
    }

    private static Instant instant(EntryId id) {
        return Instant.ofEpochMilli(id.millis());
    }

    private void take(AuditEntry entry, DecisionQuery query) {
        next = Optional.of(DecisionCursor.at(entry));
        switch (entry) {
            case AuditEntry.Answered answered -> learn(answered);
            case AuditEntry.Done done -> {}
            case AuditEntry.Decided found -> {
                if (query.asksFor(found)) {
                    decided.add(found);
                }
            }
        }
    }

    /** Where a decision has several answers the oldest counts: what came of it, not what was done about that later. */
    private void learn(AuditEntry.Answered answered) {
        boolean isMetas = answered.answer().by().isEmpty();
        if (isMetas && !answered.decision().isEmpty()) {
            answers.put(new DecisionId(answered.line(), answered.decision()), answered.answer());
        }
    }

    /** The decisions, newest first. */
    List<AuditEntry.Decided> decided() {
        return List.copyOf(decided);
    }

    /** The answer, if it is among the entries that were looked at. */
    Optional<MetaAnswer> answerTo(AuditEntry.Decided decision) {
        return Optional.ofNullable(answers.get(DecisionId.of(decision)));
    }

    /** Where to go on; empty at the end. */
    Optional<DecisionCursor> next() {
        return next;
    }
}
