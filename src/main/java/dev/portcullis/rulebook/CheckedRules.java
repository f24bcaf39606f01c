package dev.portcullis.rulebook;

import dev.portcullis.rules.RuleSet;
import dev.portcullis.rules.RuleSetDefinition;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A folder of rules together with what their own tests say of them. */
public final class CheckedRules {

    private final RuleLoader.Loaded loaded;
    private final List<Result> results;
    private final List<RuleProblem> failures;

    /**
     * How one test went.
     *
     * @param rule id of the rule that it is a test of; empty for a test of a whole file
     */
    public record Result(Optional<String> rule, String file, String name, boolean passed) {}

    private CheckedRules(RuleLoader.Loaded loaded, List<Result> results, List<RuleProblem> failures) {
        this.loaded = loaded;
        this.results = results;
        this.failures = failures;
    }

    /** Reads a folder as the gateway does and runs its tests. */
    public static CheckedRules in(Path folder) {
        return of(RuleLoader.read(new RuleFolder(folder)));
    }

    /** Reads a folder as the gateway does and runs no test, for rules that are only compared with. */
    public static CheckedRules untestedIn(Path folder) {
        return new CheckedRules(RuleLoader.read(new RuleFolder(folder)), List.of(), List.of());
    }

    static CheckedRules of(RuleLoader.Loaded loaded) {
        Problems problems = new Problems();
        List<Result> results = new ArrayList<>();
        loaded.definition().map(RuleTestRun::new).ifPresent(run -> {
            for (RuleTest test : loaded.tests()) {
                results.add(new Result(test.rule(), test.file(), test.name(), run.passes(test, problems)));
            }
        });
        return new CheckedRules(loaded, List.copyOf(results), problems.inReadingOrder());
    }

    /** Whether a gateway would take them. */
    public boolean areUsable() {
        return loaded.ruleSet().isPresent() && failures.isEmpty();
    }

    /** What the rules are made of, even if tests fail; empty where the files cannot be understood. */
    public Optional<RuleSetDefinition> definition() {
        return loaded.definition();
    }

    /** The rules compiled, even if tests fail; empty where the files cannot be understood. */
    public Optional<RuleSet> ruleSet() {
        return loaded.ruleSet();
    }

    /** In reading order; a test that fails is one of them. */
    public List<RuleProblem> problems() {
        return failures.isEmpty()
                ? loaded.problems()
                : Stream.concat(loaded.problems().stream(), failures.stream())
                        .sorted(RuleProblem.READING_ORDER)
                        .toList();
    }

    /** In reading order; none where the files cannot be understood. */
    public List<Result> results() {
        return results;
    }

    /** For whoever wants the rules only if the tests pass. */
    RuleLoader.Loaded proven() {
        return areUsable() ? loaded : new RuleLoader.Loaded(Optional.empty(), Optional.empty(), List.of(), problems());
    }
}
