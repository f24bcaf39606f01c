package dev.portcullis.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files with one fault each: where it is found, and what is said of it. */
class RuleProblemsTest {

    private static final String HEAD = "version: 1\nrules:\n";
    private static final String RULE = HEAD + "  - id: a\n    title: T\n    action: block\n";

    @TempDir
    private Path folder;

    static Stream<Arguments> faults() {
        return Stream.of(
                fault(
                        RULE + "    match: {all: {text: x}}\n    modes: off\n",
                        "7:5",
                        "unknown key 'modes' in a rule; did you mean 'mode'?"),
                fault(
                        "version: 1\nrulez: []\nrules: [{id: a, title: T, action: tag, match: {all: {text: x}}}]\n",
                        "2:1",
                        "did you mean 'rules'?"),
                fault(
                        "rules: [{id: a, title: T, action: tag, match: {all: {text: x}}}]\n",
                        "1:1",
                        "key 'version' is missing"),
                fault(
                        "version: 2\nrules: [{id: a, title: T, action: tag, match: {all: {text: x}}}]\n",
                        "1:10",
                        "'version' is the number 2; expected the number 1"),
                fault(
                        "version: '1'\nrules: [{id: a, title: T, action: tag, match: {all: {text: x}}}]\n",
                        "1:10",
                        "'version' is '1'; expected the number 1"),
                fault("version: 1\n", "1:1", "key 'rules' is missing"),
                fault("version: 1\nrules: {}\n", "2:8", "'rules' is a mapping; expected a list of rules"),
                fault("version: 1\nrules: [x]\n", "2:9", "a rule is 'x'; expected a mapping"),
                fault("", "1:1", "the file is empty"),
                fault("# nothing\n", "1:1", "the file is empty"),
                fault("- a\n", "1:1", "a rule file is a list; expected a mapping"),
                fault(
                        HEAD + "  - title: T\n    action: tag\n    match: {all: {text: x}}\n",
                        "3:5",
                        "key 'id' is missing in a rule"),
                fault(
                        HEAD + "  - id: a\n    action: tag\n    match: {all: {text: x}}\n",
                        "3:5",
                        "key 'title' is missing in a rule"),
                fault(
                        HEAD + "  - id: a\n    title: T\n    match: {all: {text: x}}\n",
                        "3:5",
                        "key 'action' is missing in a rule; expected one of block, hold, tag, alert, or a 'score'"),
                fault(RULE, "3:5", "neither 'match' nor 'aggregate'"),
                fault(RULE + "    mtach: {all: {text: x}}\n", "6:5", "did you mean 'match'?"),
                fault(RULE.replace("title", "titel") + "    match: {all: {text: x}}\n", "4:5", "did you mean 'title'?"),
                fault("version: 1\nrulez: []\n", "2:1", "did you mean 'rules'?"),
                fault(
                        RULE.replace("id: a", "id: A b") + "    match: {all: {text: x}}\n",
                        "3:9",
                        "'id' is 'A b'; expected 1 to 64 of a-z, 0-9 and '-'"),
                fault(
                        RULE.replace("id: a", "id: 12") + "    match: {all: {text: x}}\n",
                        "3:9",
                        "'id' is the number 12; expected a text: put it in quotes"),
                fault(
                        RULE.replace("block", "blok") + "    match: {all: {text: x}}\n",
                        "5:13",
                        "expected one of block, hold, tag, alert; did you mean 'block'?"),
                fault(
                        RULE + "    mode: false\n    match: {all: {text: x}}\n",
                        "6:11",
                        "'mode' is the boolean false; expected one of off, shadow, enforce"),
                fault(
                        RULE + "    severity: dire\n    match: {all: {text: x}}\n",
                        "6:15",
                        "expected one of low, medium, high, critical"),
                fault(
                        RULE + "    lines: [106540352242922]\n    match: {all: {text: x}}\n",
                        "6:13",
                        "the number 106...22; expected a text: put it in quotes"),
                fault(RULE + "    lines: [a b]\n    match: {all: {text: x}}\n", "6:13", "'a b' is no line"),
                fault(RULE + "    on: [txt]\n    match: {all: {text: x}}\n", "6:10", "'txt' is no kind of message"),
                fault(
                        RULE + "    title: Again\n    match: {all: {text: x}}\n",
                        "6:5",
                        "key 'title' stands here a second time, first on line 4"),
                fault(RULE + "    match: &m {all: {text: x}}\n", "6:12", "anchor '&m'"),
                fault(RULE + "    match: {all: {text: !!str x}}\n", "6:25", "rule files know no tags"),
                fault(RULE + "    <<: {mode: off}\n    match: {all: {text: x}}\n", "6:5", "merge key '<<'"),
                fault(RULE + "\tmode: off\n", "6:1", "not YAML"),
                fault(RULE + "    match: {all: {text: 'x}}\n", "7:1", "not YAML"),
                fault(RULE + "    match: {all: {text: x}}\n---\nversion: 1\n", "7:1", "a second document"),
                fault("version: 1\nlists: {a b: {kind: keywords, values: [x]}}\n", "2:9", "list name 'a b'"),
                fault(
                        "version: 1\nlists: {a: {kind: words, values: [x]}}\n",
                        "2:19",
                        "expected one of keywords, senders, prefixes, hosts, texts"),
                fault("version: 1\nlists: {a: {kind: texts}}\n", "2:12", "has neither 'values' nor 'file'"),
                fault(
                        "version: 1\nlists: {a: {kind: texts, file: ../x.txt}}\n",
                        "2:32",
                        "is not directly in the rule folder"),
                fault(
                        "version: 1\nlists: {a: {kind: texts, file: /etc/passwd}}\n",
                        "2:32",
                        "is not directly in the rule folder"),
                fault(
                        "version: 1\nlists: {a: {kind: texts, file: none.txt}}\n",
                        "2:32",
                        "there is no file 'none.txt'"));
    }

