package dev.portcullis.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.message.Forwarding;
import dev.portcullis.message.InboundMessage;
import dev.portcullis.message.LineId;
import dev.portcullis.message.MessageContent;
import dev.portcullis.message.MessageId;
import dev.portcullis.message.MessageKind;
import dev.portcullis.message.Sender;
import dev.portcullis.message.TextPart;
import dev.portcullis.rules.Action;
import dev.portcullis.rules.Condition;
import dev.portcullis.rules.Hit;
import dev.portcullis.rules.Mode;
import dev.portcullis.rules.RuleDefinition;
import dev.portcullis.rules.RuleSet;
import dev.portcullis.rules.RuleSetDefinition;
import dev.portcullis.testing.Messages;
import dev.portcullis.testing.SampleRules;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RehearsalTest {

    private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");

    private final Sender sender = Messages.someone();

    @Test
    void countsEachLineApart() {
        // Given
        Rehearsal rehearsal =
                Rehearsal.of(SampleRules.set(SampleRules.flood("flood", Mode.ENFORCE, 2, Duration.ofSeconds(60))));

        // When
        rehearsal.judge(Messages.text(sender, "wamid.1", START, "hi"));
        InboundMessage elsewhere = Messages.text(new LineId("2"), sender, "wamid.2", START.plusSeconds(1), "hi");

        // Then
        assertThat(rehearsal.judge(elsewhere).isPass()).isTrue();
        assertThat(rehearsal.judge(at(2)).hits()).hasSize(1);
    }

    @Test
    void fillsAWindowByALateMessageToo() {
        // Given
        Rehearsal rehearsal =
                Rehearsal.of(SampleRules.set(SampleRules.flood("flood", Mode.ENFORCE, 3, Duration.ofSeconds(10))));

        // When
        rehearsal.judge(at(0));
        rehearsal.judge(at(9));
        var late = rehearsal.judge(at(5));

        // Then
        assertThat(late.hits()).extracting(Hit::reason).containsExactly("3 messages within 10 s (limit 3)");
    }

    @Test
    void knowsWhoWritesForTheFirstTime() {
        // Given
        RuleSet rules = SampleRules.set(
                SampleRules.of(SampleRules.rule("first", Mode.ENFORCE, Action.TAG), new Condition.IsFirst()));
        Rehearsal rehearsal = Rehearsal.of(rules);

        // Then
        assertThat(rehearsal.judge(at(0)).hits()).hasSize(1);
        assertThat(rehearsal.judge(at(60)).isPass()).isTrue();
        assertThat(rehearsal.judge(at(60 + 24 * 3600)).hits()).hasSize(1);
    }

    @Test
    void addsUpWeakSignals() {
        // Given
        RuleDefinition signal = SampleRules.scoring("signal", Mode.ENFORCE, SampleRules.word("hi"), 3, 6);
        Rehearsal rehearsal = Rehearsal.of(RuleSet.of(new RuleSetDefinition(
                List.of(signal),
                List.of(SampleRules.thresholds(
                        "sum",
                        Mode.ENFORCE,
                        Duration.ofHours(1),
                        Map.of(Action.TAG, 3, Action.HOLD, 5, Action.BLOCK, 8),
                        List.of(signal))),
                List.of())));

        // When
        List<List<Action>> actions =
                List.of(actions(rehearsal, at(0)), actions(rehearsal, at(1)), actions(rehearsal, at(2)));

        // Then: two messages add 3 each, a third nothing more
        assertThat(actions)
                .containsExactly(
                        List.of(Action.SCORE, Action.TAG),
                        List.of(Action.SCORE, Action.HOLD),
                        List.of(Action.SCORE, Action.HOLD));
    }

    @Test
    void scoresAnEditAsTheMessageThatItReplaces() {
        // Given
        RuleDefinition signal = SampleRules.scoring("signal", Mode.ENFORCE, SampleRules.word("hi"), 3, 6);
        Rehearsal rehearsal = Rehearsal.of(RuleSet.of(new RuleSetDefinition(
                List.of(signal),
                List.of(SampleRules.thresholds(
                        "sum", Mode.ENFORCE, Duration.ofHours(1), Map.of(Action.BLOCK, 6), List.of(signal))),
                List.of())));
        InboundMessage original = at(0);

        // When
        rehearsal.judge(original);
        InboundMessage edit = edit(original, START.plusSeconds(30));

        // Then
        assertThat(actions(rehearsal, edit)).containsExactly(Action.SCORE);
        assertThat(actions(rehearsal, at(60))).containsExactly(Action.SCORE, Action.BLOCK);
    }

    @Test
    void keepsAsManyMessagesAsRedisDoes() {
        // Given: more than 1,000, all in one window
        Rehearsal rehearsal =
                Rehearsal.of(SampleRules.set(SampleRules.flood("flood", Mode.ENFORCE, 10, Duration.ofHours(1))));
        Hit last = null;
        for (int i = 0; i < 1_200; i++) {
            last = rehearsal.judge(at(i)).hits().stream().findFirst().orElse(null);
        }

        // Then
        assertThat(last).isNotNull();
        assertThat(last.reason()).isEqualTo("1000 messages within 1 h (limit 10)");
    }

    private static List<Action> actions(Rehearsal rehearsal, InboundMessage message) {
        return rehearsal.judge(message).hits().stream()
                .map(hit -> hit.rule().action())
                .toList();
    }

    private InboundMessage at(int seconds) {
        return Messages.text(sender, "wamid." + seconds, START.plusSeconds(seconds), "hi");
    }

    private static InboundMessage edit(InboundMessage original, Instant at) {
        return new InboundMessage(
                original.line(),
                original.account(),
                new MessageId("wamid.edit"),
                original.sender(),
                at,
                new MessageContent(
                        MessageKind.TEXT,
                        List.of(new TextPart(TextPart.Place.BODY, "hi again")),
                        Optional.of(original.id()),
                        Forwarding.NONE,
                        false,
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }
}
