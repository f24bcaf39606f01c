package dev.portcullis.rules;

import static dev.portcullis.rules.Definitions.counting;
import static dev.portcullis.rules.Definitions.on;
import static dev.portcullis.rules.Definitions.rule;
import static dev.portcullis.rules.Definitions.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portcullis.message.Forwarding;
import dev.portcullis.message.LineId;
import dev.portcullis.message.MessageContent;
import dev.portcullis.message.MessageId;
import dev.portcullis.message.MessageKind;
import dev.portcullis.message.TextPart;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RuleSetTest {

    private static final Duration MINUTE = Duration.ofSeconds(60);
    private static final Rule FLOOD = rule("flood", Mode.ENFORCE, Action.BLOCK);
    private static final Rule WORD = rule("word", Mode.ENFORCE, Action.TAG);

    @ParameterizedTest
    @CsvSource({"24, false", "25, true", "26, true"})
    void firesFromTheLimitOn(long count, boolean fires) {
        // Given
        RuleSet ruleSet = RuleSet.of(List.of(counting(FLOOD, Condition.ALWAYS, MINUTE, 25)));
        Match match = ruleSet.match(Inbound.text("hi"));
        Window window = match.windows().iterator().next();

        // When
        Verdict verdict = ruleSet.judge(match, new SenderHistory(Map.of(window, count)), Mode.ENFORCE);

        // Then
        assertThat(verdict.isPass()).isEqualTo(!fires);
        assertThat(verdict.hits()).allSatisfy(hit -> {
            assertThat(hit.reason()).isEqualTo(count + " messages within 60 s (limit 25)");
            assertThat(hit.counts()).isEqualTo(Map.of(window, count));
        });
    }

    @Test
    void givesTheKeywordAsReasonAndNotTheText() {
        // Given
        RuleSet ruleSet = RuleSet.of(List.of(on(WORD, text(Comparison.PHRASE, "double your bitcoin"))));

        // When
        Match match = ruleSet.match(Inbound.text("D\u043Euble your BITCOIN, says Ann"));
        Verdict verdict = ruleSet.judge(match, SenderHistory.EMPTY, Mode.ENFORCE);

        // Then
        assertThat(verdict.hits())
                .singleElement()
                .extracting(Hit::reason)
                .isEqualTo("keyword 'double your bitcoin' in body");
        assertThat(verdict.ruleSetHash()).isEqualTo(ruleSet.hash());
    }

    @Test
    void countsOnlyWhatMeetsTheCondition() {
        // Given
        RuleSet ruleSet = RuleSet.of(List.of(counting(FLOOD, text(Comparison.WORD, "bait"), MINUTE, 3)));

        // When
        Match met = ruleSet.match(Inbound.text("a bait"));
        Match other = ruleSet.match(Inbound.text("a boat"));

        // Then
        assertThat(met.windows()).containsExactly(met.windows().iterator().next());
        assertThat(met.windows()).extracting(Window::atLeast).containsExactly(3);
        assertThat(other.windows()).isEmpty();
        assertThat(other.isEmpty()).isTrue();
    }

    @Test
    void sharesCountersOfWhatIsTheSame() {
        // Given
        Condition one = new Condition.Any(List.of(text(Comparison.WORD, "a"), text(Comparison.WORD, "b")));
        Condition same = new Condition.Any(List.of(text(Comparison.WORD, "B"), text(Comparison.WORD, "\u0430")));
        RuleSet ruleSet = RuleSet.of(List.of(
                counting(FLOOD, one, MINUTE, 3),
                counting(rule("other", Mode.SHADOW, Action.HOLD), same, Duration.ofHours(1), 9)));

        // When
        Set<Window> windows = ruleSet.match(Inbound.text("a")).windows();

        // Then
        assertThat(windows).hasSize(2);
        assertThat(windows)
                .extracting(Window::counter)
                .containsOnly(windows.iterator().next().counter());
        assertThat(windows.iterator().next().counter()).hasSize(12);
    }

    @Test
    void judgesEditsByContentAndCountsThemNowhere() {
        // Given
        RuleSet ruleSet = RuleSet.of(List.of(
                counting(FLOOD, text(Comparison.WORD, "bait"), MINUTE, 1), on(WORD, text(Comparison.WORD, "bait"))));
        MessageContent edit = new MessageContent(
                MessageKind.TEXT,
                List.of(new TextPart(TextPart.Place.BODY, "bait")),
                Optional.of(new MessageId("wamid.0")),
                Forwarding.NONE,
                false,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());

        // When
        Match match = ruleSet.match(Inbound.of(edit));

        // Then
        assertThat(match.windows()).isEmpty();
        assertThat(ruleSet.judge(match, SenderHistory.EMPTY, Mode.ENFORCE).hits())
                .extracting(Hit::rule)
                .containsExactly(WORD);
    }

    @ParameterizedTest
    @EnumSource(MessageKind.class)
    void looksOnlyAtItsKinds(MessageKind kind) {
        // Given
        RuleSet ruleSet = RuleSet.of(List.of(counting(FLOOD, Condition.ALWAYS, MINUTE, 1)));

        // When
        Match match = ruleSet.match(Inbound.of(MessageContent.of(kind, List.of())));

        // Then
        Set<MessageKind> apart = Set.of(
                MessageKind.REACTION,
                MessageKind.REQUEST_WELCOME,
                MessageKind.REVOKE,
                MessageKind.SYSTEM,
                MessageKind.ECHO,
                MessageKind.HISTORY,
                MessageKind.CALL);
        assertThat(match.met().isEmpty()).isEqualTo(apart.contains(kind));
    }

    @Test
    void holdsOnItsLinesOnly() {
        // Given
        RuleDefinition elsewhere = Definitions.onLines(WORD, Set.of(new LineId("999")));
        RuleDefinition here = Definitions.onLines(FLOOD, Set.of(Inbound.LINE));
        RuleSet ruleSet = RuleSet.of(List.of(elsewhere, here));

        // When
        Match match = ruleSet.match(Inbound.text("hi"));

        // Then
        assertThat(ruleSet.judge(match, SenderHistory.EMPTY, Mode.ENFORCE).hits())
                .extracting(Hit::rule)
                .containsExactly(FLOOD);
    }

    @Test
    void shadowNeverHidesEnforced() {
        // Given
        RuleSet ruleSet = RuleSet.of(List.of(
                on(rule("watched", Mode.SHADOW, Action.BLOCK), Condition.ALWAYS),
                on(rule("resting", Mode.OFF, Action.BLOCK), Condition.ALWAYS),
                on(WORD, Condition.ALWAYS)));

        // When
        Verdict verdict = ruleSet.judge(ruleSet.match(Inbound.text("hi")), SenderHistory.EMPTY, Mode.ENFORCE);

        // Then
        assertThat(verdict.hits()).extracting(hit -> hit.rule().id()).containsExactly("watched", "word");
        assertThat(verdict.decisive()).map(hit -> hit.rule().id()).contains("word");
    }

    @Test
    void globalModeSoftens() {
        // Given
        RuleSet ruleSet = RuleSet.of(List.of(on(FLOOD, Condition.ALWAYS)));

        // When
        Verdict verdict = ruleSet.judge(ruleSet.match(Inbound.text("hi")), SenderHistory.EMPTY, Mode.SHADOW);

        // Then
        assertThat(verdict.hits()).extracting(Hit::mode).containsExactly(Mode.SHADOW);
        assertThat(verdict.decisive()).isEmpty();
    }

    @Test
    void oneRulesFaultStopsNoOther() {
        // Given
        RuleSet ruleSet = RuleSet.of(List.of(on(FLOOD, text(Comparison.WORD, "hi")), on(WORD, Condition.ALWAYS)));
        MessageContent broken = MessageContent.of(MessageKind.TEXT, List.of(new TextPart(TextPart.Place.BODY, null)));

        // When
        Match match = ruleSet.match(Inbound.of(broken));

        // Then
        assertThat(match.faults()).extracting(RuleFault::rule).containsExactly(FLOOD);
        assertThat(ruleSet.judge(match, SenderHistory.EMPTY, Mode.ENFORCE).hits())
                .extracting(Hit::rule)
                .containsExactly(WORD);
    }

    @Test
    void groupsAreLogical() {
        // Given
        Condition condition = new Condition.All(List.of(
                new Condition.Any(List.of(text(Comparison.WORD, "free"), text(Comparison.WORD, "gratis"))),
                new Condition.None(List.of(text(Comparison.WORD, "delivery"), text(Comparison.WORD, "parking"))),
                new Condition.KindIs(Set.of(MessageKind.TEXT))));

        // When
        boolean offer = Definitions.holds(condition, "all gratis");
        boolean delivery = Definitions.holds(condition, "free delivery");

        // Then
        assertThat(offer).isTrue();
        assertThat(delivery).isFalse();
    }

    @Test
    void refusesAnotherSetsMatch() {
        // Given
        RuleSet one = RuleSet.of(List.of(on(WORD, Condition.ALWAYS)));
        RuleSet other = RuleSet.of(List.of(on(FLOOD, Condition.ALWAYS)));
        Match match = one.match(Inbound.text("hi"));

        // When
        assertThatThrownBy(() -> other.judge(match, SenderHistory.EMPTY, Mode.ENFORCE))
                // Then
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void hashNamesTheContent() {
        // Given
        RuleDefinition word = on(WORD, text(Comparison.WORD, "a", "b"));
        RuleDefinition flood = counting(FLOOD, Condition.ALWAYS, MINUTE, 25);

        // When
        String hash = RuleSet.of(List.of(word, flood)).hash();

        // Then
        assertThat(RuleSet.of(List.of(flood, word)).hash()).isEqualTo(hash);
        assertThat(RuleSet.of(List.of(flood, on(WORD, text(Comparison.WORD, "a", "c"))))
                        .hash())
                .isNotEqualTo(hash);
        assertThat(RuleSet.of(List.of(word, counting(FLOOD, Condition.ALWAYS, MINUTE, 26)))
                        .hash())
                .isNotEqualTo(hash);
    }
}
