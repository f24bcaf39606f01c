package dev.portcullis.rulebook;

import dev.portcullis.rules.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads what stands under {@code match}: groups of conditions, nested. */
final class MatchReader {

    private static final int DEEPEST = 8;
    static final List<String> GROUPS = List.of("all", "any", "not");
    private static final List<String> KNOWN =
            Stream.concat(GROUPS.stream(), ConditionReader.KEYS.stream()).toList();

    private final ConditionReader conditions;
    private final Problems problems;

    MatchReader(ConditionReader conditions, Problems problems) {
        this.conditions = conditions;
        this.problems = problems;
    }

    /** @param clauses learns where the conditions stand */
    Condition read(Yaml match, Clauses clauses) {
        if (!(match instanceof Yaml.Mapping mapping) || mapping.entries().isEmpty()) {
            problems.error(match.place(), "'match' is " + nounOf(match) + "; expected 'all', 'any' or 'not'");
            return Condition.ALWAYS;
        }
        List<Condition> groups = new ArrayList<>();
        for (Yaml.Entry entry : mapping.entries()) {
            if (GROUPS.contains(entry.key())) {
                groups.add(group(entry, 1, clauses));
            } else if (ConditionReader.knows(entry.key())) {
                problems.error(
                        entry.place(),
                        "condition '" + Quoting.shorten(entry.key()) + "' directly under 'match'; put it under 'all'");
            } else {
                unknown(entry, "'match'", GROUPS);
            }
        }
        return groups.size() == 1 ? groups.getFirst() : new Condition.All(groups);
    }

    private Condition group(Yaml.Entry entry, int depth, Clauses clauses) {
        if (depth > DEEPEST) {
            problems.error(entry.place(), "groups are nested deeper than " + DEEPEST + "; write a flatter condition");
            return Condition.ALWAYS;
        }
        List<Condition> members = new ArrayList<>();
        if (entry.value() instanceof Yaml.Sequence sequence) {
            sequence.items().forEach(item -> members.add(condition(item, depth, clauses)));
            if (sequence.items().isEmpty()) {
                problems.error(
                        sequence.place(), "'" + entry.key() + "' is an empty list; expected at least one condition");
            }
        } else {
            members.add(condition(entry.value(), depth, clauses));
        }
        return switch (entry.key()) {
            case "any" -> new Condition.Any(members);
            case "not" -> new Condition.None(members);
            default -> new Condition.All(members);
        };
    }

    private Condition condition(Yaml value, int depth, Clauses clauses) {
        if (!(value instanceof Yaml.Mapping mapping) || mapping.entries().isEmpty()) {
            problems.error(
                    value.place(), "a condition is " + nounOf(value) + "; expected a mapping such as 'text: word'");
            return Condition.ALWAYS;
        }
        List<Condition> together = new ArrayList<>();
        for (Yaml.Entry entry : mapping.entries()) {
            if (GROUPS.contains(entry.key())) {
                together.add(group(entry, depth + 1, clauses));
            } else if (ConditionReader.knows(entry.key())) {
                conditions.read(entry).ifPresent(condition -> together.add(clauses.note(condition, entry)));
            } else {
                unknown(entry, "a condition", KNOWN);
            }
        }
        return together.size() == 1 ? together.getFirst() : new Condition.All(together);
    }

    private static String nounOf(Yaml value) {
        return value instanceof Yaml.Mapping ? "an empty mapping" : value.noun();
    }

    private void unknown(Yaml.Entry entry, String owner, List<String> known) {
        problems.error(
                entry.place(),
                "unknown key '" + Quoting.shorten(entry.key()) + "' in " + owner
                        + DidYouMean.among(ConditionReader.field(entry.key()), known) + " (known: "
                        + String.join(", ", known) + ")");
    }
}
