package dev.portcullis.admin;

import dev.portcullis.blocking.Case;
import dev.portcullis.blocking.CaseBook;
import dev.portcullis.blocking.LinePause;
import dev.portcullis.blocking.LinePauses;
import dev.portcullis.blocking.Stage;
import dev.portcullis.blocking.Undo;
import dev.portcullis.blocking.UndoBook;
import dev.portcullis.message.LineId;
import dev.portcullis.message.SenderId;
import dev.portcullis.rulebook.RuleBook;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Takes back what a rule did, waits a while for Meta, and tells what became of whom. */
@Singleton
final class Undoing {

    /** Users in one answer at most. */
    static final int MOST_SHOWN = 1_000;

    private static final int READ_AT_ONCE = 1_000;

    private static final String INTERRUPTED =
            "This undo has not got to its end yet. If it stays so, it was interrupted:"
                    + " ask for the same again, which does the rest.";

    private final UndoBook undos;
    private final CaseBook cases;
    private final SettledCases settled;
    private final LinePauses pauses;
    private final RuleBook rules;
    private final Clock clock;

    Undoing(UndoBook undos, CaseBook cases, SettledCases settled, LinePauses pauses, RuleBook rules, Clock clock) {
        this.undos = undos;
        this.cases = cases;
        this.settled = settled;
        this.pauses = pauses;
        this.rules = rules;
        this.clock = clock;
    }

    UndoView preview(Undo undo) {
        UndoTally tally = new UndoTally(0, MOST_SHOWN);
        undos.preview(undo).forEach((line, found) -> {
            for (int from = 0; from < found.size(); from += READ_AT_ONCE) {
                List<SenderId> part = found.subList(from, Math.min(found.size(), from + READ_AT_ONCE));
                Map<SenderId, Case> known = cases.find(line, new LinkedHashSet<>(part));
                part.forEach(id -> tally.addPreviewed(line, id, Optional.ofNullable(known.get(id))));
            }
        });
        return tally.view(undo, true, true, noteOn(undo, tally));
    }

    /** Answers when Meta has, or after a while. */
    UndoView carryOut(Undo undo) {
        undos.carryOut(undo);
        Instant until = clock.instant().plus(ManualBlocks.PATIENCE);
        for (LineId line : undo.lines()) {
            eachPart(undo, line, part -> {
                List<SenderId> lifting = lifting(line, part);
                if (!lifting.isEmpty()) {
                    settled.await(line, lifting, until);
                }
            });
        }
        return progress(undo, 0, MOST_SHOWN);
    }

    private List<SenderId> lifting(LineId line, List<SenderId> part) {
        return cases.find(line, new LinkedHashSet<>(part)).values().stream()
                .filter(each -> each.stage() == Stage.OFF)
                .map(Case::key)
                .toList();
    }

    Optional<UndoView> find(String id, long from, int limit) {
        return undos.find(id).map(undo -> progress(undo, from, limit));
    }

    /** @param from how many users to leave out, in the order in which they were found */
    private UndoView progress(Undo undo, long from, int limit) {
        boolean complete = undos.isComplete(undo);
        UndoTally tally = new UndoTally(from, limit);
        for (LineId line : undo.lines()) {
            Optional<LinePause> pause = pauses.of(line);
            eachPart(undo, line, part -> {
                Map<SenderId, Case> known = cases.find(line, new LinkedHashSet<>(part));
                part.forEach(id -> tally.add(line, id, Optional.ofNullable(known.get(id)), pause));
            });
        }
        return tally.view(undo, false, complete, complete ? noteOn(undo, tally) : Optional.of(INTERRUPTED));
    }

    private void eachPart(Undo undo, LineId line, Consumer<List<SenderId>> deed) {
        long from = 0;
        List<SenderId> part;
        do {
            part = undos.found(undo, line, from, READ_AT_ONCE);
            deed.accept(part);
            from += part.size();
        } while (part.size() == READ_AT_ONCE);
    }

    private Optional<String> noteOn(Undo undo, UndoTally tally) {
        if (tally.found() > 0) {
            return Optional.empty();
        }
        boolean live =
                rules.current().rules().stream().anyMatch(rule -> rule.id().equals(undo.rule()));
        return Optional.of(
                live
                        ? "Nothing that the rule did in that time is in force."
                        : "Nothing that a rule of this id did in that time is in force, and no live rule has it;"
                                + " Look whether the id is written as the rule's file has it.");
    }
}
