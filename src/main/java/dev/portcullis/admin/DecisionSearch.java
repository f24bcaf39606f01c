package dev.portcullis.admin;

import dev.portcullis.message.LineId;
import dev.portcullis.message.SenderId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.HashSet;
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

    public DecisionQuery query(DecisionFilter filter, Optional<DecisionCursor> after, int limit) {
        List<LineId> asked = Arguments.optionalLine(filter.line())
                .map(List::of)
                .orElseGet(() -> List.copyOf(lines.known().keySet()));
        return new DecisionQuery(
                asked,
                Arguments.present(filter.rule()),
                Arguments.present(filter.sender()).map(text -> ids(asked, text)).orElse(Set.of()),
                Arguments.since(filter.since(), clock.instant()),
                after,
                limit,
                Arguments.word("mode", filter.mode(), DecisionsApi.MODES),
                Arguments.word("effect", filter.effect(), DecisionsApi.EFFECTS));
    }

    private Set<SenderId> ids(List<LineId> asked, String text) {
        SenderId id = UserNames.user(text).orElseGet(() -> Arguments.sender(text));
        Set<SenderId> ids = new HashSet<>(Set.of(id));
        asked.forEach(line -> ids.addAll(senders.find(line, id).ids()));
        return ids;
    }
}
