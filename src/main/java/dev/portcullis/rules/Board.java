package dev.portcullis.rules;

import dev.portcullis.rules.Measure.Points;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where the points of one file's weak signals are summed. */
final class Board {

    private final Thresholds thresholds;
    private final String counter;
    private final Map<String, Score> enforced = new HashMap<>();
    private final Map<String, Score> all = new HashMap<>();

    /** @param rules every live rule; those that do not feed these thresholds are left out */
    Board(Thresholds thresholds, List<LiveRule> rules) {
        this.thresholds = thresholds;
        this.counter = Digest.of(List.of("points", thresholds.rule().id())).substring(0, 12);
        for (LiveRule rule : rules) {
            if (isFedBy(rule)) {
                all.put(rule.mark(), rule.score().orElseThrow());
                if (rule.rule().mode() == Mode.ENFORCE) {
                    enforced.put(rule.mark(), rule.score().orElseThrow());
                }
            }
        }
    }

    Thresholds thresholds() {
        return thresholds;
    }

    boolean isFedBy(LiveRule rule) {
        return rule.score().isPresent()
                && thresholds.scorers().contains(rule.rule().id());
    }

    /** Whether the points of this message are summed here. */
    boolean takes(Subject subject) {
        return (thresholds.lines().isEmpty()
                        || thresholds.lines().contains(subject.message().line()))
                && !LiveRule.exempts(thresholds.exemptions(), subject);
    }

    /** A board that a message adds points to. */
    Fed fedBy(Set<String> marks) {
        return new Fed(this, marks);
    }

    record Fed(Board board, Set<String> marks) {

        Fed {
            marks = Set.copyOf(marks);
        }

        /** What rules that act add up to; empty where this message adds nothing to that. */
        Optional<Window> enforced() {
            return window(board.enforced);
        }

        /** What all rules add up to, those in shadow among them; empty where this message adds nothing. */
        Optional<Window> all() {
            return window(board.all);
        }

        private Optional<Window> window(Map<String, Score> weights) {
            return Collections.disjoint(weights.keySet(), marks)
                    ? Optional.empty()
                    : Optional.of(new Window(
                            board.counter,
                            "points, by one sender",
                            Optional.empty(),
                            new Points(weights, marks),
                            board.thresholds.within(),
                            board.thresholds.lowest()));
        }
    }
}
