package dev.portcullis.rulebook;

import dev.portcullis.message.LineId;
import dev.portcullis.rules.Action;
import dev.portcullis.rules.Mode;
import dev.portcullis.rules.RuleDefinition;
import dev.portcullis.rules.Score;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** How many points the rules of one file can come to. */
final class Reach {

    private final List<RuleDefinition> scorers;
    private final Set<LineId> lines;
    private final Problems problems;

    /** @param lines those of the thresholds; empty for all */
    Reach(List<RuleEntry> scorers, Set<LineId> lines, Problems problems) {
        this.scorers = scorers.stream().map(RuleEntry::definition).toList();
        this.lines = lines;
        this.problems = problems;
    }

    /** Finds the levels that no sum reaches, or none while some rules are off; waits until each score is readable. */
    void check(Fields thresholds, Map<Action, Integer> levels) {
        if (scorers.stream().anyMatch(scorer -> scorer.score().isEmpty())) {
            return;
        }
        long ever = mostPoints(rule -> true);
        boolean rests =
                thresholds.text("mode").filter(Mode.OFF.wireName()::equals).isPresent();
        long now = mostPoints(rule -> rule.rule().mode() != Mode.OFF);
        levels.forEach((action, points) -> {
            String level =
                    "'" + action.wireName() + "' is " + points + ", but all rules with 'score' together come to ";
            if (points > ever) {
                problems.error(
                        thresholds.placeOf(action.wireName()),
                        level + ever + " at most; expected no more than that, or higher scores");
            } else if (points > now && !rests) {
                problems.warning(
                        thresholds.placeOf(action.wireName()), level + now + " at most while some of them are off");
            }
        });
    }

    /** The most on any one line, as points of different lines are never summed. */
    private long mostPoints(Predicate<RuleDefinition> chosen) {
        Set<LineId> named = new HashSet<>(lines);
        if (lines.isEmpty()) {
            scorers.stream().map(RuleDefinition::lines).forEach(named::addAll);
        }
        Stream<Optional<LineId>> all = Stream.concat(
                named.stream().map(Optional::of), lines.isEmpty() ? Stream.of(Optional.empty()) : Stream.empty());
        return all.mapToLong(line -> scorers.stream()
                        .filter(chosen)
                        .filter(rule -> holdsOn(rule.lines(), line))
                        .flatMap(rule -> rule.score().stream())
                        .mapToLong(Score::most)
                        .sum())
                .max()
                .orElse(0);
    }

    /** @param line empty for one that nobody names */
    private static boolean holdsOn(Collection<LineId> lines, Optional<LineId> line) {
        return lines.isEmpty() || line.filter(lines::contains).isPresent();
    }
}
