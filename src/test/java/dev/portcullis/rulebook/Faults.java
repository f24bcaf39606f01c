package dev.portcullis.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.provider.Arguments;

/** Rule files with one fault each. The sign {@code ¤} in them is taken out; it shows where the fault is found. */
final class Faults {

    static final char HERE = '\u00A4';

    private Faults() {}

    /** A fault in a whole file. */
    static Arguments inFile(String text, String message) {
        return Arguments.of(text, message);
    }

    /** A fault in a rule that blocks, but for the lines that say otherwise. */
    static Arguments inRule(String lines, String message) {
        return inFile(rule(lines), message);
    }

    /** A fault in a rule that counts a person's messages. */
    static Arguments inCountingRule(String lines, String message) {
        return inRule("aggregate: {count: messages, within: 1m, gte: 9}\n" + lines, message);
    }

    /** A fault in the only condition of a rule. */
    static Arguments inCondition(String condition, String message) {
        return inRule("match: {all: {" + condition + "}}", message);
    }

    static String rule(String lines) {
        String head = "version: 1\nrules:\n  - id: a\n    title: T\n";
        boolean acts = lines.contains("action:") || lines.contains("score: {");
        return head + lines.indent(4) + (acts ? "" : "    action: block\n");
    }

    /** Loads a file and finds that one fault, where the file shows it. */
    static void assertFound(Path folder, String text, String message) {
        RuleFiles.write(folder, "a.yaml", text.replace(String.valueOf(HERE), ""));

        RuleLoader.Loaded loaded = RuleFiles.load(folder);

        assertThat(loaded.problems())
                .filteredOn(RuleProblem::isError)
                .singleElement()
                .asString()
                .startsWith("a.yaml:" + place(text) + ": ")
                .contains(message)
                .doesNotContain("\n");
        assertThat(loaded.ruleSet()).isEmpty();
    }

    private static String place(String text) {
        String before = text.substring(0, text.indexOf(HERE));
        long line = before.chars().filter(c -> c == '\n').count() + 1;
        return line + ":" + (before.length() - before.lastIndexOf('\n'));
    }
}
