package dev.portcullis.cli;

import dev.portcullis.rulebook.CheckedRules;
import dev.portcullis.rulebook.RuleProblem;
import dev.portcullis.rules.Mode;
import dev.portcullis.rules.Rule;
import dev.portcullis.rules.RuleDefinition;
import dev.portcullis.rules.RuleSetDefinition;
import dev.portcullis.rules.Thresholds;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What became of a folder of rules: its problems, its rules and how their tests went. */
final class RuleReport {

    private final Path folder;
    private final CheckedRules rules;
    private final PrintStream out;

    RuleReport(Path folder, CheckedRules rules, PrintStream out) {
        this.folder = folder;
        this.rules = rules;
        this.out = out;
    }

    void print() {
        printProblems();
        rules.definition().ifPresent(this::printRules);
        out.println(totals());
    }

    /** Each where editors and build logs look for it: by the path that leads to the file from here. */
    void printProblems() {
        for (RuleProblem problem : rules.problems()) {
            boolean ofFolder = Objects.equals(problem.file(), folder.toString());
            RuleProblem seen = ofFolder
                    ? problem
                    : new RuleProblem(
                            folder.resolve(problem.file()).toString(),
                            problem.line(),
                            problem.column(),
                            problem.message(),
                            problem.weight());
            out.println(Printable.escape(seen.toString()));
        }
    }

    private void printRules(RuleSetDefinition definition) {
        if (!rules.problems().isEmpty()) {
            out.println();
        }
        Table table = new Table("rule", "mode", "action", "tests");
        rules(definition)
                .forEach(rule -> table.row(
                        rule.id(),
                        rule.mode().wireName(),
                        rule.action().wireName(),
                        tests(Optional.of(rule.id()), "")));
        rules.results().stream()
                .filter(result -> result.rule().isEmpty())
                .map(CheckedRules.Result::file)
                .distinct()
                .forEach(file -> table.row("all of " + file, "", "", tests(Optional.empty(), file)));
        table.print(out);
        out.println();
    }

    /** Thresholds are rules too: they act on the sum of others. */
    static Stream<Rule> rules(RuleSetDefinition definition) {
        return Stream.concat(
                definition.rules().stream().map(RuleDefinition::rule),
                definition.thresholds().stream().map(Thresholds::rule));
    }

    private String tests(Optional<String> rule, String file) {
        List<CheckedRules.Result> results = rules.results().stream()
                .filter(result -> result.rule().equals(rule)
                        && (rule.isPresent() || result.file().equals(file)))
                .toList();
        return outcome(results);
    }

    private static String outcome(List<CheckedRules.Result> results) {
        if (results.isEmpty()) {
            return "none";
        }
        long passed = results.stream().filter(CheckedRules.Result::passed).count();
        long failed = results.size() - passed;
        return passed + " passed" + (failed == 0 ? "" : ", " + failed + " failed");
    }

    private String totals() {
        long errors = rules.problems().stream().filter(RuleProblem::isError).count();
        long warnings = rules.problems().size() - errors;
        String problems = count(errors, "error") + ", " + count(warnings, "warning");
        String where = Printable.escape(folder.toString());
        if (rules.definition().isEmpty()) {
            return where + ": " + problems + "; the gateway would refuse these rules, and their tests were not run";
        }
        RuleSetDefinition definition = rules.definition().get();
        return "%s: %s (%s), tests: %s; %s%nRule set %s%s"
                .formatted(
                        where,
                        count(rules(definition).count(), "rule"),
                        modes(definition),
                        outcome(rules.results()),
                        problems,
                        rules.ruleSet().orElseThrow().hash(),
                        rules.areUsable() ? "" : "; the gateway would refuse it, since not all tests pass");
    }

    private static String modes(RuleSetDefinition definition) {
        return Stream.of(Mode.ENFORCE, Mode.SHADOW, Mode.OFF)
                .map(mode ->
                        rules(definition).filter(rule -> rule.mode() == mode).count() + " " + mode.wireName())
                .reduce((a, b) -> a + ", " + b)
                .orElseThrow();
    }

    static String count(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
