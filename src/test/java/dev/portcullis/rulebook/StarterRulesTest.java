package dev.portcullis.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.rules.Action;
import dev.portcullis.rules.Inbound;
import dev.portcullis.rules.Match;
import dev.portcullis.rules.Mode;
import dev.portcullis.rules.RuleSet;
import dev.portcullis.rules.SenderHistory;
import dev.portcullis.rules.Verdict;
import dev.portcullis.rules.Window;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules that Portcullis comes with: they load, block what they promise and leave honest people alone. */
class StarterRulesTest {

    private static RuleLoader.Loaded loaded;
    private static RuleSet rules;

    @BeforeAll
    static void load() {
        loaded = RuleLoader.load(new RuleFolder(Path.of("rules")));
        rules = loaded.ruleSet()
                .orElseThrow(() -> new AssertionError(loaded.problems().toString()));
    }

    @Test
    void loadWithoutProblem() {
        // Then
        assertThat(loaded.problems()).isEmpty();
        assertThat(rules.rules())
                .allSatisfy(rule -> assertThat(rule.description()).isNotBlank());
        assertThat(rules.rules()).anyMatch(rule -> rule.mode() == Mode.ENFORCE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Double your Bitcoin today, guaranteed returns",
                "D\u043Euble your Bitcoin today, guaranteed returns: https://invest.example/start",
                "D O U B L E your bit\u200Bcoin",
                "ask me how to double  your-BTC",
                "I am the next of kin to the deceased",
                "Clone cards for sale, inbox me",
            })
    void block(String text) {
        // When
        Verdict verdict = judge(text);

        // Then
        assertThat(verdict.decisive()).map(hit -> hit.rule().action()).contains(Action.BLOCK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hello, I would like to know more about this product",
                "Can I pay in bitcoin? I want to double my order.",
                "somebody cloned my card, what can I do?",
                "my account was hacked, please help",
                "I have won your raffle, how do I get my prize?",
                "Where do I find the free gift? Your page https://bit.ly/3abcd says ask here",
                "\u0914\u0930 \u0915\u094D\u092F\u093E \u0939\u093E\u0932 \u0939\u0948",
            })
    void doNotAct(String text) {
        // When
        Verdict verdict = judge(text);

        // Then
        assertThat(verdict.decisive()).isEmpty();
    }

    @Test
    void blockAFloodOfTexts() {
        // Given
        Match match = rules.match(Inbound.text("hi"));

        // When
        Verdict thirty = rules.judge(match, counted(match, 30), Mode.ENFORCE);
        Verdict fewer = rules.judge(match, counted(match, 29), Mode.ENFORCE);

        // Then
        assertThat(thirty.decisive()).map(hit -> hit.rule().id()).contains("flood-text");
        assertThat(fewer.decisive()).isEmpty();
    }

    private static SenderHistory counted(Match match, long count) {
        return new SenderHistory(
                match.windows().stream().collect(Collectors.toMap(Function.<Window>identity(), window -> count)));
    }

    private static Verdict judge(String text) {
        return rules.judge(rules.match(Inbound.text(text)), SenderHistory.EMPTY, Mode.ENFORCE);
    }
}
