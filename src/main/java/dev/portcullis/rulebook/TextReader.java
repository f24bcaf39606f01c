package dev.portcullis.rulebook;

import dev.portcullis.rules.Comparison;
import dev.portcullis.rules.PatternException;
import dev.portcullis.rules.TextCondition;
import dev.portcullis.rules.TextField;
import dev.portcullis.rules.TextPattern;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads conditions on strings: {@code text|phrase|cased: values}. */
final class TextReader {

    static final List<String> QUOTA_KEYS = List.of("of", "gte");

    private static final Set<NamedList.Kind> LISTS = EnumSet.of(NamedList.Kind.KEYWORDS, NamedList.Kind.TEXTS);

    private static final Pattern CONTROLS = Pattern.compile("\\p{Cc}+");

    private final ListReader lists;
    private final Problems problems;
    private final Map<Use, List<TextPattern>> compiledLists = new HashMap<>();

    /** A list as one combination of modifiers takes it; compiled once, however many rules use it so. */
    private record Use(String list, TextModifiers modifiers) {}

    TextReader(ListReader lists, Problems problems) {
        this.lists = lists;
        this.problems = problems;
    }

    Optional<TextCondition> read(Yaml.Entry entry, TextField field) {
        Optional<TextModifiers> modifiers = TextModifiers.parse(entry, problems);
        if (entry.value() instanceof Yaml.Mapping) {
            return modifiers.flatMap(known -> quota(entry, field, known));
        }
        List<Yaml.Scalar> values = Fields.texts(entry.value(), "'" + entry.key() + "'", problems);
        return modifiers.flatMap(known -> {
            List<TextPattern> patterns = patterns(values, field, known);
            if (patterns.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(
                    known.all() ? TextCondition.all(field, patterns) : TextCondition.atLeast(1, field, patterns));
        });
    }

    private Optional<TextCondition> quota(Yaml.Entry entry, TextField field, TextModifiers modifiers) {
        if (modifiers.all()) {
            problems.error(entry.place(), "modifier 'all' beside 'of' and 'gte'; expected one of both: remove '|all'");
        }
        Optional<Fields> fields = Fields.of(entry.value(), "'" + entry.key() + "'", QUOTA_KEYS, problems);
        if (fields.isEmpty()) {
            return Optional.empty();
        }
        fields.get().require("of", "gte");
        List<TextPattern> patterns = patterns(fields.get().texts("of"), field, modifiers);
        Optional<Integer> atLeast = fields.get().integer("gte", 1);
        if (patterns.isEmpty() || atLeast.isEmpty()) {
            return Optional.empty();
        }
        TextCondition condition = TextCondition.atLeast(atLeast.get(), field, patterns);
        if (condition.different() < atLeast.get()) {
            problems.error(
                    fields.get().placeOf("gte"),
                    "'gte' is " + atLeast.get() + ", but 'of' has only " + condition.different()
                            + " different values, so that the condition can never hold");
        }
        return Optional.of(condition);
    }

    private List<TextPattern> patterns(List<Yaml.Scalar> values, TextField field, TextModifiers modifiers) {
        List<TextPattern> patterns = new ArrayList<>();
        for (Yaml.Scalar value : values) {
            String text = value.text();
            if (ListReader.isName(text)) {
                patterns.addAll(listed(text.substring(1), modifiers, value.place(), field));
            } else {
                patterns.addAll(compile(text.startsWith("@") ? text.substring(1) : text, value.place(), modifiers));
            }
        }
        return patterns;
    }

    private List<TextPattern> listed(String name, TextModifiers modifiers, Place mentioned, TextField field) {
        return lists.use(name, mentioned, field.wireName(), LISTS)
                .map(list -> compiledLists.computeIfAbsent(
                        new Use(name, modifiers),
                        use -> list.values().stream()
                                .flatMap(value -> compile(value.text(), value.place(), modifiers).stream())
                                .toList()))
                .orElse(List.of());
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
            problems.error(place, CONTROLS.matcher(e.getMessage()).replaceAll(" "));
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
