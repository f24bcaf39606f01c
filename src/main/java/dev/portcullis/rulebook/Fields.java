package dev.portcullis.rulebook;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The entries of one mapping, read strictly: what is not known, missing or of the wrong form is a problem. */
final class Fields {

    private static final int LARGEST = 999_999_999;

    private final Place place;
    private final String owner;
    private final Problems problems;
    private final Map<String, Yaml.Entry> entries = new LinkedHashMap<>();
    private final Set<String> mistyped = new HashSet<>();
    private final boolean empty;

    /** @param owner what the mapping is, for messages: "a rule" */
    private Fields(Yaml.Mapping mapping, String owner, Collection<String> known, Problems problems) {
        this.place = mapping.place();
        this.owner = owner;
        this.problems = problems;
        this.empty = mapping.entries().isEmpty();
        for (Yaml.Entry entry : mapping.entries()) {
            if (known.contains(entry.key())) {
                entries.put(entry.key(), entry);
            } else {
                DidYouMean.nearest(entry.key(), known).ifPresent(mistyped::add);
                problems.error(
                        entry.place(),
                        "unknown key '" + Quoting.shorten(entry.key()) + "' in " + owner
                                + DidYouMean.among(entry.key(), known) + " (known: " + String.join(", ", known) + ")");
            }
        }
    }

    static Optional<Fields> of(Yaml value, String owner, Collection<String> known, Problems problems) {
        if (value instanceof Yaml.Mapping mapping) {
            return Optional.of(new Fields(mapping, owner, known, problems));
        }
        problems.error(
                value.place(), owner + " is " + value.noun() + "; expected a mapping of " + String.join(", ", known));
        return Optional.empty();
    }

    Place place() {
        return place;
    }

    boolean has(String key) {
        return entries.containsKey(key);
    }

    /** Whether the key is neither there nor what somebody meant who mistyped it, and heard of that. */
    boolean lacks(String key) {
        return !has(key) && !mistyped.contains(key);
    }

    /** Whether nothing at all stands there, known or unknown. */
    boolean isEmpty() {
        return empty;
    }

    Optional<Yaml> value(String key) {
        return Optional.ofNullable(entries.get(key)).map(Yaml.Entry::value);
    }

    /** Where the key's value stands, or the mapping begins if it has none. */
    Place placeOf(String key) {
        return value(key).map(Yaml::place).orElse(place);
    }

    /** Where the key itself stands, or the mapping begins if it has none. */
    Place placeOfKey(String key) {
        return Optional.ofNullable(entries.get(key)).map(Yaml.Entry::place).orElse(place);
    }

    void require(String... keys) {
        for (String key : keys) {
            if (lacks(key)) {
                problems.error(place, "key '" + key + "' is missing in " + owner);
            }
        }
    }

    /** A text that is not blank. */
    Optional<String> text(String key) {
        return value(key).flatMap(value -> text(value, "'" + key + "'"));
    }

    /** A text, or a list of texts, each with its place. */
    List<Yaml.Scalar> texts(String key) {
        return value(key).map(value -> texts(value, "'" + key + "'", problems)).orElse(List.of());
    }

    List<String> plainTexts(String key) {
        return texts(key).stream().map(Yaml.Scalar::text).toList();
    }

    Optional<Integer> integer(String key, int least) {
        return integer(key, least, LARGEST);
    }

    Optional<Integer> integer(String key, int least, int most) {
        return value(key).flatMap(value -> {
            if (value instanceof Yaml.Scalar scalar
                    && scalar.plain()
                    && scalar.text().matches("[0-9]{1,9}")) {
                int number = Integer.parseInt(scalar.text());
                if (number >= least && number <= most) {
                    return Optional.of(number);
                }
            }
            return expected(value, "'" + key + "'", number(value, least, most));
        });
    }

    private static String number(Yaml value, int least, int most) {
        if (least == most) {
            return "the number " + least;
        }
        boolean tooLarge = value instanceof Yaml.Scalar scalar && scalar.text().matches("[0-9]{10,}");
        return most == LARGEST && !tooLarge
                ? "a whole number, at least " + least
                : "a whole number, from " + least + " to " + most;
    }

    /** A duration above zero. */
    Optional<Duration> duration(String key, Duration longest) {
        return value(key).flatMap(value -> {
            Optional<Duration> length =
                    value instanceof Yaml.Scalar scalar ? Durations.length(scalar.text()) : Optional.empty();
            if (length.isEmpty()) {
                return expected(value, "'" + key + "'", Durations.FORM_OF_LENGTH);
            }
            return length.get().compareTo(longest) > 0
                    ? expected(value, "'" + key + "'", "at most " + Durations.spell(longest))
                    : length;
        });
    }

