package dev.portcullis.rulebook;

import static dev.portcullis.rulebook.Faults.inCountingRule;
import static dev.portcullis.rulebook.Faults.inFile;
import static dev.portcullis.rulebook.Faults.inRule;
import static dev.portcullis.rulebook.Faults.rule;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CountingProblemsTest {

    private static final String CROWD = "aggregate: {distinct: sender, by: text_fingerprint, within: 1h, gte: 9}\n";

    @TempDir
    private Path folder;

    static Stream<Arguments> aggregates() {
        return Stream.of(
                inRule("aggregate: {count: ¤message, within: 1m, gte: 2}", "did you mean 'messages'?"),
                inRule("aggregate: ¤many", "'aggregate' is 'many'; expected a mapping of count, distinct, by"),
                inRule("aggregate: ¤{within: 1m, gte: 2}", "none of 'count', 'distinct'"),
                inRule(
                        "aggregate: {count: messages, ¤distinct: text, within: 1m, gte: 2}",
                        "'count' and 'distinct' together in 'aggregate'; expected exactly one of"),
                inRule("aggregate: {count: messages, ¤per: sender, within: 1m, gte: 2}", "unknown key 'per'"),
                inRule("aggregate: ¤{count: messages, gte: 2}", "key 'within' is missing in 'aggregate'"),
                inRule("aggregate: ¤{count: messages, within: 1m}", "key 'gte' is missing in 'aggregate'"),
                inRule("aggregate:\n  ¤count: messages\n  within: 1m", "key 'gte' is missing in 'aggregate'"),
                inRule(
                        "aggregate: {count: messages, by: ¤text, within: 1m, gte: 2}",
                        "here it is called 'text_fingerprint'"),
                inRule("aggregate: {count: messages, by: ¤sendr, within: 1m, gte: 2}", "did you mean 'sender'?"),
                inRule(
                        "aggregate: {count: messages, by: [sender, ¤sender], within: 1m, gte: 2}",
                        "'sender' stands twice under 'by'"),
                inRule("aggregate: {count: messages, by: ¤[], within: 1m, gte: 2}", "'by' is an empty list"),
                inRule("aggregate: {distinct: ¤text_fingerprint, within: 1m, gte: 2}", "here it is called 'text'"),
                inRule("aggregate: {distinct: ¤kind, within: 1m, gte: 2}", "expected one of sender, text, link_host"),
                inRule("aggregate: {distinct: ¤[text], within: 1m, gte: 2}", "'distinct' is a list"),
                inRule("aggregate: {distinct: text, within: 1m, gte: ¤1}", "a whole number, at least 2"),
                inRule(
                        "aggregate: {distinct: ¤sender, within: 1m, gte: 2}",
                        "as is 'by', which is sender where it is left out"),
                inRule(
                        "aggregate: {distinct: ¤country, by: [sender, country], within: 1m, gte: 2}",
                        "'distinct' is 'country', as is 'by'"),
                inRule(
                        "aggregate: {count: messages, by: ¤link_host, within: 1m, gte: 2}",
                        "hosts that everybody links to are not excluded; expected them under 'not' of 'match', such as"
                                + " not: {link: [youtube.com, \"@well_known_hosts\"]}"),
                inRule(
                        "match: {not: {link: any}}\n"
                                + "aggregate: {count: messages, by: ¤link_host, within: 1m, gte: 2}",
                        "hosts that everybody links to are not excluded"),
                inRule(
                        "match: {all: {link: youtube.com}}\n"
                                + "aggregate: {distinct: sender, by: [country, ¤link_host], within: 1m, gte: 2}",
                        "hosts that everybody links to are not excluded"));
    }

    static Stream<Arguments> numbers() {
        return Stream.of(
                inRule(
                        "aggregate: {count: messages, within: ¤60, gte: 2}",
                        "'within' is the number 60; expected a whole number above zero with one unit"),
                inRule("aggregate: {count: messages, within: ¤0s, gte: 2}", "above zero"),
                inRule("aggregate: {count: messages, within: ¤-5m, gte: 2}", "above zero"),
                inRule("aggregate: {count: messages, within: ¤1h30m, gte: 2}", "with one unit"),
                inRule("aggregate: {count: messages, within: ¤24h1m, gte: 2}", "with one unit"),
                inRule("aggregate: {count: messages, within: ¤1.5h, gte: 2}", "a whole number"),
                inRule("aggregate: {count: messages, within: ¤1 h, gte: 2}", "a whole number"),
                inRule("aggregate: {count: messages, within: ¤1M, gte: 2}", "s, m, h or d"),
                inRule("aggregate: {count: messages, within: ¤1w, gte: 2}", "s, m, h or d"),
                inRule("aggregate: {count: messages, within: ¤[1m], gte: 2}", "'within' is a list"),
                inRule("aggregate: {count: messages, within: ¤2d, gte: 2}", "expected at most 24h"),
                inRule("aggregate: {count: messages, within: ¤1441m, gte: 2}", "expected at most 24h"),
                inRule("aggregate: {count: messages, within: 1m, gte: ¤0}", "a whole number, at least 1"),
                inRule("aggregate: {count: messages, within: 1m, gte: ¤-2}", "a whole number, at least 1"),
                inRule("aggregate: {count: messages, within: 1m, gte: ¤'2'}", "a whole number, at least 1"),
                inRule("aggregate: {count: messages, within: 1m, gte: ¤2.0}", "a whole number, at least 1"),
                inRule("aggregate: {count: messages, within: 1m, gte: ¤99999999999}", "a whole number"));
    }

    static Stream<Arguments> companions() {
        return Stream.of(
                inCountingRule("candidate: ¤{within: 60s}", "'candidate' is the same as 'aggregate'"),
                inCountingRule("candidate: ¤{within: 1m, gte: 9}", "'candidate' is the same as 'aggregate'"),
                inCountingRule("candidate: ¤{}", "'candidate' is the same as 'aggregate'"),
                inCountingRule("candidate: {gte: ¤0}", "a whole number, at least 1"),
                inCountingRule("candidate: {within: ¤25h}", "expected at most 24h"),
                inCountingRule("candidate: {gte: 5, ¤by: sender}", "unknown key 'by' in 'candidate'"),
                inRule(
                        "aggregate: {distinct: text, within: 1m, gte: 9}\ncandidate: {gte: ¤1}",
                        "a whole number, at least 2"),
                inRule("match: {all: {text: x}}\n¤candidate: {gte: 5}", "'candidate' without 'aggregate'"),
                inRule("match: {all: {text: x}}\n¤sweep: 1h", "'sweep' without 'aggregate'"),
                inCountingRule("¤sweep: 1h", "'sweep' with an aggregate of single senders"),
                inRule(CROWD + "sweep: ¤25h", "expected at most 24h"),
                inRule(CROWD + "sweep: ¤true", "'sweep' is the boolean true; expected a whole number above zero"),
                inRule(
                        "on: [audio, sticker]\n"
                                + "aggregate: {count: messages, by: [sender, ¤text_fingerprint], within: 1m, gte: 2}",
                        "so that nothing is ever counted"),
                inRule(
                        "on: text\naggregate: {distinct: ¤media_hash, within: 1m, gte: 2}",
                        "a message of kind text has no file, so that nothing is ever counted"));
    }

    static Stream<Arguments> scores() {
        return Stream.of(
                inScoring("score: ¤{max: 3}", "key 'add' is missing in 'score'"),
                inScoring("score: {add: ¤0}", "a whole number, at least 1"),
                inScoring("score: {add: ¤-2}", "a whole number, at least 1"),
                inScoring("score: {add: 3, max: ¤2}", "'max' is 2, less than 'add'; expected at least 3"),
                inScoring("action: tag\nscore: ¤3", "'score' is the number 3; expected a mapping of add, max"),
                inFile(rule("match: {all: {link: any}}\n¤score: {add: 1}"), "'score' without 'thresholds'"),
                inFile(
                        rule("match: {all: {link: any}}") + "¤thresholds: {within: 1h, tag: 1}\n",
                        "'thresholds' without a rule with 'score'"));
    }

    private static Arguments inScoring(String score, String message) {
        return inFile(rule("match: {all: {link: any}}\n" + score) + "thresholds: {within: 1h, block: 1}\n", message);
    }

    static Stream<Arguments> thresholds() {
        return Stream.of(
                inThresholds("¤{tag: 1}", "key 'within' is missing in 'thresholds'"),
                inThresholds("¤{within: 1h}", "no level in 'thresholds'; expected at least one of tag, hold, block"),
                inThresholds("{within: 1h, tag: ¤0}", "a whole number, at least 1"),
                inThresholds("{within: 1h, tag: 1, ¤alert: 1}", "unknown key 'alert' in 'thresholds'"),
                inThresholds("{within: 1h, by: ¤country, tag: 1}", "'by' is 'country'; expected sender"),
                inThresholds("{within: ¤2d, tag: 1}", "expected at most 24h"),
                inThresholds("{within: 1h, tag: 1, mode: ¤on}", "expected one of off, shadow, enforce"),
                inThresholds("{id: ¤A, within: 1h, tag: 1}", "'id' is 'A'; expected 1 to 64 of a-z"),
                inThresholds("{id: ¤a, within: 1h, tag: 1}", "'a' is defined a second time, first at a.yaml:3"),
                inThresholds("{within: 1h, tag: 1, hold: ¤8}", "'hold' is 8, but all rules with 'score' together"),
                inThresholds("{within: 1h, tag: 3, ¤for: 7d}", "nothing is blocked here"),
                inThresholds("{within: 1h, block: 3, ¤repeat: {multiply: 2}}", "'repeat' without 'for'"),
                inThresholds("{within: 1h, block: 3, limits: {blocks_per_hour: ¤0}}", "at least 1"),
                inThresholds("{within: 1h, block: 3, exceptions: [¤{country: BR}]}", "key 'reason' is missing"),
                inThresholds("¤[]", "'thresholds' is a list; expected a mapping"),
                inFile(
                        rule("match: {all: {link: any}}\nlines: ['1']\nscore: {add: 5}")
                                + "lines: ['2']\nthresholds: {within: 1h, block: ¤1}\n",
                        "come to 0 at most"));
    }

    /** Thresholds beside rules that come to seven points. */
    private static Arguments inThresholds(String thresholds, String message) {
        String rules = rule("match: {all: {link: any}}\nscore: {add: 2, max: 4}")
                + "  - {id: b, title: B, mode: enforce, match: {all: {reply: true}}, score: {add: 3}}\n";
        return inFile(rules + "thresholds: " + thresholds + "\n", message);
    }

    @ParameterizedTest
    @MethodSource({"aggregates", "numbers", "companions", "scores", "thresholds"})
    void namesPlaceAndReason(String text, String message) {
        Faults.assertFound(folder, text, message);
    }

    @ParameterizedTest
    @CsvSource({"off, 0", "shadow, 1"})
    void warnsOfLevelsThatNothingReachesUnlessTheyRestToo(String mode, int warnings) {
        String off = rule("mode: off\nmatch: {all: {link: any}}\nscore: {add: 2}");
        RuleFiles.write(folder, "a.yaml", off + "thresholds: {mode: " + mode + ", within: 1h, tag: 2}\n");

        assertThat(RuleFiles.load(folder).problems()).hasSize(warnings);
    }
}
