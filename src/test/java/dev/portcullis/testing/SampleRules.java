package dev.portcullis.testing;

import dev.portcullis.message.LineId;
import dev.portcullis.rules.Action;
import dev.portcullis.rules.Aggregate;
import dev.portcullis.rules.Comparison;
import dev.portcullis.rules.Condition;
import dev.portcullis.rules.Limits;
import dev.portcullis.rules.Mode;
import dev.portcullis.rules.Rule;
import dev.portcullis.rules.RuleDefinition;
import dev.portcullis.rules.RuleNotes;
import dev.portcullis.rules.RuleSet;
import dev.portcullis.rules.RuleSetDefinition;
import dev.portcullis.rules.Score;
import dev.portcullis.rules.Severity;
import dev.portcullis.rules.Spread;
import dev.portcullis.rules.TextCondition;
import dev.portcullis.rules.TextField;
import dev.portcullis.rules.TextPattern;
import dev.portcullis.rules.Thresholds;
import dev.portcullis.rules.Trait;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Rules of the file {@code sample.yaml}, made without it. */
public final class SampleRules {

    public static final String FILE = "sample.yaml";

    private SampleRules() {}

    public static Rule rule(String id, Mode mode, Action action) {
        return new Rule(
                id,
                "Title of " + id,
                "",
                Severity.MEDIUM,
                mode,
                action,
                Limits.perHour(1_000),
                Optional.empty(),
                Spread.LINE,
                new RuleNotes(List.of(), List.of(), List.of(), FILE, 1));
    }

    /** Holds for every message. */
    public static RuleDefinition of(Rule rule) {
        return of(rule, Condition.ALWAYS);
    }

    public static RuleDefinition of(Rule rule, Condition condition) {
        return RuleDefinition.of(rule, condition, Optional.empty());
    }

    public static RuleDefinition of(Rule rule, Condition condition, Aggregate aggregate) {
        return RuleDefinition.of(rule, condition, Optional.of(aggregate));
    }

    public static RuleDefinition flood(String id, Mode mode, int atLeast, Duration within) {
        return of(rule(id, mode, Action.BLOCK), Condition.ALWAYS, Aggregate.ofMessages(within, atLeast));
    }

    /** One text of many senders. */
    public static RuleDefinition crowd(String id, Mode mode, int atLeast, Duration within, Duration sweep) {
        return of(
                rule(id, mode, Action.BLOCK),
                Condition.ALWAYS,
                new Aggregate(
                        Set.of(Trait.TEXT),
                        Optional.of(Trait.SENDER),
                        new Aggregate.Limit(within, atLeast),
                        Optional.empty(),
                        sweep));
    }

    public static RuleDefinition scoring(String id, Mode mode, Condition condition, int add, int most) {
        RuleDefinition plain = of(rule(id, mode, Action.SCORE), condition);
        return new RuleDefinition(
                plain.rule(),
                plain.kinds(),
                plain.lines(),
                plain.condition(),
                plain.exemptions(),
                plain.aggregate(),
                Optional.of(new Score(add, most)));
    }

    public static RuleDefinition onLines(RuleDefinition rule, Set<LineId> lines) {
        return new RuleDefinition(
                rule.rule(), rule.kinds(), lines, rule.condition(), rule.exemptions(), rule.aggregate(), rule.score());
    }

    /** All scoring rules feed these. */
    public static Thresholds thresholds(
            String id, Mode mode, Duration within, Map<Action, Integer> levels, List<RuleDefinition> rules) {
        return new Thresholds(
                rule(id, mode, Action.BLOCK),
                Set.of(),
                rules.stream()
                        .filter(rule -> rule.score().isPresent())
                        .map(rule -> rule.rule().id())
                        .collect(Collectors.toSet()),
                within,
                levels,
                List.of());
    }

    public static Condition word(String... words) {
        return TextCondition.atLeast(
                1,
                TextField.TEXT,
                List.of(words).stream()
                        .map(word -> TextPattern.of(word, Comparison.PHRASE, false, false))
                        .toList());
    }

    public static RuleSetDefinition definition(RuleDefinition... rules) {
        return new RuleSetDefinition(List.of(rules), List.of(), List.of());
    }

    public static RuleSet set(RuleDefinition... rules) {
        return RuleSet.of(definition(rules));
    }
}
