package dev.portcullis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.message.Lease;
import dev.portcullis.message.LineId;
import dev.portcullis.rules.Action;
import dev.portcullis.rules.Limits;
import dev.portcullis.rules.Mode;
import dev.portcullis.rules.Rule;
import dev.portcullis.rules.RuleDefinition;
import dev.portcullis.rules.RuleNotes;
import dev.portcullis.rules.Severity;
import dev.portcullis.rules.Spread;
import dev.portcullis.testing.SampleRules;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RuleFactsTest {

    private static final RuleDefinition FLOOD = SampleRules.flood("flood", Mode.SHADOW, 25, Duration.ofSeconds(90));

    @Test
    void findNothingBetweenEquals() {
        assertThat(RuleFacts.of(FLOOD).changesSince(RuleFacts.of(FLOOD))).isEmpty();
    }

    @Test
    void showNumbersBeforeAndAfter() {
        // Given
        RuleDefinition crowd = SampleRules.crowd("flood", Mode.ENFORCE, 8, Duration.ofHours(2), Duration.ofHours(24));

        // Then
        assertThat(RuleFacts.of(crowd).changesSince(RuleFacts.of(FLOOD)))
                .containsExactly(
                        "mode shadow -> enforce",
                        "by sender -> text_fingerprint",
                        "distinct none -> sender",
                        "within 90s -> 2h",
                        "gte 25 -> 8",
                        "sweep none -> 1d");
        assertThat(RuleFacts.of(FLOOD).changesSince(RuleFacts.of(crowd))).contains("sweep 1d -> none");
    }

    @Test
    void showLinesLeaseAndLimits() {
        // Given
        Rule strict = new Rule(
                "flood",
                "Another title",
                "",
                Severity.HIGH,
                Mode.SHADOW,
                Action.BLOCK,
                new Limits(50, OptionalDouble.of(0.02)),
                Optional.of(new Lease(
                        Duration.ofDays(7),
                        Optional.of(new Lease.Growth(4, Duration.ofDays(90), Duration.ofDays(30))))),
                Spread.LINES,
                RuleNotes.NONE);
        RuleDefinition changed = SampleRules.onLines(
                SampleRules.of(strict, FLOOD.condition(), FLOOD.aggregate().orElseThrow()), Set.of(new LineId("1")));

        // Then
        assertThat(RuleFacts.of(changed).changesSince(RuleFacts.of(FLOOD)))
                .containsExactly(
                        "severity medium -> high",
                        "title",
                        "for none -> 7d",
                        "repeat.multiply none -> 4",
                        "repeat.max none -> 90d",
                        "repeat.forget_after none -> 30d",
                        "spread none -> lines",
                        "blocks_per_hour 1000 -> 50",
                        "share_of_senders none -> 0.02",
                        "lines none -> 1");
    }

    @Test
    void tellOfConditionsOnlyThatTheyDiffer() {
        Rule rule = SampleRules.rule("word", Mode.SHADOW, Action.TAG);

        assertThat(RuleFacts.of(SampleRules.of(rule, SampleRules.word("bait")))
                        .changesSince(RuleFacts.of(SampleRules.of(rule, SampleRules.word("lure")))))
                .containsExactly("match");
    }

    @Test
    void showWhatThresholdsAskFor() {
        // Given
        RuleDefinition signal = SampleRules.scoring("signal", Mode.SHADOW, SampleRules.word("hi"), 3, 6);
        var before = SampleRules.thresholds(
                "sum", Mode.SHADOW, Duration.ofHours(1), Map.of(Action.TAG, 3, Action.BLOCK, 8), List.of(signal));
        var now = SampleRules.thresholds(
                "sum", Mode.SHADOW, Duration.ofHours(1), Map.of(Action.HOLD, 5, Action.BLOCK, 9), List.of(signal));

        // Then
        assertThat(RuleFacts.of(now).changesSince(RuleFacts.of(before)))
                .containsExactly("hold none -> 5", "block 8 -> 9", "tag 3 -> none");
    }
}
