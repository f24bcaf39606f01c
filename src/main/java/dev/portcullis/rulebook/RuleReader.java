package dev.portcullis.rulebook;

import dev.portcullis.message.LineId;
import dev.portcullis.message.MessageKind;
import dev.portcullis.rules.Action;
import dev.portcullis.rules.Aggregate;
import dev.portcullis.rules.Condition;
import dev.portcullis.rules.Limits;
import dev.portcullis.rules.Mode;
import dev.portcullis.rules.Rule;
import dev.portcullis.rules.RuleDefinition;
import dev.portcullis.rules.RuleNotes;
import dev.portcullis.rules.Severity;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the entries of {@code rules}, of all files of a folder. */
final class RuleReader {

    private static final List<String> KEYS = List.of(
            "id",
            "title",
            "description",
            "references",
            "tags",
            "falsepositives",
            "severity",
            "mode",
            "lines",
            "on",
            "match",
            "aggregate",
            "action",
            "limits");
    private static final List<Action> ACTIONS = List.of(Action.BLOCK, Action.HOLD, Action.TAG, Action.ALERT);
    private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,64}");
    private static final Duration LONGEST_WINDOW = Duration.ofHours(24);
    private static final int BLOCKS_PER_HOUR = 1_000;

    private final MatchReader matches;
    private final Problems problems;
    private final Map<String, Place> ids = new HashMap<>();

    RuleReader(MatchReader matches, Problems problems) {
        this.matches = matches;
        this.problems = problems;
    }

    /** The rule; where something is wrong with it, that is among the problems, and the rule only a stand-in. */
    Optional<RuleDefinition> read(Yaml value, Set<LineId> fileLines) {
        return Fields.of(value, "a rule", KEYS, problems).map(fields -> {
            fields.require("id", "title", "action");
            if (!fields.has("match") && !fields.has("aggregate")) {
                problems.error(
                        fields.place(), "neither 'match' nor 'aggregate' in a rule; expected at least one of them");
            }
            Condition condition = fields.value("match").map(matches::read).orElse(Condition.ALWAYS);
            Set<LineId> lines = fields.has("lines") ? lines(fields, problems) : fileLines;
            Set<MessageKind> kinds =
                    fields.has("on") ? Kinds.read(fields.texts("on"), problems) : RuleDefinition.DEFAULT_KINDS;
            return new RuleDefinition(
                    rule(fields), kinds, lines, condition, List.of(), aggregate(fields), Optional.empty());
        });
    }

    private Rule rule(Fields fields) {
        RuleNotes notes = new RuleNotes(
                fields.plainTexts("references"),
                fields.plainTexts("tags"),
                fields.plainTexts("falsepositives"),
                fields.place().file(),
                fields.place().line());
        return new Rule(
                id(fields),
                fields.text("title").orElse(""),
                fields.text("description").orElse(""),
                fields.choice("severity", List.of(Severity.values()), Severity::wireName)
                        .orElse(Severity.MEDIUM),
                fields.choice("mode", List.of(Mode.values()), Mode::wireName).orElse(Mode.SHADOW),
                fields.choice("action", ACTIONS, Action::wireName).orElse(Action.TAG),
                Limits.perHour(blocksPerHour(fields)),
                Optional.empty(),
                notes);
    }

    private String id(Fields fields) {
        String id = fields.text("id").orElse("");
        if (!id.isEmpty() && !ID.matcher(id).matches()) {
            problems.error(
                    fields.placeOf("id"),
                    "'id' is '" + Quoting.shorten(id) + "'; expected 1 to 64 of a-z, 0-9 and '-'");
        }
        Place place = fields.placeOf("id");
        Place first = id.isEmpty() ? null : ids.putIfAbsent(id, place);
        if (first != null) {
            problems.error(
                    place,
                    "rule '" + Quoting.shorten(id) + "' is defined a second time, first at " + first.file() + ":"
                            + first.line() + ": ids are unique in the folder");
        }
        return id;
    }

    static Set<LineId> lines(Fields fields, Problems problems) {
        Set<LineId> lines = new LinkedHashSet<>();
        for (Yaml.Scalar text : fields.texts("lines")) {
            LineId.parse(text.text())
                    .ifPresentOrElse(
                            lines::add,
                            () -> problems.error(
                                    text.place(),
                                    "'" + Quoting.shorten(text.text())
                                            + "' is no line; expected Meta's phone_number_id"));
        }
        return lines;
    }

    private int blocksPerHour(Fields fields) {
        return fields.value("limits")
                .flatMap(value -> Fields.of(value, "'limits'", List.of("blocks_per_hour"), problems))
                .flatMap(limits -> {
                    limits.require("blocks_per_hour");
                    return limits.integer("blocks_per_hour", 1);
                })
                .orElse(BLOCKS_PER_HOUR);
    }

    private Optional<Aggregate> aggregate(Fields fields) {
        return fields.value("aggregate")
                .flatMap(value -> Fields.of(value, "'aggregate'", List.of("count", "by", "within", "gte"), problems))
                .flatMap(aggregate -> {
                    aggregate.require("count", "within", "gte");
                    aggregate.choice("count", List.of("messages"), word -> word);
                    aggregate.choice("by", List.of("sender"), word -> word);
                    Optional<Duration> within = within(aggregate);
                    Optional<Integer> atLeast = aggregate.integer("gte", 1);
                    return within.flatMap(time -> atLeast.map(count -> Aggregate.ofMessages(time, count)));
                });
    }

    private Optional<Duration> within(Fields aggregate) {
        return aggregate.value("within").flatMap(value -> {
            Optional<Duration> within =
                    value instanceof Yaml.Scalar scalar ? Durations.parse(scalar.text()) : Optional.empty();
            if (within.isEmpty()) {
                return aggregate.expected(
                        value, "'within'", "a whole number above zero with its unit, s, m, h or d, such as 60s");
            }
            if (within.get().compareTo(LONGEST_WINDOW) > 0) {
                return aggregate.expected(value, "'within'", "at most 24h");
            }
            return within;
        });
    }
}
