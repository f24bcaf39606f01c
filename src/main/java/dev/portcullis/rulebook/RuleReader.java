package dev.portcullis.rulebook;

import dev.portcullis.message.LineId;
import dev.portcullis.message.MessageKind;
import dev.portcullis.rules.Action;
import dev.portcullis.rules.Aggregate;
import dev.portcullis.rules.Condition;
import dev.portcullis.rules.Exemption;
import dev.portcullis.rules.Mode;
import dev.portcullis.rules.Rule;
import dev.portcullis.rules.RuleDefinition;
import dev.portcullis.rules.RuleNotes;
import dev.portcullis.rules.Score;
import dev.portcullis.rules.Severity;
import dev.portcullis.rules.Spread;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the entries of {@code rules}. */
final class RuleReader {

    static final List<String> KEYS = List.of(
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
            "candidate",
            "sweep",
            "score",
            "action",
            "for",
            "repeat",
            "spread",
            "limits",
            "exceptions",
            "tests");
    static final List<String> SCORE_KEYS = List.of("add", "max");
    static final List<Action> ACTIONS = List.of(Action.BLOCK, Action.HOLD, Action.TAG, Action.ALERT);

    private final MatchReader matches;
    private final AggregateReader aggregates;
    private final LeaseReader leases;
    private final LimitsReader limits;
    private final ExceptionReader exceptions;
    private final LinesReader lines;
    private final TestReader tests;
    private final Ids ids;
    private final Problems problems;

    RuleReader(MatchReader matches, ExceptionReader exceptions, LinesReader lines, Ids ids, Problems problems) {
        this.matches = matches;
        this.aggregates = new AggregateReader(problems);
        this.leases = new LeaseReader(problems);
        this.limits = new LimitsReader(problems);
        this.exceptions = exceptions;
        this.lines = lines;
        this.tests = new TestReader(lines, problems);
        this.ids = ids;
        this.problems = problems;
    }

    /** The rule; where something is wrong with it, that is among the problems, and the rule only a stand-in. */
    Optional<RuleEntry> read(Yaml value, FileScope scope) {
        return Fields.of(value, "a rule", KEYS, problems).map(fields -> {
            requireAll(fields);
            RuleDefinition definition = definition(fields, scope);
            return new RuleEntry(definition, fields, tests.ofRule(fields, definition));
        });
    }

    private void requireAll(Fields fields) {
        fields.require("id", "title");
        if (fields.lacks("match") && fields.lacks("aggregate")) {
            problems.error(fields.place(), "neither 'match' nor 'aggregate' in a rule; expected at least one of them");
        }
        if (fields.lacks("action") && fields.lacks("score")) {
            problems.error(
                    fields.place(),
                    "key 'action' is missing in a rule; expected one of block, hold, tag, alert, or a 'score'");
        }
    }

    private RuleDefinition definition(Fields fields, FileScope scope) {
        Clauses clauses = new Clauses();
        Set<MessageKind> kinds =
                fields.has("on") ? Kinds.read(fields.texts("on"), problems) : RuleDefinition.DEFAULT_KINDS;
        Condition condition =
                fields.value("match").map(match -> matches.read(match, clauses)).orElse(Condition.ALWAYS);
        Facts facts = Facts.ofKinds(kinds, clauses);
        facts.add(condition).ifPresent(clash -> problems.error(clash.place(), clash.message()));
        Optional<Aggregate> aggregate = aggregates.read(fields, facts);
        Set<LineId> held = fields.has("lines") ? lines.read(fields) : scope.lines();
        List<Exemption> exemptions = Stream.concat(scope.exemptions().stream(), exceptions.read(fields).stream())
                .toList();
        return new RuleDefinition(rule(fields), kinds, held, condition, exemptions, aggregate, score(fields));
    }

    private Rule rule(Fields fields) {
        String id = fields.text("id").orElse("");
        if (!id.isEmpty()) {
            ids.claim(id, fields.placeOf("id"), "rule");
        }
        Optional<Action> action = fields.choice("action", ACTIONS, Action::wireName);
        boolean blocks = action.map(Action.BLOCK::equals).orElse(fields.has("action") || !fields.has("score"));
        return new Rule(
                id,
                fields.text("title").orElse(""),
                fields.text("description").orElse(""),
                fields.choice("severity", List.of(Severity.values()), Severity::wireName)
                        .orElse(Severity.MEDIUM),
                fields.choice("mode", List.of(Mode.values()), Mode::wireName).orElse(Mode.SHADOW),
                action.orElse(Action.SCORE),
                limits.read(fields),
                leases.read(fields, blocks),
                spread(fields, blocks),
                notes(fields));
    }

    private Spread spread(Fields fields, boolean blocks) {
        if (fields.has("spread") && !blocks) {
            problems.error(
                    fields.placeOfKey("spread"),
                    "'spread' says on which lines to block, and nothing is blocked here; expected it beside"
                            + " 'action: block' only");
        }
        return fields.choice("spread", List.of(Spread.values()), Spread::wireName)
                .orElse(Spread.LINE);
    }

    private static RuleNotes notes(Fields fields) {
        return new RuleNotes(
                fields.plainTexts("references"),
                fields.plainTexts("tags"),
                fields.plainTexts("falsepositives"),
                fields.place().file(),
                fields.place().line());
    }

    private Optional<Score> score(Fields fields) {
        return fields.mapping("score", SCORE_KEYS).flatMap(score -> {
            score.require("add");
            Optional<Integer> add = score.integer("add", 1);
            Optional<Integer> most = score.integer("max", 1);
            if (add.isPresent() && most.isPresent() && most.get() < add.get()) {
                problems.error(
                        score.placeOf("max"),
                        "'max' is " + most.get() + ", less than 'add'; expected at least " + add.get());
            }
            return add.map(points -> new Score(points, most.orElse(points)));
        });
    }
}
