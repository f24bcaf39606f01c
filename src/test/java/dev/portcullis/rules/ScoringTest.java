package dev.portcullis.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.portcullis.message.Forwarding;
import dev.portcullis.message.LineId;
import dev.portcullis.message.MessageContent;
import dev.portcullis.message.MessageId;
import dev.portcullis.message.MessageKind;
import dev.portcullis.message.PhoneNumber;
import dev.portcullis.message.Sender;
import dev.portcullis.message.TextPart;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class ScoringTest {

    private static final Sender ANN = Sender.of(new PhoneNumber("15551230001"));
    private static final Sender BOB = Sender.of(new PhoneNumber("2348012345678"));
    private static final Map<Action, Integer> LEVELS = Map.of(Action.TAG, 3, Action.HOLD, 5, Action.BLOCK, 8);

    private final Remembered remembered = new Remembered();

    @Test
    void sumsWeakSignalsUpToTheNextLevel() {
        RuleSet ruleSet = ruleSet(
                Mode.ENFORCE,
                scoring("shout", Mode.ENFORCE, "SHOUT", new Score(2, 2)),
                scoring("link", Mode.ENFORCE, "link", new Score(3, 6)));

        assertThat(reached(ruleSet, 0, "shout")).isEmpty();
        assertThat(reached(ruleSet, 1, "link")).containsExactly(tuple(Action.HOLD, Mode.ENFORCE));
        assertThat(reached(ruleSet, 2, "nothing")).isEmpty();
        assertThat(reached(ruleSet, 3, "link")).containsExactly(tuple(Action.BLOCK, Mode.ENFORCE));
    }

    @Test
    void ruleAddsNoMoreThanItsMost() {
        RuleSet ruleSet = ruleSet(
                Mode.ENFORCE,
                scoring("shout", Mode.ENFORCE, "shout", new Score(2, 2)),
                scoring("link", Mode.ENFORCE, "link", new Score(3, 6)));

        for (int second = 0; second < 9; second++) {
            assertThat(reached(ruleSet, second, "shout")).isEmpty();
        }
        assertThat(reached(ruleSet, 10, "link")).containsExactly(tuple(Action.HOLD, Mode.ENFORCE));
        assertThat(reached(ruleSet, 11, "link")).containsExactly(tuple(Action.BLOCK, Mode.ENFORCE));
        assertThat(thresholdHit(ruleSet, 12, "link").reason()).isEqualTo("8 points within 1 h (limit 8)");
    }

    @Test
    void forgetsWhatIsOlderThanTheWindow() {
        RuleSet ruleSet = ruleSet(Mode.ENFORCE, scoring("link", Mode.ENFORCE, "link", new Score(3, 6)));

        assertThat(reached(ruleSet, 0, "link")).containsExactly(tuple(Action.TAG, Mode.ENFORCE));
        assertThat(reached(ruleSet, 3_600, "link")).containsExactly(tuple(Action.TAG, Mode.ENFORCE));
        assertThat(reached(ruleSet, 3_601, "link")).containsExactly(tuple(Action.HOLD, Mode.ENFORCE));
    }

    @Test
    void rulesInShadowFeedASecondTotalOnly() {
        RuleSet ruleSet = ruleSet(
                Mode.ENFORCE,
                scoring("live", Mode.ENFORCE, "live", new Score(3, 3)),
                scoring("watched", Mode.SHADOW, "watched", new Score(5, 5)));

        assertThat(reached(ruleSet, 0, "watched")).containsExactly(tuple(Action.HOLD, Mode.SHADOW));
        assertThat(reached(ruleSet, 1, "live"))
                .containsExactly(tuple(Action.TAG, Mode.ENFORCE), tuple(Action.BLOCK, Mode.SHADOW));
        assertThat(reached(ruleSet, 2, "watched")).containsExactly(tuple(Action.BLOCK, Mode.SHADOW));
    }

    @Test
    void thresholdsInShadowActOnNobody() {
        RuleSet ruleSet = ruleSet(Mode.SHADOW, scoring("live", Mode.ENFORCE, "live", new Score(9, 9)));

        Verdict verdict = remembered.judge(ruleSet, Inbound.text(ANN, "m", 0, "live"));

        assertThat(verdict.hits())
                .extracting(hit -> hit.rule().id(), Hit::mode)
                .containsExactly(tuple("live", Mode.ENFORCE), tuple("sum", Mode.SHADOW));
        assertThat(verdict.decisive()).isEmpty();
    }

    @Test
    void otherFilesFeedOtherThresholds() {
        RuleDefinition ours = scoring("ours", Mode.ENFORCE, "x", new Score(9, 9));
        RuleDefinition theirs = scoring("theirs", Mode.ENFORCE, "x", new Score(9, 9));
        RuleSet ruleSet = RuleSet.of(new RuleSetDefinition(
                List.of(ours, theirs), List.of(thresholds(Mode.ENFORCE, List.of(), ours)), List.of()));

        assertThat(thresholdHit(ruleSet, 0, "x").counts().values()).containsExactly(9L);
    }

    @Test
    void excusedMessagesScoreNothing() {
        RuleDefinition link = scoring("link", Mode.ENFORCE, "link", new Score(9, 9));
        Exemption nigeria = new Exemption(new Condition.NumberBegins(Set.of("234")), "our own shops", Optional.empty());
        RuleSet ruleSet = RuleSet.of(new RuleSetDefinition(
                List.of(link), List.of(thresholds(Mode.ENFORCE, List.of(nigeria), link)), List.of()));

        Match excused = ruleSet.match(Inbound.text(BOB, "m1", 0, "link"));
        Verdict verdict = remembered.judge(ruleSet, Inbound.text(BOB, "m1", 0, "link"));

        assertThat(excused.windows()).isEmpty();
        assertThat(verdict.hits()).extracting(hit -> hit.rule().id()).containsExactly("link");
        assertThat(reached(ruleSet, 0, "link")).containsExactly(tuple(Action.BLOCK, Mode.ENFORCE));
    }

    @Test
    void thresholdsHoldOnTheirLinesOnly() {
        RuleDefinition link = scoring("link", Mode.ENFORCE, "link", new Score(9, 9));
        Thresholds here = thresholds(Mode.ENFORCE, List.of(), link);
        Thresholds elsewhere = new Thresholds(
                here.rule(), Set.of(new LineId("999")), here.scorers(), here.within(), here.levels(), List.of());
        RuleSet ruleSet = RuleSet.of(new RuleSetDefinition(List.of(link), List.of(elsewhere), List.of()));

        assertThat(reached(ruleSet, 0, "link")).isEmpty();
    }

    @Test
    void scorerThatCountsScoresFromItsLimitOn() {
        RuleSet ruleSet = ruleSet(Mode.ENFORCE, scoringFlood(3));

        assertThat(reached(ruleSet, 0, "a")).isEmpty();
        assertThat(reached(ruleSet, 1, "b")).isEmpty();
        assertThat(reached(ruleSet, 2, "c")).containsExactly(tuple(Action.HOLD, Mode.ENFORCE));
        assertThat(reached(ruleSet, 3, "d")).containsExactly(tuple(Action.BLOCK, Mode.ENFORCE));
        assertThat(reached(ruleSet, 500, "e")).isEmpty();
    }

    @Test
    void asksForNoTotalBeforeAnythingIsAdded() {
        RuleSet ruleSet = ruleSet(Mode.ENFORCE, scoringFlood(2));
        Match match = ruleSet.match(Inbound.text("a"));

        SenderHistory history = remembered.observe(match);

        assertThat(match.windows()).hasSize(1);
        assertThat(ruleSet.followUp(match, history)).isEmpty();
    }

    @Test
    void editScoresAsTheMessageThatItEdits() {
        RuleSet ruleSet = ruleSet(Mode.ENFORCE, scoring("link", Mode.ENFORCE, "link", new Score(3, 9)));

        assertThat(reached(ruleSet, 0, "link")).containsExactly(tuple(Action.TAG, Mode.ENFORCE));
        Verdict edited = remembered.judge(ruleSet, Inbound.of(ANN, "m-edit", 1, edit("m0", "another link")));
        Verdict other = remembered.judge(ruleSet, Inbound.of(ANN, "m-edit2", 2, edit("m9", "another link")));

        assertThat(edited.hits().getLast().counts().values()).containsExactly(3L);
        assertThat(other.hits().getLast().counts().values()).containsExactly(6L);
    }

    private static MessageContent edit(String of, String body) {
        return new MessageContent(
                MessageKind.TEXT,
                List.of(new TextPart(TextPart.Place.BODY, body)),
                Optional.of(new MessageId(of)),
                Forwarding.NONE,
                false,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static RuleDefinition scoringFlood(int atLeast) {
        return new RuleDefinition(
                Definitions.rule("flood", Mode.ENFORCE, Action.SCORE),
                RuleDefinition.DEFAULT_KINDS,
                Set.of(),
                Condition.ALWAYS,
                List.of(),
                Optional.of(Aggregate.ofMessages(Duration.ofMinutes(1), atLeast)),
                Optional.of(new Score(5, 10)));
    }

    private static RuleDefinition scoring(String id, Mode mode, String word, Score score) {
        return new RuleDefinition(
                Definitions.rule(id, mode, Action.SCORE),
                RuleDefinition.DEFAULT_KINDS,
                Set.of(),
                Definitions.text(Comparison.WORD, word),
                List.of(),
                Optional.empty(),
                Optional.of(score));
    }

    private static RuleSet ruleSet(Mode mode, RuleDefinition... rules) {
        return RuleSet.of(
                new RuleSetDefinition(List.of(rules), List.of(thresholds(mode, List.of(), rules)), List.of()));
    }

    private static Thresholds thresholds(Mode mode, List<Exemption> exemptions, RuleDefinition... rules) {
        List<String> scorers = new ArrayList<>();
        List.of(rules).forEach(rule -> scorers.add(rule.rule().id()));
        return new Thresholds(
                Definitions.rule("sum", mode, Action.BLOCK),
                Set.of(),
                Set.copyOf(scorers),
                Duration.ofHours(1),
                LEVELS,
                exemptions);
    }

    /** Which levels of the thresholds the message reaches. */
    private List<Tuple> reached(RuleSet ruleSet, int second, String body) {
        return remembered.judge(ruleSet, Inbound.text(ANN, "m" + second, second, body)).hits().stream()
                .filter(hit -> hit.rule().id().equals("sum"))
                .map(hit -> tuple(hit.rule().action(), hit.mode()))
                .toList();
    }

    private Hit thresholdHit(RuleSet ruleSet, int second, String body) {
        return remembered
                .judge(ruleSet, Inbound.text(ANN, "m" + second, second, body))
                .hits()
                .getLast();
    }
}
