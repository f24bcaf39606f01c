package dev.portcullis.admin;

import dev.portcullis.admin.DecisionPage.DecisionId;
import dev.portcullis.admin.DecisionView.CountedView;
import dev.portcullis.admin.DecisionView.CounterView;
import dev.portcullis.audit.AuditEntry.Decided;
import dev.portcullis.audit.Decision;
import dev.portcullis.audit.Decision.CountedWindow;
import dev.portcullis.senders.Evidence;
import dev.portcullis.senders.Evidence.Piece;
import dev.portcullis.senders.Evidence.Question;
import dev.portcullis.senders.MessageHash;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the messages that decisions counted. */
@Singleton
final class CounterProofs {

    private final Evidence evidence;

    CounterProofs(Evidence evidence) {
        this.evidence = evidence;
    }

    /** The counters of each decision on a page; one read for all. */
    Map<DecisionId, List<CounterView>> of(List<Decided> page) {
        Map<String, String> ids = new HashMap<>();
        List<Question> questions = new ArrayList<>();
        for (Decided decided : page) {
            Decision decision = decided.decision();
            decision.message().ifPresent(id -> ids.put(MessageHash.of(id), id.value()));
            decision.counters().forEach(window -> questions.add(question(decided, window)));
        }
        Iterator<List<Piece>> answers = evidence.of(questions).iterator();
        Map<DecisionId, List<CounterView>> counters = new HashMap<>();
        for (Decided decided : page) {
            counters.put(
                    DecisionId.of(decided),
                    decided.decision().counters().stream()
                            .map(window -> CounterView.of(
                                    window,
                                    answers.next().stream()
                                            .map(piece -> view(piece, ids))
                                            .toList()))
                            .toList());
        }
        return counters;
    }

    private static Question question(Decided decided, CountedWindow window) {
        Decision decision = decided.decision();
        return new Question(
                decided.line(),
                decision.sender().key(),
                window.counter(),
                window.shared(),
                window.marks(),
                decision.sentAt(),
                Duration.ofSeconds(window.withinSeconds()),
                window.count());
    }

    private static CountedView view(Piece piece, Map<String, String> ids) {
        return new CountedView(
                piece.at(),
                Optional.ofNullable(ids.get(piece.hash())),
                piece.sender().map(sender -> sender.blockingId().display()));
    }
}
