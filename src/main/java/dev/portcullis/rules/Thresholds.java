package dev.portcullis.rules;

import dev.portcullis.message.LineId;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the weak signals of one file come to when their sum reaches a level.
 *
 * @param rule what is told of it; its action is that of the highest level
 * @param scorers ids of the rules that feed it
 * @param levels points by action
 */
public record Thresholds(
        Rule rule,
        Set<LineId> lines,
        Set<String> scorers,
        Duration within,
        Map<Action, Integer> levels,
        List<Exemption> exemptions) {

    public Thresholds {
        lines = Set.copyOf(lines);
        scorers = Set.copyOf(scorers);
        levels = Map.copyOf(levels);
        exemptions = List.copyOf(exemptions);
    }

    /** The same in another mode. */
    public Thresholds in(Mode mode) {
        return new Thresholds(rule.in(mode), lines, scorers, within, levels, exemptions);
    }

    int lowest() {
        return levels.values().stream().min(Comparator.naturalOrder()).orElseThrow();
    }

    /** The strongest action whose level the points reach. */
    Optional<Action> reached(long points) {
        return levels.entrySet().stream()
                .filter(level -> points >= level.getValue())
                .map(Map.Entry::getKey)
                .max(Comparator.naturalOrder());
    }

    String canonical() {
        return String.join(
                "\n",
                rule.canonical(),
                new TreeSet<>(lines).toString(),
                new TreeSet<>(scorers).toString(),
                within.toString(),
                new EnumMap<>(levels).toString(),
                exemptions.stream().map(Exemption::canonical).sorted().toList().toString());
    }
}
