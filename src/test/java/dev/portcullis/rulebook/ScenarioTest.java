package dev.portcullis.rulebook;

import static dev.portcullis.rulebook.RuleTests.expect;
import static dev.portcullis.rulebook.RuleTests.run;
import static dev.portcullis.rulebook.RuleTests.send;
import static dev.portcullis.rulebook.RuleTests.sending;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.message.LineId;
import dev.portcullis.message.MessageKind;
import dev.portcullis.rules.Action;
import dev.portcullis.rules.Condition;
import dev.portcullis.rules.Mode;
import dev.portcullis.rules.RuleDefinition;
import dev.portcullis.rules.RuleSetDefinition;
import dev.portcullis.testing.SampleRules;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScenarioTest {

    private static final Optional<String> FLOOD = Optional.of("flood");
    private static final Optional<String> WORD = Optional.of("word");

    private static final RuleSetDefinition RULES = SampleRules.definition(
            SampleRules.flood("flood", Mode.ENFORCE, 25, Duration.ofSeconds(60)),
            SampleRules.of(SampleRules.rule("word", Mode.SHADOW, Action.HOLD), SampleRules.word("bait")));

    @Test
    void goesOnASecondAfterTheMessageBefore() {
        RuleSetDefinition rules =
                SampleRules.definition(SampleRules.flood("flood", Mode.ENFORCE, 4, Duration.ofSeconds(22)));

        assertThat(run(rules, RuleTests.of(FLOOD, expect(Action.BLOCK, "a"), send("a", "hi", 3, 10), send("a", "hi"))))
                .as("at 0, 10, 20 and 21 seconds")
                .isEmpty();
        assertThat(run(
                        rules,
                        RuleTests.of(
                                FLOOD,
                                expect(Action.BLOCK, "a"),
                                sending("a").text("hi").times(3, 5).at(100).build(),
                                sending("a").text("hi").at(90).build())))
                .as("the last one is late")
                .isEmpty();
    }

    @Test
    void sendsToTheRulesFirstLineUnlessAnotherIsNamed() {
        // Given
        RuleSetDefinition rules = SampleRules.definition(SampleRules.onLines(
                SampleRules.flood("flood", Mode.ENFORCE, 2, Duration.ofSeconds(60)),
                new LinkedHashSet<>(List.of(new LineId("222"), new LineId("111")))));

        // Then
        assertThat(run(
                        rules,
                        RuleTests.of(
                                FLOOD,
                                expect(Action.BLOCK, "a"),
                                send("a", "hi"),
                                sending("a").text("hi").line("222").build(),
                                send("b", "hi"),
                                sending("b").text("hi").line("111").build(),
                                sending("c").text("hi").times(2, 1).line("333").build())))
                .isEmpty();
    }

    @Test
    void knowsOfALabelsCountryOnlyWhatTheTestTells() {
        // Given
        Condition fromIndia = new Condition.CountryIs(Set.of("IN"));
        RuleSetDefinition in =
                SampleRules.definition(SampleRules.of(SampleRules.rule("word", Mode.ENFORCE, Action.TAG), fromIndia));
        RuleSetDefinition elsewhere = SampleRules.definition(SampleRules.of(
                SampleRules.rule("word", Mode.ENFORCE, Action.TAG), new Condition.None(List.of(fromIndia))));
        Sending[] messages = {
            send("label", "hi"),
            sending("indian").text("hi").country("IN").build(),
            sending("brazilian").text("hi").country("BR").build(),
            send("IN.123", "hi"),
        };

        // Then
        assertThat(run(in, RuleTests.of(WORD, expect(Action.TAG, "indian", "IN.123"), messages)))
                .isEmpty();
        assertThat(run(elsewhere, RuleTests.of(WORD, expect(Action.TAG, "brazilian"), messages)))
                .isEmpty();
    }

    @Test
    void takesANumberForTheSenderThatItIs() {
        RuleSetDefinition rules = SampleRules.definition(SampleRules.of(
                SampleRules.rule("word", Mode.ENFORCE, Action.TAG), new Condition.NumberBegins(Set.of("234"))));

        assertThat(run(
                        rules,
                        RuleTests.of(
                                WORD,
                                expect(Action.TAG, "+2348012345678"),
                                send("+2348012345678", "hi"),
                                send("+15551230001", "hi"),
                                send("label", "hi"))))
                .isEmpty();
    }

    @Test
    void putsTextWhereAMessageOfThatKindHasIt() {
        // Given
        Set<MessageKind> kinds = EnumSet.allOf(MessageKind.class);
        RuleDefinition plain =
                SampleRules.of(SampleRules.rule("word", Mode.ENFORCE, Action.TAG), SampleRules.word("bait"));
        RuleSetDefinition rules = SampleRules.definition(new RuleDefinition(
                plain.rule(), kinds, plain.lines(), plain.condition(), List.of(), Optional.empty(), Optional.empty()));

        // Then
        for (MessageKind kind : List.of(
                MessageKind.IMAGE,
                MessageKind.DOCUMENT,
                MessageKind.LOCATION,
                MessageKind.CONTACTS,
                MessageKind.INTERACTIVE,
                MessageKind.ORDER,
                MessageKind.REACTION)) {
            assertThat(run(
                            rules,
                            RuleTests.of(
                                    WORD,
                                    expect(Action.TAG, "a"),
                                    sending("a").kind(kind).text("bait").build())))
                    .as(kind.wireName())
                    .isEmpty();
        }
        assertThat(run(
                        rules,
                        RuleTests.of(
                                WORD,
                                expect(Action.TAG, "a"),
                                sending("a")
                                        .kind(MessageKind.DOCUMENT)
                                        .filename("bait.apk")
                                        .build())))
                .isEmpty();
    }

    @Test
    void refusesMessagesThatNobodyCouldSend() {
        assertThat(run(
                        RULES,
                        RuleTests.of(
                                WORD,
                                Expectation.NOTHING,
                                sending("a")
                                        .kind(MessageKind.STICKER)
                                        .text("bait")
                                        .build(),
                                sending("a").filename("x.apk").build())))
                .containsExactly(
                        "sample.yaml:9:9: test 'a name': 'text' in a message of kind sticker, which has none that a"
                                + " sender wrote: remove it",
                        "sample.yaml:9:9: test 'a name': 'filename' in a message of kind text; expected kind: document");
    }

    @Test
    void refusesMoreMessagesThanAStartCanWaitFor() {
        assertThat(run(RULES, RuleTests.of(FLOOD, expect(Action.BLOCK, "a"), send("{n}", "hi", 1_000_000, 1))))
                .containsExactly("sample.yaml:9:9: test 'a name' sends 1000000 messages; expected at most 10000:"
                        + " use a smaller 'times'");
        assertThat(run(RULES, RuleTests.of(FLOOD, expect(Action.BLOCK, "a"), send("a", "hi", 9, Integer.MAX_VALUE))))
                .singleElement()
                .asString()
                .endsWith("the messages go on for more than ten years: use a smaller 'at' or 'every'");
    }
}
