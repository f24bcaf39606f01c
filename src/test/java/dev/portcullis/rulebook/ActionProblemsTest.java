package dev.portcullis.rulebook;

import static dev.portcullis.rulebook.Faults.inFile;
import static dev.portcullis.rulebook.Faults.inRule;
import static dev.portcullis.rulebook.Faults.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.message.LineId;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a rule does, how long, how often at most, and to whom not. */
class ActionProblemsTest {

    private static final String MATCH = "match: {all: {link: any}}\n";

    @TempDir
    private Path folder;

    static Stream<Arguments> leases() {
        return Stream.of(
                in("action: tag\n¤for: 7d", "'for' says how long a block lasts, and nothing is blocked here"),
                in("action: hold\n¤for: 7d", "nothing is blocked here"),
                in("action: tag\n¤spread: lines", "'spread' says on which lines to block, and nothing is blocked here"),
                in("spread: ¤everywhere", "expected one of line, lines"),
                in("spread: ¤line s", "did you mean"),
                in("for: ¤7", "'for' is the number 7; expected a whole number above zero with one unit"),
                in("for: ¤0d", "above zero"),
                in("for: ¤1d12h", "with one unit"),
                in("for: ¤forever", "with one unit"),
                in("for: ¤99999d", "expected at most 36500d"),
                in("¤repeat: {multiply: 4}", "'repeat' without 'for'"),
                in("for: 7d\nrepeat: ¤4", "'repeat' is the number 4; expected a mapping"),
                in("for: 7d\nrepeat: ¤{max: 90d}", "key 'multiply' is missing in 'repeat'"),
                in("for: 7d\nrepeat: {multiply: ¤1}", "a whole number, from 2 to 1000"),
                in("for: 7d\nrepeat: {multiply: ¤1.5}", "a whole number, from 2 to 1000"),
                in("for: 7d\nrepeat: {multiply: 4, max: ¤3d}", "'max' is 3d, shorter than the first block"),
                in("for: 7d\nrepeat: {multiply: 4, ¤forget: 30d}", "did you mean 'forget_after'?"),
                in("for: 7d\nrepeat: {multiply: 4, forget_after: ¤30}", "with one unit"));
    }

    static Stream<Arguments> limits() {
        return Stream.of(
                in("limits: ¤5", "'limits' is the number 5; expected a mapping of blocks_per_hour, share_of_senders"),
                in("limits: ¤{}", "'limits' holds no limit"),
                in("limits: {blocks_per_hour: ¤0}", "the number 0; expected a whole number, at least 1"),
                in("limits: {blocks_per_hour: ¤-1}", "at least 1"),
                in("limits: {¤blocks_per_day: 1}", "unknown key 'blocks_per_day' in 'limits'"),
                in("limits: {share_of_senders: ¤2}", "expected a percentage above zero, at most 100%, such as 2%"),
                in("limits: {share_of_senders: ¤0%}", "a percentage above zero"),
                in("limits: {share_of_senders: ¤101%}", "a percentage above zero, at most 100%"),
                in("limits: {blocks_per_hour: ¤9999999999}", "a whole number, from 1 to 999999999"),
                in("limits: {share_of_senders: ¤-2%}", "a percentage above zero"),
                in("limits: {share_of_senders: ¤0.02}", "a percentage above zero"));
    }

    static Stream<Arguments> exceptions() {
        return Stream.of(
                in("exceptions: ¤{country: BR, reason: r}", "'exceptions' is a mapping; expected a list"),
                in("exceptions: ¤[]", "'exceptions' is an empty list"),
                in("exceptions: [¤BR]", "an exception is 'BR'; expected a mapping"),
                in("exceptions: [¤{reason: r}]", "none of 'sender', 'prefix', 'country', 'list' in an exception"),
                in(
                        "exceptions: [{prefix: '+55', ¤country: BR, reason: r}]",
                        "'prefix' and 'country' together in an exception"),
                in("exceptions: [¤{country: BR}]", "key 'reason' is missing in an exception"),
                in("exceptions: [{country: BR, reason: ¤''}]", "'reason' is ''; expected a text"),
                in("exceptions: [{country: ¤BRA, reason: r}]", "is no country"),
                in("exceptions: [{sender: ¤'15551230001', reason: r}]", "digits without '+'"),
                in("exceptions: [{prefix: ¤'55', reason: r}]", "is no prefix"),
                in("exceptions: [{list: ¤vip, reason: r}]", "there is no list 'vip'"),
                in("exceptions: [{list: ¤'@vip', reason: r}]", "expected the bare name, without '@'"),
                in("exceptions: [{list: ¤[vip], reason: r}]", "expected the name of one list"),
                in("exceptions: [{country: BR, ¤number: '+55', reason: r}]", "unknown key 'number'"),
                in("exceptions: [{country: BR, reason: r, until: ¤soon}]", "expected a day such as 2027-01-31"),
                in("exceptions: [{country: BR, reason: r, until: ¤2027-02-30}]", "expected a day"),
                in("exceptions: [{country: BR, reason: r, until: ¤2027-01-31T00:00:00Z}]", "expected a day"),
                inFile(rule(MATCH) + "exceptions: [¤{country: BR}]\n", "key 'reason' is missing in an exception"),
                inFile(
                        rule(MATCH + "exceptions: [{list: ¤l, reason: r}]")
                                + "lists: {l: {kind: hosts, values: [a.de]}}\n",
                        "of kind hosts; expected senders or prefixes for 'list'"));
    }

    private static Arguments in(String lines, String message) {
        return inRule(MATCH + lines, message);
    }

    @ParameterizedTest
    @MethodSource({"leases", "limits", "exceptions"})
    void namesPlaceAndReason(String text, String message) {
        Faults.assertFound(folder, text, message);
    }

    @Test
    void warnsOfExceptionsThatEnded() {
        // Given
        RuleFiles.write(
                folder,
                "a.yaml",
                rule(MATCH + "exceptions:\n  - {country: BR, reason: r, until: 2026-03-01}\n"
                        + "  - {country: IN, reason: r, until: 2026-02-28}"));

        // When
        RuleLoader.Loaded loaded = RuleFiles.load(folder, new Circumstances(LocalDate.parse("2026-03-01"), Set.of()));

        // Then
        assertThat(loaded.ruleSet()).isPresent();
        assertThat(loaded.problems())
                .singleElement()
                .asString()
                .isEqualTo("a.yaml:8:41: warning: the exception ended on 2026-02-28: remove it, or name a later day");
    }

    @Test
    void warnsOfLinesThatAreNotConfigured() {
        // Given
        RuleFiles.write(
                folder, "a.yaml", rule(MATCH + "lines: ['1001', '1003']").replace("rules:", "lines: ['1002']\nrules:"));

        // When
        RuleLoader.Loaded loaded = RuleFiles.load(
                folder, new Circumstances(LocalDate.EPOCH, Set.of(new LineId("1001"), new LineId("1002"))));

        // Then
        assertThat(loaded.ruleSet()).isPresent();
        assertThat(loaded.problems())
                .singleElement()
                .asString()
                .startsWith("a.yaml:7:21: warning: line '1003' is not configured");
    }
}
