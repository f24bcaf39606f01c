package dev.portcullis.rulebook;

import static dev.portcullis.rulebook.Faults.rule;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the loader takes the schema takes, and what a schema can know to be wrong is wrong to both. */
class RuleSchemaFilesTest {

    private static final String COUNT = "aggregate: {count: messages, within: 1m, gte: 9}\n";
    private static final String WORD = "match: {all: {text: x}}\n";

    @TempDir
    private Path folder;

    static Stream<Path> shipped() throws IOException {
        try (Stream<Path> rules = Files.list(Path.of("rules"));
                Stream<Path> example = Files.list(Path.of("src/test/resources/rulebook/example"))) {
            return Stream.concat(rules, example).filter(file -> file.toString().endsWith(".yaml")).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void takesWhatIsShipped(Path file) throws IOException {
        // Then
        assertThat(RuleSchema.faults(Files.readString(file))).isEmpty();
    }

    static Stream<String> right() {
        return Stream.of(
                "version: 1\nlists: {a: {kind: hosts, values: bit.ly}}\nrules: [{id: a, title: T, match: {not:"
                        + " {link: \"@a\"}}, action: tag}]",
                rule("lines: a\non: call\nmatch: {any: {kind: call}}\nseverity: low\nmode: off"),
                rule("match: {all: {text_length: {gt: 0, lte: 5}}}"),
                rule("match: {all: {text|re|all|cased: [a, b], text|marks: {of: [ano, a\u00F1o], gte: 2}}}"),
                rule("match: {not: [{sender: [\"+123\", BR.x9]}, {prefix: \"+1\"}, {country: [br, NO]}]}"),
                rule("match: {any: [{forwarded: true}, {reply: true}, {first_in_window: true}]}"),
                rule("match: {all: {all: {any: {not: {text|contains: \"@@x\"}}}}}"),
                rule("aggregate: {distinct: text, within: 86400s, gte: 2}\ncandidate: {within: 1439m}"),
                rule(
                        "aggregate: {distinct: sender, by: [country], within: 1440m, gte: 2}\ncandidate: {within: 23h}\nsweep: 1d"),
                rule(WORD + "for: 36500d\nrepeat: {multiply: 1000}\nlimits: {share_of_senders: 100%}"),
                rule(WORD + "limits: {share_of_senders: 0.5%}\nexceptions: [{sender: US.1, reason: x, until:"
                        + " 2999-12-31}]"),
                rule(WORD + "tests: [{name: x, start: '2026-05-01T00:00:00Z', send: [{from: 'p{n}', times: 2, every:"
                        + " 1d, at: 0s}], expect: {block: [], alert: []}}]"));
    }

    @ParameterizedTest
    @MethodSource("right")
    void takesWhatTheLoaderTakes(String file) {
        // Given
        RuleFiles.write(folder, "a.yaml", file);

        // When
        RuleLoader.Loaded loaded = RuleFiles.load(folder);

        // Then
        assertThat(loaded.problems()).isEmpty();
        assertThat(RuleSchema.faults(file)).isEmpty();
    }

    static Stream<String> wrong() {
        return Stream.of(wrongFiles(), wrongConditions(), wrongCounting(), wrongActions(), wrongTests())
                .flatMap(files -> files);
    }

    private static Stream<String> wrongFiles() {
        return Stream.of(
                "rules: []",
                "version: 2\nrules: []",
                "version: 1",
                "version: 1\nrules: {}",
                "version: 1\nrules: [x]",
                "version: 1\nname: x\nrules: []",
                "version: 1\nlists: {a b: {kind: texts, values: x}}",
                "version: 1\nlists: {a: {values: x}}",
                "version: 1\nlists: {a: {kind: words, values: x}}",
                "version: 1\nlists: {a: {kind: texts}}",
                "version: 1\nlists: {a: {kind: texts, values: x, file: a.txt}}",
                "version: 1\nlists: {a: {kind: texts, file: ../a.txt}}",
                "version: 1\nlists: {a: {kind: texts, file: .a.txt}}",
                "version: 1\nlists: {a: {kind: texts, values: []}}",
                rule(WORD + "exceptions: []"),
                rule(WORD + "exceptions: [{sender: \"+123\"}]"),
                rule(WORD + "exceptions: [{reason: x}]"),
                rule(WORD + "exceptions: [{sender: \"+123\", prefix: \"+1\", reason: x}]"),
                rule(WORD + "exceptions: [{list: \"@a\", reason: x}]"),
                rule(WORD + "exceptions: [{prefix: \"+1\", reason: x, until: soon}]"),
                rule(WORD).replace("id: a", "id: A"),
                rule(WORD).replace("    title: T\n", ""),
                rule(WORD).replace("title: T", "title: ' '"),
                rule(WORD).replace("title: T", "title: 5"),
                rule(WORD + "tags: []"),
                rule(WORD + "lines: 106540352242922"),
                rule(WORD + "severity: huge"),
                rule(WORD + "mode: on"),
                rule(WORD + "colour: red"));
    }

    private static Stream<String> wrongConditions() {
        return Stream.of(
                        "{}",
                        "x",
                        "{text: x}",
                        "{all: []}",
                        "{all: [{}]}",
                        "{every: {text: x}}",
                        "{all: {txt: x}}",
                        "{all: {text: 5}}",
                        "{all: {text: ''}}",
                        "{all: {text: []}}",
                        "{all: {text: [[a]]}}",
                        "{all: {text|cased|cased: x}}",
                        "{all: {text: {of: [a, b]}}}",
                        "{all: {text: {of: [a, b], gte: 0}}}",
                        "{all: {text|all: {of: [a, b], gte: 1}}}",
                        "{all: {link|re: x}}",
                        "{all: {text_length: {}}}",
                        "{all: {text_length: 5}}",
                        "{all: {text_length: {gte: 0}}}",
                        "{all: {text_length: {gt: 1, gte: 1}}}",
                        "{all: {text_length: {min: 1}}}",
                        "{all: {kind: photo}}",
                        "{all: {country: Brazil}}",
                        "{all: {country: \"@a\"}}",
                        "{all: {sender: \"15551230001\"}}",
                        "{all: {sender: 15551230001}}",
                        "{all: {prefix: \"234\"}}",
                        "{all: {prefix: \"+234*\"}}",
                        "{all: {forwarded: often}}",
                        "{all: {forwarded: false}}",
                        "{all: {referral: true}}",
                        "{all: {reply: false}}",
                        "{all: {first_in_window: yes}}")
                .map(match -> rule("match: " + match));
    }

    private static Stream<String> wrongCounting() {
        return Stream.of(
                rule("aggregate: {count: messages, within: 1m}"),
                rule("aggregate: {count: messages, gte: 5}"),
                rule("aggregate: {within: 1m, gte: 5}"),
                rule("aggregate: {count: texts, within: 1m, gte: 5}"),
                rule("aggregate: {count: messages, distinct: text, within: 1m, gte: 5}"),
                rule("aggregate: {distinct: text, within: 1m, gte: 1}"),
                rule("aggregate: {distinct: words, within: 1m, gte: 5}"),
                rule("aggregate: {distinct: sender, within: 1m, gte: 5}"),
                rule("aggregate: {distinct: text, by: [country, text_fingerprint], within: 1m, gte: 5}"),
                rule("aggregate: {count: messages, by: text, within: 1m, gte: 5}"),
                rule("aggregate: {count: messages, by: [sender, sender], within: 1m, gte: 5}"),
                rule("aggregate: {count: messages, within: 60, gte: 5}"),
                rule("aggregate: {count: messages, within: 0s, gte: 5}"),
                rule("aggregate: {count: messages, within: 86401s, gte: 5}"),
                rule("aggregate: {count: messages, within: 1441m, gte: 5}"),
                rule("aggregate: {count: messages, within: 25h, gte: 5}"),
                rule("aggregate: {count: messages, within: 2d, gte: 5}"),
                rule("aggregate: {count: messages, within: 1m, gte: 0}"),
                rule(WORD + "candidate: {gte: 5}"),
                rule(COUNT + "candidate: {}"),
                rule(WORD + "sweep: 1h"),
                rule(COUNT + "sweep: 1h"),
                rule("aggregate: {distinct: sender, by: country, within: 1m, gte: 5}\nsweep: 25h"),
                rule(WORD + "score: {add: 1}"),
                rule(WORD + "score: {add: 0}") + "thresholds: {within: 1h, tag: 1}",
                rule(WORD) + "thresholds: {within: 1h, tag: 1}",
                rule(WORD + "score: {add: 1}") + "thresholds: {within: 1h}",
                rule(WORD + "score: {add: 1}") + "thresholds: {tag: 1}",
                rule(WORD + "score: {add: 1}") + "thresholds: {within: 1h, tag: 1, for: 1d}",
                rule(WORD + "score: {add: 1}") + "thresholds: {within: 1h, tag: 1, by: line}");
    }

    private static Stream<String> wrongActions() {
        return Stream.of(
                rule(WORD).replace("    action: block\n", ""),
                rule("for: 7d"),
                rule(WORD + "action: delete"),
                rule(WORD + "action: hold\nfor: 7d"),
                rule(WORD + "for: a week"),
                rule(WORD + "repeat: {multiply: 2}"),
                rule(WORD + "for: 7d\nrepeat: {max: 90d}"),
                rule(WORD + "for: 7d\nrepeat: {multiply: 1}"),
                rule(WORD + "limits: {}"),
                rule(WORD + "limits: {blocks_per_hour: 0}"),
                rule(WORD + "limits: {share_of_senders: 2}"),
                rule(WORD + "limits: {share_of_senders: 0.0%}"),
                rule(WORD + "limits: {share_of_senders: 101%}"));
    }

    private static Stream<String> wrongTests() {
        String good = "{from: a, text: x}";
        return Stream.of(
                        "[]",
                        "[{name: x, send: [" + good + "]}]",
                        "[{name: x, expect: nothing}]",
                        "[{send: [" + good + "], expect: nothing}]",
                        "[{name: x, send: [], expect: nothing}]",
                        "[{name: x, send: [" + good + "], expect: something}]",
                        "[{name: x, send: [" + good + "], expect: {}}]",
                        "[{name: x, send: [" + good + "], expect: {blocks: a}}]",
                        "[{name: x, send: [{text: x}], expect: nothing}]",
                        "[{name: x, send: [{from: \"15551230001\"}], expect: nothing}]",
                        "[{name: x, send: [{from: \"5{n}\"}], expect: nothing}]",
                        "[{name: x, send: [{from: \"+a\"}], expect: nothing}]",
                        "[{name: x, send: [{from: a, kind: [text]}], expect: nothing}]",
                        "[{name: x, send: [{from: a, times: 0}], expect: nothing}]",
                        "[{name: x, send: [{from: a, times: 10001}], expect: nothing}]",
                        "[{name: x, send: [{from: a, at: noon}], expect: nothing}]",
                        "[{name: x, send: [{from: a, forwarded: false}], expect: nothing}]",
                        "[{name: x, send: [{from: a, reply: false}], expect: nothing}]",
                        "[{name: x, send: [{from: a, body: x}], expect: nothing}]")
                .map(tests -> rule(WORD + "tests: " + tests));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void refusesWhatTheLoaderRefuses(String file) {
        // Given
        RuleFiles.write(folder, "a.yaml", file);

        // When
        RuleLoader.Loaded loaded = RuleFiles.load(folder);

        // Then
        assertThat(loaded.problems()).anyMatch(RuleProblem::isError);
        assertThat(RuleSchema.faults(file)).isNotEmpty();
    }
}
