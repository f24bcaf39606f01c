package dev.portcullis.rules;

import dev.portcullis.message.LineId;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Rules for tests, told by what they look for. */
final class Definitions {

    private Definitions() {}

    static Rule rule(String id, Mode mode, Action action) {
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
                RuleNotes.NONE);
    }

    static RuleDefinition on(Rule rule, Condition condition) {
        return RuleDefinition.of(rule, condition, Optional.empty());
    }

    static RuleDefinition blocking(Condition condition) {
        return on(rule("r", Mode.ENFORCE, Action.BLOCK), condition);
    }

    static RuleDefinition onLines(Rule rule, Set<LineId> lines) {
        return new RuleDefinition(
                rule,
                RuleDefinition.DEFAULT_KINDS,
                lines,
                Condition.ALWAYS,
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    static RuleDefinition counting(Rule rule, Condition condition, Duration within, int atLeast) {
        return RuleDefinition.of(rule, condition, Optional.of(Aggregate.ofMessages(within, atLeast)));
    }

    static Condition text(Comparison comparison, String... values) {
        return TextCondition.atLeast(1, TextField.TEXT, patterns(comparison, values));
    }

    static List<TextPattern> patterns(Comparison comparison, String... values) {
        return Arrays.stream(values)
                .map(value -> TextPattern.of(value, comparison, false, false))
                .toList();
    }

    /** Where in the body the condition holds; empty where it does not. */
    static List<Span> spans(Condition condition, String body) {
        RuleSet ruleSet = RuleSet.of(List.of(blocking(condition)));
        Verdict verdict = ruleSet.judge(ruleSet.match(Inbound.text(body)), SenderHistory.EMPTY, Mode.ENFORCE);
        return verdict.hits().stream().flatMap(hit -> hit.spans().stream()).toList();
    }

    static boolean holds(Condition condition, String body) {
        return !RuleSet.of(List.of(blocking(condition)))
                .match(Inbound.text(body))
                .met()
                .isEmpty();
    }
}
