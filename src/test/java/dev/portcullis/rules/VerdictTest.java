package dev.portcullis.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.message.BusinessScopedId;
import dev.portcullis.message.InboundMessage;
import dev.portcullis.message.MessageContent;
import dev.portcullis.message.MessageKind;
import dev.portcullis.message.PhoneNumber;
import dev.portcullis.message.Sender;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTest {

    private static final Sender NUMBERED = Sender.of(new PhoneNumber("2348012345678"));
    private static final Sender OTHER = Sender.of(new PhoneNumber("15551230001"));
    private static final Sender HIDDEN = Sender.of(new BusinessScopedId("NG.1"));

    @Test
    void recordsEveryRuleAndLetsTheStrongestDecide() {
        RuleSet ruleSet = RuleSet.of(List.of(
                always("tag", Mode.ENFORCE, Action.TAG),
                always("alert", Mode.ENFORCE, Action.ALERT),
                always("watched", Mode.SHADOW, Action.BLOCK),
                always("hold", Mode.ENFORCE, Action.HOLD),
                always("second", Mode.ENFORCE, Action.HOLD)));

        Verdict verdict = judge(ruleSet, Inbound.text("hi"));

        assertThat(verdict.hits())
                .extracting(hit -> hit.rule().id())
                .containsExactly("tag", "alert", "watched", "hold", "second");
        assertThat(verdict.decisive().map(hit -> hit.rule().id())).contains("hold");
    }

    @Test
    void alertsAndPointsDecideNothing() {
        RuleSet ruleSet = RuleSet.of(
                List.of(always("alert", Mode.ENFORCE, Action.ALERT), always("score", Mode.ENFORCE, Action.SCORE)));

        Verdict verdict = judge(ruleSet, Inbound.text("hi"));

        assertThat(verdict.hits()).hasSize(2);
        assertThat(verdict.decisive()).isEmpty();
    }

    @Test
    void globalOffSaysNothing() {
        RuleSet ruleSet = RuleSet.of(List.of(always("block", Mode.ENFORCE, Action.BLOCK)));

        Verdict verdict = ruleSet.judge(ruleSet.match(Inbound.text("hi")), SenderHistory.EMPTY, Mode.OFF);

        assertThat(verdict.isPass()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "2025-12-31, true",
        "2026-01-01, false",
        "2026-01-02, false",
        ", false",
    })
    void exemptionHoldsThroughItsLastDay(LocalDate until, boolean hit) {
        Exemption exemption =
                new Exemption(new Condition.NumberBegins(Set.of("234")), "a reason", Optional.ofNullable(until));
        RuleSet ruleSet = RuleSet.of(List.of(excusing(exemption)));

        assertThat(judge(ruleSet, message(NUMBERED, 12 * 3_600 - 1)).isPass()).isEqualTo(!hit);
        assertThat(judge(ruleSet, message(OTHER, 0)).isPass()).isFalse();
    }

    @Test
    void exemptionSparesThoseItNames() {
        Exemption exemption = new Exemption(new Condition.NumberBegins(Set.of("234")), "a reason", Optional.empty());
        RuleSet ruleSet = RuleSet.of(List.of(excusing(exemption)));

        assertThat(judge(ruleSet, message(HIDDEN, 0)).isPass()).isFalse();
        assertThat(judge(ruleSet, message(NUMBERED, 0)).isPass()).isTrue();
        assertThat(judge(ruleSet, message(OTHER, 0)).isPass()).isFalse();
    }

    @Test
    void exemptionOfAFileSparesWhoIsWanted() {
        Exemption exemption = new Exemption(
                new Condition.SenderIs(Set.of(new PhoneNumber("2348012345678"))),
                "a reason",
                Optional.of(LocalDate.parse("2026-01-01")));
        RuleSet ruleSet = RuleSet.of(new RuleSetDefinition(List.of(), List.of(), List.of(exemption)));

        assertThat(ruleSet.match(message(NUMBERED, 0)).isSpared()).isTrue();
        assertThat(ruleSet.match(message(OTHER, 0)).isSpared()).isFalse();
        assertThat(ruleSet.match(message(NUMBERED, 12 * 3_600)).isSpared()).isFalse();
    }

    @Test
    void matchThatTurnsOnAnUnknownFails() {
        Condition abroad = new Condition.None(List.of(new Condition.CountryIs(Set.of("IN"))));
        RuleSet ruleSet = RuleSet.of(List.of(Definitions.blocking(abroad)));
        Sender satellite = Sender.of(new PhoneNumber("881612345678"));

        assertThat(judge(ruleSet, message(satellite, 0)).isPass()).isTrue();
        assertThat(judge(ruleSet, message(NUMBERED, 0)).isPass()).isFalse();
    }

    @Test
    void asksForThePastOnlyWhereItDecides() {
        Condition first =
                new Condition.All(List.of(Definitions.text(Comparison.WORD, "offer"), new Condition.IsFirst()));
        RuleSet ruleSet = RuleSet.of(List.of(Definitions.blocking(first)));
        Remembered remembered = new Remembered();

        Match offer = ruleSet.match(Inbound.text(NUMBERED, "m1", 0, "an offer"));
        Match other = ruleSet.match(Inbound.text(NUMBERED, "m1", 0, "hello"));

        assertThat(offer.windows()).hasSize(1);
        assertThat(other.windows()).isEqualTo(offer.windows());
        assertThat(ruleSet.followUp(other, remembered.observe(other))).isEmpty();
        assertThat(ruleSet.followUp(offer, SenderHistory.EMPTY)).isEmpty();
        assertThat(ruleSet.judge(offer, SenderHistory.EMPTY, Mode.ENFORCE).isPass())
                .isTrue();
    }

    @Test
    void firstMessageIsTheOneWithoutAnotherInTheDayBefore() {
        RuleSet ruleSet = RuleSet.of(List.of(Definitions.blocking(new Condition.IsFirst())));
        Remembered remembered = new Remembered();
        int day = 24 * 3_600;

        assertThat(remembered.judge(ruleSet, message(NUMBERED, 0)).isPass()).isFalse();
        assertThat(remembered.judge(ruleSet, message(NUMBERED, 0)).isPass()).isFalse();
        assertThat(remembered.judge(ruleSet, message(NUMBERED, 1)).isPass()).isTrue();
        assertThat(remembered.judge(ruleSet, message(OTHER, 2)).isPass()).isFalse();
        assertThat(remembered.judge(ruleSet, message(NUMBERED, day)).isPass()).isTrue();
        assertThat(remembered.judge(ruleSet, message(NUMBERED, 2 * day)).isPass())
                .isFalse();
    }

    @Test
    void everyMessageIsCountedWhereTheFirstIsAskedFor() {
        RuleSet ruleSet = RuleSet.of(List.of(Definitions.blocking(
                new Condition.All(List.of(Definitions.text(Comparison.WORD, "offer"), new Condition.IsFirst())))));
        Remembered remembered = new Remembered();
        MessageContent voice = MessageContent.of(MessageKind.AUDIO, List.of());

        remembered.judge(ruleSet, Inbound.of(NUMBERED, "m1", 0, voice));
        Verdict verdict = remembered.judge(ruleSet, Inbound.text(NUMBERED, "m2", 5, "an offer"));

        assertThat(verdict.isPass()).isTrue();
    }

    private static RuleDefinition always(String id, Mode mode, Action action) {
        return Definitions.on(Definitions.rule(id, mode, action), Condition.ALWAYS);
    }

    private static RuleDefinition excusing(Exemption exemption) {
        return new RuleDefinition(
                Definitions.rule("r", Mode.ENFORCE, Action.BLOCK),
                RuleDefinition.DEFAULT_KINDS,
                Set.of(),
                Condition.ALWAYS,
                List.of(exemption),
                Optional.empty(),
                Optional.empty());
    }

    private static InboundMessage message(Sender sender, int second) {
        return Inbound.text(sender, "m" + second, second, "hi");
    }

    private static Verdict judge(RuleSet ruleSet, InboundMessage message) {
        return ruleSet.judge(ruleSet.match(message), SenderHistory.EMPTY, Mode.ENFORCE);
    }
}
