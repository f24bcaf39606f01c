package dev.portcullis.rulebook;

import dev.portcullis.rules.Condition;
import dev.portcullis.rules.TextField;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads conditions that are no group: one key with its value. */
final class ConditionReader {

    private static final List<String> TEXT_FIELDS =
            Arrays.stream(TextField.values()).map(TextField::wireName).toList();
    private static final List<String> OTHERS = List.of(
            "text_length",
            "kind",
            "link",
            "country",
            "sender",
            "prefix",
            "forwarded",
            "referral",
            "reply",
            "first_in_window");
    static final List<String> KEYS =
            Stream.concat(TEXT_FIELDS.stream(), OTHERS.stream()).toList();
    private static final String ANY = "any";

    private final TextReader texts;
    private final LengthReader lengths;
    private final ValueReader values;
    private final Problems problems;

    ConditionReader(ListReader lists, Problems problems) {
        this.texts = new TextReader(lists, problems);
        this.lengths = new LengthReader(problems);
        this.values = new ValueReader(lists, problems);
        this.problems = problems;
    }

    /** Whether the key is a condition's, with or without modifiers. */
    static boolean knows(String key) {
        return KEYS.contains(field(key));
    }

    /** A key without its modifiers. */
    static String field(String key) {
        return key.split("\\|", 2)[0];
    }

    /** The condition; empty where something is wrong with it. */
    Optional<Condition> read(Yaml.Entry entry) {
        int text = TEXT_FIELDS.indexOf(field(entry.key()));
        if (text >= 0) {
            return texts.read(entry, TextField.values()[text]).map(Function.identity());
        }
        if (entry.key().contains("|")) {
            problems.error(
                    entry.place(),
                    "modifiers on '" + field(entry.key()) + "'; expected none, since only "
                            + String.join(", ", TEXT_FIELDS) + " take any");
            return Optional.empty();
        }
        Yaml value = entry.value();
        return switch (entry.key()) {
            case "text_length" -> lengths.read(value);
            case "kind" -> among(Kinds.read(Fields.texts(value, "'kind'", problems), problems), Condition.KindIs::new);
            case "link" -> link(value);
            case "country" -> country(value);
            case "sender" -> sender(value);
            case "prefix" -> prefix(value);
            case "forwarded" -> forwarded(value);
            case "referral" ->
                word(value, "referral", List.of("present", "absent"))
                        .map(word -> new Condition.FromAd(word.equals("present")));
            case "reply" -> set(value, "reply").map(set -> new Condition.IsReply());
            default -> set(value, "first_in_window").map(set -> new Condition.IsFirst());
        };
    }

    Optional<Condition> sender(Yaml value) {
        return among(
                values.read(value, "sender", EnumSet.of(NamedList.Kind.SENDERS), Spelling::sender),
                Condition.SenderIs::new);
    }

    Optional<Condition> prefix(Yaml value) {
        return among(
                values.read(value, "prefix", EnumSet.of(NamedList.Kind.PREFIXES), Spelling::prefix),
                Condition.NumberBegins::new);
    }

    Optional<Condition> country(Yaml value) {
        return among(values.read(value, "country", Set.of(), Spelling::country), Condition.CountryIs::new);
    }

    private Optional<Condition> link(Yaml value) {
        if (value instanceof Yaml.Scalar scalar && scalar.text().equals(ANY)) {
            return Optional.of(new Condition.LinksTo(Set.of()));
        }
        return among(
                values.read(value, "link", EnumSet.of(NamedList.Kind.HOSTS), Spelling::host), Condition.LinksTo::new);
    }

    private static <T> Optional<Condition> among(Set<T> values, Function<Set<T>, Condition> condition) {
        return values.isEmpty() ? Optional.empty() : Optional.of(condition.apply(values));
    }

    private Optional<Condition> forwarded(Yaml value) {
        return word(value, "forwarded", List.of("true", "frequently"))
                .map(word -> new Condition.Forwarded(word.equals("frequently")));
    }

    private Optional<Boolean> set(Yaml value, String key) {
        return word(value, key, List.of("true")).map(word -> true);
    }

    /** One of some words, of which {@code true} is YAML's. */
    private Optional<String> word(Yaml value, String key, List<String> words) {
        if (value instanceof Yaml.Scalar scalar
                && words.contains(scalar.text())
                && scalar.isBoolean() == scalar.text().equals("true")) {
            return Optional.of(scalar.text());
        }
        String hint = value instanceof Yaml.Scalar scalar ? hint(scalar, key, words) : "";
        problems.error(
                value.place(), "'" + key + "' is " + value.noun() + "; expected " + String.join(" or ", words) + hint);
        return Optional.empty();
    }

    private static String hint(Yaml.Scalar scalar, String key, List<String> words) {
        if (words.contains("true") && scalar.text().equalsIgnoreCase("false")) {
            return "; for the opposite put '" + key + ": true' under 'not'";
        }
        if (words.contains(scalar.text())) {
            return scalar.plain() ? "" : " without quotes";
        }
        return DidYouMean.among(scalar.text(), words);
    }
}
