package dev.portcullis.admin;

import dev.portcullis.audit.AuditEntry;
import dev.portcullis.audit.Decision;
import dev.portcullis.message.LineId;
import dev.portcullis.message.SenderId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which decisions are asked for.
 *
 * @param senders every id of one sender; all senders if empty
 * @param after where the page before ended
 * @param effect what they came to when they were written, for example {@code opened}
 */
public record DecisionQuery(
        List<LineId> lines,
        Optional<String> rule,
        Set<SenderId> senders,
        Optional<Instant> since,
        Optional<AuditCursor> after,
        int limit,
        Optional<String> mode,
        Optional<String> effect) {

    /** In every mode, and whatever came of them. */
    DecisionQuery(
            List<LineId> lines,
            Optional<String> rule,
            Set<SenderId> senders,
            Optional<Instant> since,
            Optional<AuditCursor> after,
            int limit) {
        this(lines, rule, senders, since, after, limit, Optional.empty(), Optional.empty());
    }

    public boolean asksFor(AuditEntry.Decided decided) {
        Decision decision = decided.decision();
        return mode.filter(each -> !each.equals(decision.mode())).isEmpty()
                && effect.filter(each -> !each.equals(decided.effect())).isEmpty()
                && rule.filter(id -> !id.equals(decision.rule())).isEmpty()
                && (senders.isEmpty() || decision.sender().ids().stream().anyMatch(senders::contains));
    }
}
