package dev.portcullis.admin;

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
 */
record DecisionQuery(
        List<LineId> lines,
        Optional<String> rule,
        Set<SenderId> senders,
        Optional<Instant> since,
        Optional<DecisionCursor> after,
        int limit) {

    boolean asksFor(Decision decision) {
        return rule.filter(id -> !id.equals(decision.rule())).isEmpty()
                && (senders.isEmpty() || decision.sender().ids().stream().anyMatch(senders::contains));
    }
}
