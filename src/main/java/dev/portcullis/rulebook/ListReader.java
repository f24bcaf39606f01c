package dev.portcullis.rulebook;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the {@code lists} of all files of a folder, and knows which of them are used. */
final class ListReader {

    static final List<String> KEYS = List.of("kind", "values", "file");

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern COMMENT = Pattern.compile("(^|\\s)#.*");

    private final RuleFolder folder;
    private final Problems problems;
    private final Map<String, NamedList> lists = new LinkedHashMap<>();
    private final Set<String> used = new HashSet<>();

    ListReader(RuleFolder folder, Problems problems) {
        this.folder = folder;
        this.problems = problems;
    }

    /** Reads the {@code lists} of one file. */
    void read(Yaml value) {
        if (!(value instanceof Yaml.Mapping mapping)) {
            problems.error(value.place(), "'lists' is " + value.noun() + "; expected a mapping of names to lists");
            return;
        }
        mapping.entries().forEach(this::readOne);
    }

    /** Whether a value names a list instead of standing for itself. */
    static boolean isName(String value) {
        return value.startsWith("@") && !value.startsWith("@@");
    }

    /**
     * The list of that name; where there is none, or none that suits, that is a problem of whoever asks.
     *
     * @param field the key it is used under
     */
    Optional<NamedList> use(String name, Place place, String field, Set<NamedList.Kind> suiting) {
        if (suiting.isEmpty()) {
            problems.error(place, "'" + field + "' takes no list by name; write its values out");
            return Optional.empty();
        }
        NamedList list = lists.get(name);
        if (list == null) {
            problems.error(
                    place,
                    "there is no list '" + Quoting.shorten(name) + "'" + DidYouMean.among(name, lists.keySet())
                            + (suiting.contains(NamedList.Kind.TEXTS) ? "; for a literal '@' write '@@'" : ""));
            return Optional.empty();
        }
        used.add(name);
        if (!suiting.contains(list.kind())) {
            String kinds =
                    suiting.stream().sorted().map(NamedList.Kind::wireName).collect(Collectors.joining(" or "));
            problems.error(
                    place,
                    "list '" + name + "' is of kind " + list.kind().wireName() + "; expected " + kinds + " for '"
                            + field + "'");
            return Optional.empty();
        }
        return Optional.of(list);
    }

    void warnOfUnused() {
        lists.values().stream()
                .filter(list -> !used.contains(list.name()))
                .forEach(list -> problems.warning(
                        list.place(),
                        "list '" + list.name() + "' is used by no rule: use it as \"@" + list.name()
                                + "\" or remove it"));
    }

    private void readOne(Yaml.Entry entry) {
        String name = entry.key();
        if (!NAME.matcher(name).matches()) {
            problems.error(
                    entry.place(),
                    "list name '" + Quoting.shorten(name) + "'; expected 1 to 64 letters, digits, '_' or '-'");
            return;
        }
        NamedList other = lists.get(name);
        if (other != null) {
            problems.error(
                    entry.place(),
                    "list '" + name + "' is defined a second time, first at "
                            + other.place().file() + ":" + other.place().line() + ": rename one");
            return;
        }
        Fields.of(entry.value(), "list '" + name + "'", KEYS, problems)
                .ifPresent(fields -> lists.put(name, list(name, entry.place(), fields)));
    }

    private NamedList list(String name, Place place, Fields fields) {
        fields.require("kind");
        NamedList.Kind kind = fields.choice("kind", List.of(NamedList.Kind.values()), NamedList.Kind::wireName)
                .orElse(NamedList.Kind.KEYWORDS);
        if (fields.has("values") == fields.has("file")) {
            problems.error(
                    fields.place(),
                    "list '" + name + "' has "
                            + (fields.has("file") ? "both 'values' and 'file'" : "neither 'values' nor 'file'")
                            + "; expected one of them");
        }
        List<NamedList.Value> values = new ArrayList<>();
        fields.texts("values").forEach(value -> values.add(new NamedList.Value(value.text(), value.place())));
        fields.text("file").ifPresent(file -> values.addAll(lines(file, fields.placeOf("file"))));
        values.forEach(value -> check(value, kind));
        return new NamedList(name, kind, place, values);
    }

    private void check(NamedList.Value value, NamedList.Kind kind) {
        try {
            kind.check(value.text());
        } catch (MalformedValueException e) {
            problems.error(value.place(), e.getMessage());
        }
    }

    private List<NamedList.Value> lines(String file, Place mentioned) {
        Optional<List<String>> read = folder.listLines(file, mentioned, problems);
        List<String> lines = read.orElse(List.of());
        List<NamedList.Value> values = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String text = COMMENT.matcher(lines.get(i)).replaceFirst("").strip();
            if (!text.isEmpty()) {
                values.add(new NamedList.Value(text, new Place(file, i + 1, 1)));
            }
        }
        if (values.isEmpty() && read.isPresent()) {
            problems.error(mentioned, "file '" + file + "' holds no entry; expected one a line");
        }
        return values;
    }
}
