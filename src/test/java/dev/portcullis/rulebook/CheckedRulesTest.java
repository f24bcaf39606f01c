package dev.portcullis.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.rules.Action;
import dev.portcullis.rules.Mode;
import dev.portcullis.rules.RuleSet;
import dev.portcullis.rules.RuleSetDefinition;
import dev.portcullis.testing.SampleRules;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckedRulesTest {

    private static final RuleSetDefinition RULES = SampleRules.definition(
            SampleRules.of(SampleRules.rule("word", Mode.ENFORCE, Action.BLOCK), SampleRules.word("bait")));
    private static final RuleTest PASSING =
            RuleTests.of(Optional.of("word"), RuleTests.expect(Action.BLOCK, "a"), RuleTests.send("a", "bait"));
    private static final RuleTest FAILING =
            RuleTests.of(Optional.empty(), Expectation.NOTHING, RuleTests.send("a", "bait"));

    private static CheckedRules check(RuleTest... tests) {
        return CheckedRules.of(new RuleLoader.Loaded(
                Optional.of(RuleSet.of(RULES)),
                Optional.of(RULES),
                List.of(tests),
                List.of(new RuleProblem("sample.yaml", 20, 1, "a warning", RuleProblem.Weight.WARNING))));
    }

    @Test
    void areUsableWhereAllTestsPass() {
        CheckedRules rules = check(PASSING, PASSING);

        assertThat(rules.areUsable()).isTrue();
        assertThat(rules.results()).extracting(CheckedRules.Result::passed).containsExactly(true, true);
        assertThat(rules.proven().ruleSet()).isPresent();
        assertThat(rules.problems()).extracting(RuleProblem::line).containsExactly(20);
    }

    @Test
    void areRefusedForOneTestThatFails() {
        CheckedRules rules = check(PASSING, FAILING);

        assertThat(rules.areUsable()).isFalse();
        assertThat(rules.results())
                .containsExactly(
                        new CheckedRules.Result(Optional.of("word"), "sample.yaml", "a name", true),
                        new CheckedRules.Result(Optional.empty(), "sample.yaml", "a name", false));
        assertThat(rules.proven().ruleSet()).isEmpty();
        assertThat(rules.proven().problems()).hasSize(2);
        assertThat(rules.problems().getFirst())
                .hasToString("sample.yaml:9:9: test 'a name': expected nothing, found block [a];"
                        + " rule word matched message 1 of 1, from a at +0s: keyword 'bait' in body");
        assertThat(rules.definition()).as("for the report").isPresent();
    }

    @Test
    void keepAGatewayFromTakingAFolderWhoseTestFails(@TempDir Path folder) {
        // Given
        String file = RuleFiles.GOOD.formatted("bait") + """
                    tests:
                      - name: bait is blocked
                        send: [{from: a, text: "a %s"}]
                        expect: {block: [a]}
                """;

        // When
        RuleFiles.write(folder, "rules.yaml", file.formatted("bait"));
        RuleLoader.Loaded good = RuleFiles.load(folder);
        RuleFiles.write(folder, "rules.yaml", file.formatted("trap"));
        RuleLoader.Loaded bad = RuleFiles.load(folder);

        // Then
        assertThat(good.ruleSet()).isPresent();
        assertThat(bad.ruleSet()).isEmpty();
        assertThat(bad.problems())
                .extracting(RuleProblem::toString)
                .containsExactly("rules.yaml:9:9: test 'bait is blocked': expected block [a], found nothing;"
                        + " no rule matched the message");
    }
}
