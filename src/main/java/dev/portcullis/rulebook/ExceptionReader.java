package dev.portcullis.rulebook;

import dev.portcullis.rules.Condition;
import dev.portcullis.rules.Exemption;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads {@code exceptions}: whom a rule, or all rules of a file, leave alone. */
final class ExceptionReader {

    private static final List<String> WHO = List.of("sender", "prefix", "country", "list");
    static final List<String> KEYS = List.of("sender", "prefix", "country", "list", "reason", "until");
    private static final Set<NamedList.Kind> LISTS = EnumSet.of(NamedList.Kind.SENDERS, NamedList.Kind.PREFIXES);
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private final ConditionReader conditions;
    private final ListReader lists;
    private final LocalDate today;
    private final Problems problems;

    /** @param today in UTC; what ended before is warned of */
    ExceptionReader(ConditionReader conditions, ListReader lists, LocalDate today, Problems problems) {
        this.conditions = conditions;
        this.lists = lists;
        this.today = today;
        this.problems = problems;
    }

    List<Exemption> read(Fields owner) {
        return owner.items("exceptions").stream()
                .flatMap(item -> Fields.of(item, "an exception", KEYS, problems).stream())
                .flatMap(fields -> exemption(fields).stream())
                .toList();
    }

    private Optional<Exemption> exemption(Fields fields) {
        Optional<Condition> who =
                fields.onlyOne(WHO).flatMap(key -> fields.value(key).flatMap(value -> who(key, value)));
        fields.require("reason");
        String reason = fields.text("reason").orElse("");
        Optional<LocalDate> until = fields.value("until").flatMap(value -> until(value, fields));
        return who.map(condition -> new Exemption(condition, reason, until));
    }

    private Optional<Condition> who(String key, Yaml value) {
        return switch (key) {
            case "sender" -> conditions.sender(value);
            case "prefix" -> conditions.prefix(value);
            case "country" -> conditions.country(value);
            default -> list(value);
        };
    }

    private Optional<Condition> list(Yaml value) {
        if (!(value instanceof Yaml.Scalar scalar)
                || !scalar.isText()
                || scalar.text().isBlank()) {
            problems.error(value.place(), "'list' is " + value.noun() + "; expected the name of one list");
            return Optional.empty();
        }
        if (scalar.text().startsWith("@")) {
            problems.error(value.place(), "'list' is " + value.noun() + "; expected the bare name, without '@'");
            return Optional.empty();
        }
        return lists.use(scalar.text(), value.place(), "list", LISTS)
                .flatMap(list -> list.kind() == NamedList.Kind.SENDERS
                        ? conditions.sender(named(scalar))
                        : conditions.prefix(named(scalar)));
    }

    private static Yaml named(Yaml.Scalar name) {
        return new Yaml.Scalar(name.place(), "@" + name.text(), false);
    }

    private Optional<LocalDate> until(Yaml value, Fields fields) {
        Optional<LocalDate> day = value instanceof Yaml.Scalar scalar ? day(scalar.text()) : Optional.empty();
        if (day.isEmpty()) {
            return fields.expected(value, "'until'", "a day such as 2027-01-31, the last one that it holds");
        }
        day.filter(last -> last.isBefore(today))
                .ifPresent(last -> problems.warning(
                        value.place(), "the exception ended on " + last + ": remove it, or name a later day"));
        return day;
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return DAY.matcher(text).matches() ? Optional.of(LocalDate.parse(text)) : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
