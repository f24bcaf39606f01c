package dev.portcullis.admin;

import dev.portcullis.admin.DecisionView.CounterView;
import dev.portcullis.audit.AuditEntry;
import dev.portcullis.audit.AuditLog;
import dev.portcullis.audit.EntryId;
import dev.portcullis.audit.MetaAnswer;
import dev.portcullis.audit.ProofText;
import dev.portcullis.audit.ProofTexts;
import dev.portcullis.blocking.Case;
import dev.portcullis.blocking.CaseBook;
import dev.portcullis.blocking.CaseState;
import dev.portcullis.blocking.Effect;
import dev.portcullis.message.LineId;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Finds decisions and what Meta said to each. */
@Singleton
public final class Decisions {

    /** Meta's answer follows a decision within moments, or after a pause that the case remembers. */
    private static final int MOST_LOOKED_AT_AHEAD = 1_000;

    private static final Set<String> BRINGS_AN_ANSWER = Set.of(Effect.OPENED.wireName(), Effect.DOUBTED.wireName());

    private final AuditLog audit;
    private final ProofTexts texts;
    private final CounterProofs counters;
    private final CaseBook cases;

    Decisions(AuditLog audit, ProofTexts texts, CounterProofs counters, CaseBook cases) {
        this.audit = audit;
        this.texts = texts;
        this.counters = counters;
        this.cases = cases;
    }

    public DecisionsView find(DecisionQuery query) {
        DecisionPage page =
                DecisionPage.of(query, new MergedTail(audit::before, query.lines(), query.after(), query.limit()));
        Map<DecisionPage.DecisionId, MetaAnswer> later =
                query.after().map(cursor -> answersAfter(cursor, page)).orElse(Map.of());
        List<DecisionView> views = proved(
                page.decided(),
                decided -> page.answerTo(decided)
                        .or(() -> Optional.ofNullable(later.get(DecisionPage.DecisionId.of(decided))))
                        .or(() -> query.after().isEmpty() ? Optional.empty() : inForce(decided)));
        return new DecisionsView(views, page.next().map(AuditCursor::toString));
    }

    /** The same decisions with what is kept of their evidence. */
    public List<DecisionView> proved(
            List<AuditEntry.Decided> decisions, Function<AuditEntry.Decided, Optional<MetaAnswer>> answers) {
        Map<DecisionPage.DecisionId, List<ProofText>> proofs = proofs(decisions);
        Map<DecisionPage.DecisionId, List<CounterView>> counted = counters.of(decisions);
        List<DecisionView> views = new ArrayList<>();
        for (AuditEntry.Decided decided : decisions) {
            DecisionPage.DecisionId id = DecisionPage.DecisionId.of(decided);
            views.add(DecisionView.of(
                    decided,
                    answers.apply(decided),
                    counted.getOrDefault(id, List.of()),
                    proofs.getOrDefault(id, List.of())));
        }
        return views;
    }

    private Map<DecisionPage.DecisionId, List<ProofText>> proofs(List<AuditEntry.Decided> page) {
        Map<LineId, List<EntryId>> byLine = new HashMap<>();
        page.stream()
                .filter(decided -> !decided.decision().spans().isEmpty())
                .forEach(decided -> byLine.computeIfAbsent(decided.line(), line -> new ArrayList<>())
                        .add(decided.id()));
        Map<DecisionPage.DecisionId, List<ProofText>> proofs = new HashMap<>();
        byLine.forEach((line, ids) -> texts.of(line, ids)
                .forEach((id, some) -> proofs.put(new DecisionPage.DecisionId(line, id.toString()), some)));
        return proofs;
    }

    /** Answers newer than the page to decisions on it: the page began between the two. */
    private Map<DecisionPage.DecisionId, MetaAnswer> answersAfter(AuditCursor start, DecisionPage page) {
        Set<LineId> lines = new HashSet<>();
        page.decided().stream()
                .filter(decided -> isOpen(decided) && page.answerTo(decided).isEmpty())
                .forEach(decided -> lines.add(decided.line()));
        Map<DecisionPage.DecisionId, MetaAnswer> answers = new HashMap<>();
        for (LineId line : lines) {
            for (AuditEntry entry : audit.after(line, start.before(), MOST_LOOKED_AT_AHEAD)) {
                if (entry instanceof AuditEntry.Answered answered
                        && answered.answer().by().isEmpty()) {
                    answers.putIfAbsent(new DecisionPage.DecisionId(line, answered.decision()), answered.answer());
                }
            }
        }
        return answers;
    }

    private static boolean isOpen(AuditEntry.Decided decided) {
        return BRINGS_AN_ANSWER.contains(decided.effect());
    }

    /** What the sender's case says, as long as it is this decision's. */
    private Optional<MetaAnswer> inForce(AuditEntry.Decided decided) {
        return isOpen(decided)
                ? cases.find(decided.line(), decided.decision().sender().key())
                        .filter(found ->
                                found.grounds().decision().equals(decided.id().toString()))
                        .flatMap(Decisions::answer)
                : Optional.empty();
    }

    private static Optional<MetaAnswer> answer(Case found) {
        return found.state()
                .filter(state -> state != CaseState.PENDING)
                .map(state -> new MetaAnswer(
                        found.sender(),
                        state.wireName(),
                        found.code(),
                        found.answer(),
                        Optional.empty(),
                        Optional.empty(),
                        found.settled().orElse(Instant.EPOCH)));
    }
}
