package dev.portcullis.rulebook;

import dev.portcullis.rules.Comparison;
import dev.portcullis.rules.PatternException;
import dev.portcullis.rules.TextCondition;
import dev.portcullis.rules.TextField;
import dev.portcullis.rules.TextPattern;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads conditions on text: {@code text|phrase|cased: values}. */
final class TextReader {

    private final ListReader lists;
    private final Problems problems;
    private final Map<Use, List<TextPattern>> compiledLists = new HashMap<>();

    /** A list as one combination of modifiers takes it; compiled once, however many rules use it so. */
    private record Use(String list, TextModifiers modifiers) {}

    TextReader(ListReader lists, Problems problems) {
        this.lists = lists;
        this.problems = problems;
    }

    Optional<TextCondition> read(Yaml.Entry entry) {
        Optional<TextModifiers> modifiers = TextModifiers.parse(entry, problems);
        if (entry.value() instanceof Yaml.Mapping) {
            return modifiers.flatMap(known -> quota(entry, known));
        }
        List<Yaml.Scalar> values = Fields.texts(entry.value(), "'" + entry.key() + "'", problems);
        return modifiers.flatMap(known -> {
            List<TextPattern> patterns = patterns(values, known);
            if (patterns.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(
                    known.all()
                            ? TextCondition.all(TextField.TEXT, patterns)
                            : TextCondition.atLeast(1, TextField.TEXT, patterns));
        });
    }

    private Optional<TextCondition> quota(Yaml.Entry entry, TextModifiers modifiers) {
        if (modifiers.all()) {
            problems.error(entry.place(), "modifier 'all' beside 'of' and 'gte'; expected one of both: remove '|all'");
        }
        Optional<Fields> fields = Fields.of(entry.value(), "'" + entry.key() + "'", List.of("of", "gte"), problems);
        if (fields.isEmpty()) {
            return Optional.empty();
        }
        fields.get().require("of", "gte");
        List<TextPattern> patterns = patterns(fields.get().texts("of"), modifiers);
        Optional<Integer> atLeast = fields.get().integer("gte", 1);
        if (patterns.isEmpty() || atLeast.isEmpty()) {
            return Optional.empty();
        }
        TextCondition condition = TextCondition.atLeast(atLeast.get(), TextField.TEXT, patterns);
        if (condition.different() < atLeast.get()) {
            problems.error(
                    fields.get().placeOf("gte"),
                    "'gte' is " + atLeast.get() + ", but 'of' has only " + condition.different()
                            + " different values, so that the condition can never hold");
        }
        return Optional.of(condition);
    }

    private List<TextPattern> patterns(List<Yaml.Scalar> values, TextModifiers modifiers) {
        List<TextPattern> patterns = new ArrayList<>();
        for (Yaml.Scalar value : values) {
            if (value.text().startsWith("@@")) {
                patterns.addAll(compile(value.text().substring(1), value.place(), modifiers));
            } else if (value.text().startsWith("@")) {
                patterns.addAll(compile(value.text().substring(1), modifiers, value.place()));
            } else {
                patterns.addAll(compile(value.text(), value.place(), modifiers));
            }
        }
        return patterns;
    }

    private List<TextPattern> compile(String list, TextModifiers modifiers, Place mentioned) {
        Use use = new Use(list, modifiers);
        List<TextPattern> known = compiledLists.get(use);
        if (known != null) {
            return known;
        }
        List<TextPattern> patterns = new ArrayList<>();
        lists.use(list, mentioned)
                .ifPresent(found -> found.values()
                        .forEach(value -> patterns.addAll(compile(value.text(), value.place(), modifiers))));
        compiledLists.put(use, patterns);
        return patterns;
    }

    /** The compiled pattern; none where that is a problem. */
    private List<TextPattern> compile(String value, Place place, TextModifiers modifiers) {
        try {
            TextPattern pattern = TextPattern.of(value, modifiers.comparison(), modifiers.cased(), modifiers.marks());
            if (modifiers.comparison() == Comparison.RE) {
                warnOfSurprises(pattern, place);
            }
            return List.of(pattern);
        } catch (PatternException e) {
            problems.error(place, e.getMessage());
            return List.of();
        }
    }

    private void warnOfSurprises(TextPattern pattern, Place place) {
        if (pattern.matchesEverything()) {
            problems.warning(
                    place, "pattern '" + Quoting.shorten(pattern.source()) + "' matches every text, even none");
        }
        boolean foreign = pattern.source().codePoints().anyMatch(c -> c >= 0x80 && Character.isLetter(c));
        if (foreign && (pattern.source().contains("\\b") || pattern.source().contains("\\w"))) {
            problems.warning(
                    place,
                    "\\b and \\w know ASCII only, and the pattern has other letters: spell the edges out,"
                            + " or use text|word");
        }
    }
}
