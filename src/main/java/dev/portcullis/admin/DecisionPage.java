package dev.portcullis.admin;

import dev.portcullis.audit.AuditEntry;
import dev.portcullis.audit.MetaAnswer;
import dev.portcullis.message.LineId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One page of decisions, with those of Meta's answers that were seen on the way. */
final class DecisionPage {

    private final Map<DecisionId, MetaAnswer> answers = new HashMap<>();
    private final AuditPage<AuditEntry.Decided> page;

    /** A decision's id is its line's own. */
    record DecisionId(LineId line, String id) {

        static DecisionId of(AuditEntry.Decided decided) {
            return new DecisionId(decided.line(), decided.id().toString());
        }
    }

    private DecisionPage(DecisionQuery query, MergedTail tail) {
        page = AuditPage.read(tail, query.since(), query.limit(), entry -> take(entry, query));
    }

    static DecisionPage of(DecisionQuery query, MergedTail tail) {
        return new DecisionPage(query, tail);
    }

    private Optional<AuditEntry.Decided> take(AuditEntry entry, DecisionQuery query) {
        return switch (entry) {
            case AuditEntry.Answered answered -> {
                learn(answered);
                yield Optional.empty();
            }
            case AuditEntry.Done done -> Optional.empty();
            case AuditEntry.Decided found -> Optional.of(found).filter(query::asksFor);
        };
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
        return page.found();
    }

    /** The answer, if it is among the entries that were looked at. */
    Optional<MetaAnswer> answerTo(AuditEntry.Decided decision) {
        return Optional.ofNullable(answers.get(DecisionId.of(decision)));
    }

    /** Where to go on; empty at the end. */
    Optional<AuditCursor> next() {
        return page.next();
    }
}
