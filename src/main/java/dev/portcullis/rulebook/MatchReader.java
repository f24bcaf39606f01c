package dev.portcullis.rulebook;

import dev.portcullis.rules.Condition;
import java.util.ArrayList;
import java.util.List;

/** Reads what stands under {@code match}: groups of conditions, nested. */
final class MatchReader {

    private static final int DEEPEST = 8;
    private static final List<String> GROUPS = List.of("all", "any", "not");
    private static final List<String> KNOWN = List.of("all", "any", "not", "text", "kind");

    private final TextReader texts;
    private final Problems problems;

    MatchReader(TextReader texts, Problems problems) {
        this.texts = texts;
        this.problems = problems;
    }

    Condition read(Yaml match) {
        if (!(match instanceof Yaml.Mapping mapping) || mapping.entries().isEmpty()) {
            problems.error(match.place(), "'match' is " + match.noun() + "; expected 'all', 'any' or 'not'");
            return Condition.ALWAYS;
        }
        List<Condition> groups = new ArrayList<>();
        for (Yaml.Entry entry : mapping.entries()) {
            if (GROUPS.contains(entry.key())) {
                groups.add(group(entry, 1));
            } else if (KNOWN.contains(entry.key()) || isText(entry.key())) {
                problems.error(
                        entry.place(),
                        "condition '" + Quoting.shorten(entry.key()) + "' directly under 'match'; put it under 'all'");
            } else {
                unknown(entry, "'match'", GROUPS);
            }
        }
        return groups.size() == 1 ? groups.getFirst() : new Condition.All(groups);
    }

    private Condition group(Yaml.Entry entry, int depth) {
        if (depth > DEEPEST) {
            problems.error(entry.place(), "groups are nested deeper than " + DEEPEST + "; write a flatter condition");
            return Condition.ALWAYS;
        }
        List<Condition> conditions = new ArrayList<>();
        if (entry.value() instanceof Yaml.Sequence sequence) {
            sequence.items().forEach(item -> conditions.add(condition(item, depth)));
            if (sequence.items().isEmpty()) {
                problems.error(
                        sequence.place(), "'" + entry.key() + "' is an empty list; expected at least one condition");
            }
        } else {
            conditions.add(condition(entry.value(), depth));
        }
        return switch (entry.key()) {
            case "any" -> new Condition.Any(conditions);
            case "not" -> new Condition.None(conditions);
            default -> new Condition.All(conditions);
        };
    }

    private Condition condition(Yaml value, int depth) {
        if (!(value instanceof Yaml.Mapping mapping) || mapping.entries().isEmpty()) {
            problems.error(
                    value.place(), "a condition is " + value.noun() + "; expected a mapping such as 'text: word'");
            return Condition.ALWAYS;
        }
        List<Condition> together = new ArrayList<>();
        for (Yaml.Entry entry : mapping.entries()) {
            if (GROUPS.contains(entry.key())) {
                together.add(group(entry, depth + 1));
            } else if (isText(entry.key())) {
                texts.read(entry).ifPresent(together::add);
            } else if (entry.key().equals("kind")) {
                together.add(
                        new Condition.KindIs(Kinds.read(Fields.texts(entry.value(), "'kind'", problems), problems)));
            } else {
                unknown(entry, "a condition", KNOWN);
            }
        }
        return together.size() == 1 ? together.getFirst() : new Condition.All(together);
    }

    private static boolean isText(String key) {
        return key.equals("text") || key.startsWith("text|");
    }

    private void unknown(Yaml.Entry entry, String owner, List<String> known) {
        String field = entry.key().split("\\|", 2)[0];
        problems.error(
                entry.place(),
                "unknown key '" + Quoting.shorten(entry.key()) + "' in " + owner + DidYouMean.among(field, known)
                        + " (known: " + String.join(", ", known) + ")");
    }
}
