package dev.portcullis.rulebook;

import static dev.portcullis.rulebook.RuleTests.expect;
import static dev.portcullis.rulebook.RuleTests.expectCandidate;
import static dev.portcullis.rulebook.RuleTests.expectScore;
import static dev.portcullis.rulebook.RuleTests.expectShadow;
import static dev.portcullis.rulebook.RuleTests.run;
import static dev.portcullis.rulebook.RuleTests.send;
import static dev.portcullis.rulebook.RuleTests.sending;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.rules.Action;
import dev.portcullis.rules.Aggregate;
import dev.portcullis.rules.Condition;
import dev.portcullis.rules.Mode;
import dev.portcullis.rules.RuleDefinition;
import dev.portcullis.rules.RuleSetDefinition;
import dev.portcullis.rules.Trait;
import dev.portcullis.testing.SampleRules;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RuleTestRunTest {

    private static final Optional<String> FLOOD = Optional.of("flood");
    private static final Optional<String> WORD = Optional.of("word");
    private static final Optional<String> WHOLE_FILE = Optional.empty();

    private static final RuleSetDefinition RULES = SampleRules.definition(
            SampleRules.flood("flood", Mode.ENFORCE, 25, Duration.ofSeconds(60)),
            SampleRules.of(SampleRules.rule("word", Mode.SHADOW, Action.HOLD), SampleRules.word("bait")));

    @Test
    void passesWhereEverybodyFaresAsExpected() {
        assertThat(run(RULES, RuleTests.of(FLOOD, Expectation.NOTHING, send("a", "ok", 12, 3))))
                .isEmpty();
        assertThat(run(RULES, RuleTests.of(FLOOD, Expectation.NOTHING, send("a", "ok", 24, 1))))
                .isEmpty();
        assertThat(run(RULES, RuleTests.of(FLOOD, expect(Action.BLOCK, "b"), send("b", "hi", 25, 1))))
                .isEmpty();
    }

    @Test
    void saysWhoWasNotActedOn() {
        assertThat(run(RULES, RuleTests.of(FLOOD, expect(Action.BLOCK, "b"), send("b", "hi", 24, 1))))
                .containsExactly("sample.yaml:9:9: test 'a name': expected block [b], found nothing;"
                        + " no rule matched any of the 24 messages");
    }

    @Test
    void saysWhichRuleActedAndWhen() {
        assertThat(run(RULES, RuleTests.of(FLOOD, Expectation.NOTHING, send("b", "hi", 30, 1))))
                .containsExactly("sample.yaml:9:9: test 'a name': expected nothing, found block [b];"
                        + " rule flood matched message 25 of 30, from b at +24s: 25 messages within 60 s (limit 25);"
                        + " rule flood matched message 26 of 30, from b at +25s: 26 messages within 60 s (limit 25);"
                        + " rule flood matched message 27 of 30, from b at +26s: 27 messages within 60 s (limit 25);"
                        + " and 3 more like it");
    }

    @Test
    void comparesWholeSets() {
        assertThat(run(
                        RULES,
                        RuleTests.of(
                                WORD,
                                expect(Action.HOLD, "a", "c"),
                                send("a", "bait"),
                                send("b", "bait"),
                                send("c", "no"))))
                .singleElement()
                .asString()
                .contains("expected hold [a, c], found hold [a, b]; rule word matched message 1 of 3, from a at +0s:")
                .contains("; rule word matched message 2 of 3, from b at +1s:");
    }

    @Test
    void runsTheRuleAloneAndAsIfEnforced() {
        // Given: the other rule of the file would block
        Sending flood = send("a", "bait", 30, 1);

        // Then
        assertThat(run(RULES, RuleTests.of(WORD, expect(Action.HOLD, "a"), flood)))
                .isEmpty();
        assertThat(run(RULES, RuleTests.of(WHOLE_FILE, expect(Action.BLOCK, "a"), flood)))
                .as("the strongest of all rules of the file")
                .isEmpty();
    }

    @Test
    void leavesOtherFilesOutOfATestOfAFile() {
        RuleTest test = RuleTests.of(WHOLE_FILE, Expectation.NOTHING, send("a", "bait"));

        assertThat(run(
                        RULES,
                        new RuleTest(
                                test.place(), "t", WHOLE_FILE, "other.yaml", test.start(), test.send(), test.expect())))
                .isEmpty();
    }

    @Test
    void letsEachRulesOwnModeHoldWhereShadowIsWritten() {
        assertThat(run(RULES, RuleTests.of(WORD, expectShadow("a"), send("a", "bait"))))
                .isEmpty();
        assertThat(run(RULES, RuleTests.of(FLOOD, expectShadow("a"), send("a", "hi", 25, 1))))
                .singleElement()
                .asString()
                .contains("expected shadow [a], found block [a];");
        assertThat(run(RULES, RuleTests.of(WORD, expectShadow(), send("a", "bait"))))
                .singleElement()
                .asString()
                .contains("expected nothing, found shadow [a];");
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void runsARuleWhateverItsMode(Mode mode) {
        RuleSetDefinition rules = SampleRules.definition(
                SampleRules.of(SampleRules.rule("word", mode, Action.BLOCK), SampleRules.word("bait")));

        assertThat(run(rules, RuleTests.of(WORD, expect(Action.BLOCK, "a"), send("a", "bait"))))
                .isEmpty();
    }

    @Test
    void doesNotBreakATestByARuleThatIsSwitchedOff() {
        RuleSetDefinition rules = SampleRules.definition(
                SampleRules.of(SampleRules.rule("word", Mode.OFF, Action.BLOCK), SampleRules.word("bait")));

        assertThat(run(rules, RuleTests.of(WORD, expectShadow("a"), send("a", "bait"))))
                .isEmpty();
    }

    @Test
    void takesAnAlertBesideTheStrongestAction() {
        // Given
        RuleSetDefinition rules = SampleRules.definition(
                SampleRules.of(SampleRules.rule("tell", Mode.ENFORCE, Action.ALERT), SampleRules.word("bait")),
                SampleRules.of(SampleRules.rule("tag", Mode.ENFORCE, Action.TAG), SampleRules.word("bait")));

        // Then
        assertThat(run(
                        rules,
                        RuleTests.of(
                                WHOLE_FILE,
                                new Expectation(
                                        Map.of(Action.ALERT, Set.of("a"), Action.TAG, Set.of("a")),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty()),
                                send("a", "bait"))))
                .isEmpty();
    }

    @Test
    void actsOnWhoeverContributed() {
        RuleSetDefinition rules = SampleRules.definition(
                SampleRules.crowd("flood", Mode.SHADOW, 3, Duration.ofMinutes(10), Duration.ZERO));
        Sending three = send("p{n}", "Congratulations, your parcel is waiting", 3, 20);

        assertThat(run(rules, RuleTests.of(FLOOD, expect(Action.BLOCK, "p1", "p2", "p3"), three)))
                .isEmpty();
        assertThat(run(rules, RuleTests.of(FLOOD, expect(Action.BLOCK, "p3"), three)))
                .containsExactly("sample.yaml:9:9: test 'a name': expected block [p3], found block [p1, p2, p3];"
                        + " rule flood matched message 3 of 3, from p3 at +40s:"
                        + " 3 different senders with the same text within 10 min (limit 3)");
    }

    @Test
    void sweepsOnlyWhoseWindowIsOpen() {
        // Given
        RuleSetDefinition rules = SampleRules.definition(
                SampleRules.crowd("flood", Mode.SHADOW, 2, Duration.ofMinutes(10), Duration.ofHours(24)));
        int day = 24 * 3600;

        // Then
        assertThat(run(
                        rules,
                        RuleTests.of(
                                FLOOD,
                                expect(Action.BLOCK, "open", "b", "c"),
                                send("closed", "Congratulations, your parcel is waiting"),
                                sending("open")
                                        .text("Congratulations, your parcel is waiting")
                                        .at(3600)
                                        .build(),
                                sending("b")
                                        .text("Congratulations, your parcel is waiting")
                                        .at(day - 1)
                                        .build(),
                                sending("c")
                                        .text("Congratulations, your parcel is waiting")
                                        .at(day)
                                        .build())))
                .isEmpty();
    }

    @Test
    void namesWhoIsMissingWhereListsAreLong() {
        RuleSetDefinition rules = SampleRules.definition(
                SampleRules.of(SampleRules.rule("word", Mode.ENFORCE, Action.TAG), SampleRules.word("bait")));

        assertThat(run(
                        rules,
                        RuleTests.of(
                                WORD,
                                expect(Action.TAG, "p1", "someone"),
                                send("p{n}", "bait", 14, 1),
                                send("q", "bait"))))
                .singleElement()
                .asString()
                .contains(
                        "expected tag [p1, someone], found tag [p1, p2, p3, p4, p5, p6, p7, p8, p9, p10, p11, p12 and 3"
                                + " more], tag without [someone], tag also [p2, p3, p4,");
    }

    @Test
    void looksAtCandidatesOnlyWhereTheyAreWritten() {
        // Given
        RuleDefinition rule = SampleRules.of(
                SampleRules.rule("flood", Mode.ENFORCE, Action.BLOCK),
                Condition.ALWAYS,
                new Aggregate(
                        EnumSet.of(Trait.SENDER),
                        Optional.empty(),
                        new Aggregate.Limit(Duration.ofSeconds(60), 25),
                        Optional.of(new Aggregate.Limit(Duration.ofSeconds(60), 15)),
                        Duration.ZERO));
        RuleSetDefinition rules = SampleRules.definition(rule);
        Sending fifteen = send("a", "hi", 15, 1);

        // Then
        assertThat(run(rules, RuleTests.of(FLOOD, Expectation.NOTHING, fifteen)))
                .isEmpty();
        assertThat(run(rules, RuleTests.of(FLOOD, expectCandidate("a"), fifteen)))
                .isEmpty();
        assertThat(run(rules, RuleTests.of(FLOOD, expectCandidate(), fifteen)))
                .containsExactly("sample.yaml:9:9: test 'a name': expected nothing, found candidate [a];"
                        + " no rule matched any of the 15 messages; as candidates:"
                        + " rule flood matched message 15 of 15, from a at +14s: 15 messages within 60 s (limit 15)");
    }

    @Test
    void showsAWeakSignalByWhatItComesTo() {
        // Given: 2 points each, the other signal of the file is not there
        List<RuleDefinition> signals = List.of(
                SampleRules.scoring("word", Mode.SHADOW, SampleRules.word("bait"), 2, 4),
                SampleRules.scoring("any", Mode.SHADOW, Condition.ALWAYS, 9, 9));
        RuleSetDefinition rules = new RuleSetDefinition(
                signals,
                List.of(SampleRules.thresholds(
                        "sum",
                        Mode.SHADOW,
                        Duration.ofHours(1),
                        Map.of(Action.TAG, 2, Action.HOLD, 4, Action.BLOCK, 10),
                        signals)),
                List.of());

        // Then
        assertThat(run(rules, RuleTests.of(WORD, expect(Action.TAG, "a"), send("a", "bait"))))
                .isEmpty();
        assertThat(run(rules, RuleTests.of(WORD, expect(Action.HOLD, "a"), send("a", "bait", 5, 1))))
                .isEmpty();
        assertThat(run(rules, RuleTests.of(WORD, expectShadow("a"), send("a", "bait"))))
                .isEmpty();
        assertThat(run(rules, RuleTests.of(WHOLE_FILE, expect(Action.BLOCK, "a"), send("a", "bait"))))
                .isEmpty();
        assertThat(run(rules, RuleTests.of(WORD, expectScore("b"), send("a", "bait"))))
                .singleElement()
                .asString()
                .contains("expected score [b], found tag [a] and score [a];");
    }
}
