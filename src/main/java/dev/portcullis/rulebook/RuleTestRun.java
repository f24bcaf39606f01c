package dev.portcullis.rulebook;

import dev.portcullis.message.LineId;
import dev.portcullis.rules.Action;
import dev.portcullis.rules.Mode;
import dev.portcullis.rules.Rule;
import dev.portcullis.rules.RuleDefinition;
import dev.portcullis.rules.RuleSet;
import dev.portcullis.rules.RuleSetDefinition;
import dev.portcullis.rules.Thresholds;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Runs the tests that stand in rule files, each from an empty state and by the clock of its messages. */
final class RuleTestRun {

    private static final LineId SOME_LINE = new LineId("test");

    private final RuleSetDefinition definition;
    private final Map<Concerned, Compiled> compiled = new HashMap<>();

    RuleTestRun(RuleSetDefinition definition) {
        this.definition = definition;
    }

    /** What a test is about: one rule, or the rules of one file; and whether their own modes hold. */
    private record Concerned(Optional<String> rule, String file, boolean ownModes) {}

    private record Compiled(RuleSetDefinition definition, RuleSet ruleSet) {}

    /** Whether the test passes; if not, why is among the problems, at the line of its entry. */
    boolean passes(RuleTest test, Problems problems) {
        if (!Scenario.isPlayable(test, problems)) {
            return false;
        }
        Compiled rules = compiled.computeIfAbsent(
                new Concerned(test.rule(), test.file(), test.expect().shadow().isPresent()), this::compile);
        Cast cast = new Cast(test);
        List<Scenario.Step> steps = new Scenario(test, cast, line(rules.definition())).steps();
        Optional<String> difference = play(steps, rules, cast).difference(test.expect());
        difference.ifPresent(
                found -> problems.error(test.place(), "test '" + Quoting.shorten(test.name()) + "': " + found));
        return difference.isEmpty();
    }

    private static TestOutcome play(List<Scenario.Step> steps, Compiled rules, Cast cast) {
        Rehearsal rehearsal = Rehearsal.of(rules.ruleSet());
        TestOutcome outcome = new TestOutcome(cast, steps.size(), scorers(rules.definition()));
        for (Scenario.Step step : steps) {
            outcome.add(step, rehearsal.judge(step.message()));
        }
        return outcome;
    }

    private static List<String> scorers(RuleSetDefinition rules) {
        return rules.rules().stream()
                .filter(rule -> rule.score().isPresent())
                .map(rule -> rule.rule().id())
                .toList();
    }

    private static LineId line(RuleSetDefinition rules) {
        return Stream.concat(
                        rules.rules().stream().map(RuleDefinition::lines),
                        rules.thresholds().stream().map(Thresholds::lines))
                .flatMap(lines -> lines.stream())
                .findFirst()
                .orElse(SOME_LINE);
    }

    private Compiled compile(Concerned concerned) {
        RuleSetDefinition rules = new RuleSetDefinition(
                definition.rules().stream()
                        .filter(rule -> concerns(concerned, rule.rule()))
                        .map(rule -> rule.in(mode(concerned, rule.rule())))
                        .toList(),
                definition.thresholds().stream()
                        .filter(thresholds -> concerns(concerned, thresholds))
                        .map(thresholds -> thresholds.in(mode(concerned, thresholds.rule())))
                        .toList(),
                List.of());
        return new Compiled(rules, RuleSet.of(rules));
    }

    private static boolean concerns(Concerned concerned, Rule rule) {
        return concerned
                .rule()
                .map(rule.id()::equals)
                .orElseGet(() -> rule.notes().file().equals(concerned.file()));
    }

    /** A rule that does nothing but score is seen by what its points come to. */
    private boolean concerns(Concerned concerned, Thresholds thresholds) {
        return concerned
                .rule()
                .map(id -> thresholds.scorers().contains(id)
                        && definition.rules().stream()
                                .map(RuleDefinition::rule)
                                .anyMatch(rule -> rule.id().equals(id) && rule.action() == Action.SCORE))
                .orElseGet(() -> concerns(concerned, thresholds.rule()));
    }

    /** What is off is tried as what would watch: whoever switches a rule off in haste must not break its tests. */
    private static Mode mode(Concerned concerned, Rule rule) {
        return concerned.ownModes() && rule.mode() != Mode.ENFORCE ? Mode.SHADOW : Mode.ENFORCE;
    }
}