    /** The only value that the key can have is {@code true}; whoever means the opposite is told how to say it. */
    boolean isSet(String key, String opposite) {
        return value(key)
                .flatMap(value -> {
                    boolean set = value instanceof Yaml.Scalar scalar
                            && scalar.isBoolean()
                            && scalar.text().equalsIgnoreCase("true");
                    return set ? Optional.of(true) : expected(value, "'" + key + "'", "true; " + opposite);
                })
                .isPresent();
    }

    /** The mapping under a key. */
    Optional<Fields> mapping(String key, Collection<String> known) {
        return value(key).flatMap(value -> of(value, "'" + key + "'", known, problems));
    }

    /** The entries of the list under a key. */
    List<Yaml> items(String key) {
        return value(key)
                .map(value -> {
                    if (!(value instanceof Yaml.Sequence sequence)) {
                        expected(value, "'" + key + "'", "a list");
                        return List.<Yaml>of();
                    }
                    if (sequence.items().isEmpty()) {
                        emptyList(value, "'" + key + "'", problems);
                    }
                    return sequence.items();
                })
                .orElse(List.of());
    }

    /** Which of the keys is there, if it is the only one of them. */
    Optional<String> onlyOne(List<String> keys) {
        List<String> present = keys.stream().filter(this::has).toList();
        if (present.isEmpty() && keys.stream().anyMatch(mistyped::contains)) {
            return Optional.empty();
        }
        if (present.size() != 1) {
            String found = present.isEmpty()
                    ? "none of " + quoted(keys, ", ")
                    : quoted(present, present.size() == 2 ? " and " : ", ") + " together";
            problems.error(
                    present.isEmpty() ? place : placeOfKey(present.getLast()),
                    found + " in " + owner + "; expected exactly one of "
                            + (present.isEmpty() ? "them" : quoted(keys, ", ")));
            return Optional.empty();
        }
        return Optional.of(present.getFirst());
    }

    private static String quoted(List<String> keys, String separator) {
        return keys.stream().map(key -> "'" + key + "'").collect(Collectors.joining(separator));
    }

    /** One of some words. */
    <T> Optional<T> choice(String key, Collection<T> choices, Function<T, String> name) {
        return value(key).flatMap(value -> {
            List<String> names = choices.stream().map(name).toList();
            if (value instanceof Yaml.Scalar scalar && names.contains(scalar.text())) {
                return choices.stream()
                        .filter(each -> name.apply(each).equals(scalar.text()))
                        .findFirst();
            }
            String hint = value instanceof Yaml.Scalar scalar ? DidYouMean.among(scalar.text(), names) : "";
            return expected(value, "'" + key + "'", oneOf(names) + hint);
        });
    }

    <T> Optional<T> expected(Yaml value, String what, String expected) {
        problems.error(value.place(), what + " is " + value.noun() + "; expected " + expected);
        return Optional.empty();
    }

    private Optional<String> text(Yaml value, String what) {
        return checked(value, what, problems).map(Yaml.Scalar::text);
    }

    static List<Yaml.Scalar> texts(Yaml value, String what, Problems problems) {
        if (!(value instanceof Yaml.Sequence sequence)) {
            return checked(value, what, problems).stream().toList();
        }
        if (sequence.items().isEmpty()) {
            emptyList(value, what, problems);
        }
        List<Yaml.Scalar> texts = new ArrayList<>();
        sequence.items()
                .forEach(item -> checked(item, "an entry of " + what, problems).ifPresent(texts::add));
        return texts;
    }

    private static void emptyList(Yaml value, String what, Problems problems) {
        problems.error(value.place(), what + " is an empty list; expected at least one entry, or no such key");
    }

    private static Optional<Yaml.Scalar> checked(Yaml value, String what, Problems problems) {
        if (value instanceof Yaml.Scalar scalar
                && scalar.isText()
                && !scalar.text().isBlank()) {
            return Optional.of(scalar);
        }
        String hint = value instanceof Yaml.Scalar scalar && !scalar.isText() && !scalar.isNothing()
                ? ": put it in quotes"
                : "";
        problems.error(value.place(), what + " is " + value.noun() + "; expected a text" + hint);
        return Optional.empty();
    }

    private static String oneOf(List<String> names) {
        return names.size() == 1 ? names.getFirst() : "one of " + String.join(", ", names);
    }
}