    private static Arguments fault(String text, String place, String message) {
        return Arguments.of(text, place, message);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void namesPlaceAndReason(String text, String place, String message) {
        // Given
        RuleFiles.write(folder, "a.yaml", text);

        // When
        RuleLoader.Loaded loaded = RuleFiles.load(folder);

        // Then
        assertThat(loaded.ruleSet()).isEmpty();
        assertThat(loaded.problems())
                .filteredOn(RuleProblem::isError)
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.toString()).startsWith("a.yaml:" + place + ": ");
                    assertThat(problem.message()).contains(message);
                });
    }

    @Test
    void saysOfAMissingListFileOnlyThatItIsMissing() {
        // Given
        RuleFiles.write(
                folder,
                "a.yaml",
                "version: 1\nlists: {a: {kind: texts, file: a.txt}, b: {kind: texts, file: b.txt}}\n");

        // When
        RuleLoader.Loaded loaded = RuleFiles.load(folder);

        // Then
        assertThat(loaded.problems())
                .filteredOn(RuleProblem::isError)
                .extracting(RuleProblem::message)
                .containsExactly(
                        "there is no file 'a.txt' in the rule folder", "there is no file 'b.txt' in the rule folder");
    }

    @Test
    void tellsEverythingAtOnce() {
        // Given
        RuleFiles.write(folder, "a.yaml", """
                version: 1
                rules:
                  - id: one
                    titel: One
                    match: {all: [{text: two words}, {sender: "1555"}], any: {kind: txt}}
                    aggregate: {distinct: sender, within: 90, gte: 1}
                    candidate: {within: 2d}
                    action: tag
                    for: 7d
                  - id: one
                    severity: 5
                    match: {all: {text|re: "("}}
                    score: {add: 0}
                    tests: [{name: t, send: [{from: a, times: 0}], expect: {block: b}}]
                thresholds: {tag: 1}
                """);

        // When
        RuleLoader.Loaded loaded = RuleFiles.load(folder);

        // Then
        assertThat(loaded.problems())
                .extracting(problem -> problem.line() + ":" + problem.column())
                .containsExactly(
                        "4:5", "5:26", "5:47", "5:69", "6:27", "6:43", "6:52", "7:25", "9:5", "10:5", "10:9", "11:15",
                        "12:28", "13:18", "14:47", "14:68", "15:13");
    }

    @Test
    void namesTheEntryOfAListFile() {
        // Given
        RuleFiles.write(folder, "words.txt", "fine\n\nnot fine\n");
        RuleFiles.write(
                folder,
                "a.yaml",
                "lists: {words: {kind: keywords, file: words.txt}}\n" + RuleFiles.GOOD.formatted("\"@words\""));

        // When
        RuleLoader.Loaded loaded = RuleFiles.load(folder);

        // Then
        assertThat(loaded.problems())
                .singleElement()
                .asString()
                .startsWith("words.txt:3:1: 'not fine' is more than one word");
    }

    @Test
    void namesBothPlacesOfAnIdUsedTwice() {
        // Given
        RuleFiles.write(folder, "a.yaml", RuleFiles.GOOD.formatted("hi"));
        RuleFiles.write(folder, "b.yaml", RuleFiles.GOOD.formatted("ho"));

        // When
        RuleLoader.Loaded loaded = RuleFiles.load(folder);

        // Then
        assertThat(loaded.problems())
                .singleElement()
                .asString()
                .isEqualTo("b.yaml:3:9: rule 'word' is defined a second time, first at a.yaml:3:"
                        + " ids are unique in the folder");
    }

    @Test
    void warnsWithoutRefusing() {
        // Given
        RuleFiles.write(
                folder,
                "a.yaml",
                "lists: {idle: {kind: keywords, values: [x]}}\n"
                        + RuleFiles.GOOD.replace("text: %s", "text|re: ['\\bpa\u00EDs', 'x*']"));

        // When
        RuleLoader.Loaded loaded = RuleFiles.load(folder);

        // Then
        assertThat(loaded.ruleSet()).isPresent();
        assertThat(loaded.problems())
                .noneMatch(RuleProblem::isError)
                .extracting(RuleProblem::message)
                .anyMatch(message -> message.contains("'idle' is used by no rule"))
                .anyMatch(message -> message.contains("know ASCII only"))
                .anyMatch(message -> message.contains("matches every text"));
    }

    @Test
    void refusesAFolderWithoutRules() {
        // Given
        RuleFiles.write(folder, "readme.txt", "rules go here");

        // When
        RuleLoader.Loaded loaded = RuleFiles.load(folder);

        // Then
        assertThat(loaded.problems()).singleElement().asString().contains("holds no rule file");
    }

    @Test
    void refusesMoreKeywordsThanMemoryShouldHold() {
        // Given
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < 60_000; i++) {
            words.append("keyword-number-").append(i).append('\n');
        }
        RuleFiles.write(folder, "words.txt", words.toString());
        RuleFiles.write(
                folder,
                "a.yaml",
                "lists: {words: {kind: keywords, file: words.txt}}\n"
                        + RuleFiles.GOOD.replace("text: %s", "text|phrase: \"@words\""));

        // When
        RuleLoader.Loaded loaded = RuleFiles.load(folder);

        // Then
        assertThat(loaded.problems()).singleElement().asString().contains("expected at most 1000000");
    }
}
