package dev.portcullis.admin;

import dev.portcullis.message.LineId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes a query of what somebody filled in. For code that may block. */
@Singleton
public final class DecisionSearch {

    private final LineStates lines;
    private final KnownSenders senders;
    private final Clock clock;

    DecisionSearch(LineStates lines, KnownSenders senders, Clock clock) {
        this.lines = lines;
        this.senders = senders;
        this.clock = clock;
    }

    public DecisionQuery query(DecisionFilter filter, Optional<AuditCursor> after, int limit) {
        List<LineId> asked = lines.asked(filter.line());
        return new DecisionQuery(
                asked,
                Arguments.present(filter.rule()),
                Arguments.senderAsWritten(filter.sender())
                        .map(id -> senders.ids(asked, id))
                        .orElse(Set.of()),
                Arguments.since(filter.since(), clock.instant()),
                after,
                limit,
                Arguments.word("mode", filter.mode(), DecisionsApi.MODES),
                Arguments.word("effect", filter.effect(), DecisionsApi.EFFECTS));
    }
}
