package dev.portcullis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {

    private static final String RULES = """
            version: 1
            rules:
              - id: bait
                title: Bait
                mode: enforce
                match: {all: [{text|phrase: [double your bitcoin]}]}
                action: block
              - id: lure
                title: Lure
                match: {any: [{text: winner}]}
                action: hold
              - id: flood
                title: Flood
                mode: enforce
                lines: ["106540352242922"]
                aggregate: {count: messages, within: 60s, gte: 25}
                action: block
              - id: resting
                title: Resting
                mode: off
                match: {any: [{text: hello}]}
                action: tag
            """;

    @TempDir
    Path home;

    private final Terminal terminal = new Terminal();
    private Path folder;

    @BeforeEach
    void writeRules() throws IOException {
        folder = Files.createDirectory(home.resolve("rules"));
        Files.writeString(folder.resolve("mine.yaml"), RULES);
    }

    private Path corpus(String text) throws IOException {
        return Files.write(home.resolve("corpus.txt"), text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void tellsWhatThereIs() {
        // When
        var exitCode = terminal.call("check", folder.toString());

        // Then
        assertThat(exitCode).hasValue(0);
        assertThat(terminal.err()).isEmpty();
        assertThat(terminal.out())
                .startsWith("""
                        | rule    | mode    | action | tests |
                        | ------- | ------- | ------ | ----- |
                        | bait    | enforce | block  | none  |
                        | lure    | shadow  | hold   | none  |
                        | flood   | enforce | block  | none  |
                        | resting | off     | tag    | none  |

                        """)
                .contains(folder + ": 4 rules (2 enforce, 1 shadow, 1 off), tests: none; 0 errors, 0 warnings\n")
                .containsPattern("\nRule set [0-9a-f]{16}\n$");
    }

    @Test
    void namesEveryProblemWhereAnEditorFindsIt() throws IOException {
        // Given
        Files.writeString(
                folder.resolve("mine.yaml"),
                RULES.replace("action: hold", "acton: hold").replace("within: 60s", "within: 60"));

        // When
        var exitCode = terminal.call("check", folder.toString());

        // Then
        assertThat(exitCode).hasValue(1);
        assertThat(terminal.err()).isEmpty();
        assertThat(terminal.out())
                .startsWith(
                        folder.resolve("mine.yaml") + ":11:5: unknown key 'acton' in a rule; did you mean 'action'?")
                .contains("\n" + folder.resolve("mine.yaml") + ":16:42: 'within' is the number 60; expected")
                .endsWith(
                        ": 2 errors, 0 warnings; the gateway would refuse these rules, and their tests were not run\n");
    }

    @Test
    void runsTheTestsOfRulesAndOfFiles() throws IOException {
        // Given
        Files.writeString(folder.resolve("mine.yaml"), RULES + """
                    tests:
                      - name: a greeting is tagged although the rule is off
                        send: [{from: a, text: hello}]
                        expect: {tag: [a]}
                      - name: a farewell is not
                        send: [{from: a, text: bye}]
                        expect: {tag: [a]}
                tests:
                  - name: all together
                    send: [{from: a, text: hello double your bitcoin}]
                    expect: {block: [a]}
                """);

        // When
        var exitCode = terminal.call("check", folder.toString());

        // Then
        assertThat(exitCode).hasValue(1);
        assertThat(terminal.out())
                .startsWith(folder.resolve("mine.yaml") + ":27:9: test 'a farewell is not': expected tag [a], found"
                        + " nothing; no rule matched the message\n\n")
                .contains("""
                        | resting          | off     | tag    | 1 passed, 1 failed |
                        | all of mine.yaml |         |        | 1 passed           |
                        """)
                .contains("tests: 2 passed, 1 failed; 1 error, 0 warnings\n")
                .endsWith("; the gateway would refuse it, since not all tests pass\n");
    }

    @Test
    void tellsAFolderThatIsNotThereFromOneOfRules() {
        assertThat(terminal.call("check", home.resolve("nowhere").toString())).hasValue(1);
        assertThat(terminal.out())
                .isEqualTo(home.resolve("nowhere")
                        + ": there is no such folder; expected the folder that the rule files are in, as in 'portcullis check"
                        + " rules'\n");
        assertThat(terminal.call("check", folder.resolve("mine.yaml").toString()))
                .hasValue(1);
        assertThat(terminal.out()).contains("mine.yaml: is no folder; expected the folder that");
    }

    @Test
    void takesTheRulesThatComeAlongByDefault() {
        assertThat(terminal.call("check")).as(terminal.out()).hasValue(0);
        assertThat(terminal.out()).contains("\nrules: ", "0 errors, 0 warnings");
    }

    @Test
    void measuresOnACorpus() throws IOException {
        // Given: a mark at the beginning, line ends of Windows, a control character, Markdown
        Path corpus = corpus("\uFEFFDouble your bitcoin, winner\r\n\r\nhello\n"
                + "a friend of mine told me of something good: d.o.u.b.l.e your `bitcoin`\u001B[31m\nthe winner is");

        // When
        var exitCode = terminal.call("check", folder.toString(), "--corpus", corpus.toString());

        // Then
        assertThat(exitCode).hasValue(0);
        assertThat(terminal.out()).endsWith("""
                ### Corpus %s

                4 messages; left out: 1 blank line, 0 lines that are not UTF-8

                | rule                        | mode    | action | messages | share |
                | --------------------------- | ------- | ------ | -------- | ----- |
                | bait                        | enforce | block  | 2        | 50 %%  |
                | lure                        | shadow  | hold   | 2        | 50 %%  |
                | all enforced rules together | enforce |        | 2        | 50 %%  |
                | all rules together          |         |        | 3        | 75 %%  |

                Not measured, since they need more than one message: flood

                - bait, line 1: `Double your bitcoin, winner`
                - bait, line 4: `a friend of mine told me of something good: d.o.u.b.l.e your \\u0060bitcoin\\u0060\\u001B[31m`
                - lure, line 1: `Double your bitcoin, winner`
                - lure, line 5: `the winner is`
                """.formatted(corpus));
    }

    @Test
    void leavesOutWhatIsNoText() throws IOException {
        // Given
        Path corpus =
                Files.write(home.resolve("corpus.txt"), "hi\nf\u00FCr\nbye\n".getBytes(StandardCharsets.ISO_8859_1));

        // When
        var exitCode = terminal.call("check", folder.toString(), "--corpus", corpus.toString());

        // Then
        assertThat(exitCode).hasValue(0);
        assertThat(terminal.out()).contains("2 messages; left out: 0 blank lines, 1 line that is not UTF-8");
    }

    @Test
    void letsAGateFallOnEnforcedRulesOnly() throws IOException {
        // Given: one message of ten is blocked, three more would be held if that rule acted
        Path corpus = corpus("double your bitcoin\n" + "winner\n".repeat(3) + "good day\n".repeat(6));

        // Then
        assertThat(terminal.call("check", folder.toString(), "--corpus", corpus.toString(), "--max-hit-rate=10%"))
                .hasValue(0);
        assertThat(terminal.out()).endsWith("Enforced rules hit 10 % of the messages; at most 10 % allowed: fine\n");
        assertThat(terminal.call("check", folder.toString(), "--corpus", corpus.toString(), "--max-hit-rate=9.99%"))
                .hasValue(3);
        assertThat(terminal.out())
                .endsWith("Enforced rules hit 10 % of the messages; at most 9.99 % allowed: exceeded\n");
    }

    @Test
    void tellsWhatChangesAgainstOtherRules() throws IOException {
        // Given
        Path base = Files.createDirectory(home.resolve("base"));
        Files.writeString(base.resolve("mine.yaml"), """
                version: 1
                rules:
                  - id: bait
                    title: Bait
                    match: {all: [{text|phrase: [double your bitcoin]}]}
                    action: hold
                  - id: gone
                    title: Gone
                    mode: enforce
                    match: {any: [{text: gone}]}
                    action: tag
                  - id: flood
                    title: Flood
                    mode: enforce
                    lines: ["106540352242922"]
                    aggregate: {count: messages, within: 2m, gte: 30}
                    action: block
                """);
        Path corpus = corpus("double your bitcoin\nhe is gone\nnothing\ndouble your bitcoin again\n");

        // When
        var exitCode =
                terminal.call("check", folder.toString(), "--against", base.toString(), "--corpus", corpus.toString());

        // Then
        assertThat(exitCode).hasValue(0);
        assertThat(terminal.out()).contains("""
                        ### Against %s

                        - added lure (shadow, hold)
                        - added resting (off, tag)
                        - removed gone (enforce, tag)
                        - changed bait: mode shadow -> enforce, action hold -> block
                        - changed flood: within 2m -> 1m, gte 30 -> 25
                        """.formatted(base)).endsWith("""
                        | before        | now   | messages | share |
                        | ------------- | ----- | -------- | ----- |
                        | hold (shadow) | block | 2        | 50 %  |
                        | tag           | pass  | 1        | 25 %  |

                        - hold (shadow) -> block, line 1: `double your bitcoin`
                        - hold (shadow) -> block, line 4: `double your bitcoin again`
                        - tag -> pass, line 2: `he is gone`
                        """);
    }

    @Test
    void passesRulesThatRepairABrokenBase() throws IOException {
        // Given
        Path base = Files.createDirectory(home.resolve("base"));
        Files.writeString(base.resolve("mine.yaml"), "version: 2\nrules: []\n");

        // When
        var exitCode = terminal.call("check", folder.toString(), "--against", base.toString());

        // Then
        assertThat(exitCode).hasValue(0);
        assertThat(terminal.out())
                .contains(base.resolve("mine.yaml") + ":1:10: ")
                .contains("Cannot be compared with: the rules there have errors.");
    }

    @Test
    void saysThatNothingDiffers() throws IOException {
        Path corpus = corpus("double your bitcoin\n");

        assertThat(terminal.call(
                        "check", folder.toString(), "--against", folder.toString(), "--corpus", corpus.toString()))
                .hasValue(0);
        assertThat(terminal.out()).contains("No rule differs.", "No message of the corpus fares otherwise.");
    }
}
