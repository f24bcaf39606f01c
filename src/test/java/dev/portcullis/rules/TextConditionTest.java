package dev.portcullis.rules;

import static dev.portcullis.rules.Definitions.holds;
import static dev.portcullis.rules.Definitions.patterns;
import static dev.portcullis.rules.Definitions.spans;
import static dev.portcullis.rules.Definitions.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portcullis.message.MessageContent;
import dev.portcullis.message.MessageKind;
import dev.portcullis.message.TextPart;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TextConditionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "WORD | spam | this is SPAM! | true",
                "WORD | spam | spammer | false",
                "WORD | spam | anti_spam | false",
                "WORD | spam* | Spammers | true",
                "WORD | spam* | antispam | false",
                "WORD | \u5FAE\u4FE1 | \u52A0\u6211\u5FAE\u4FE1\u597D\u53CB | true",
                "WORD | abc | \u52A0abc\u597D | true",
                "WORD | 100 | \u5FAE\u4FE1100 | true",
                "PHRASE | wallet recovery | Wallet-Recovery | true",
                "PHRASE | wallet recovery | wallet ... recovery? | true",
                "PHRASE | wallet recovery | wallet and recovery | false",
                "PHRASE | wallet recovery | mywallet recovery | false",
                "PHRASE | wallet | my wallet | true",
                "PHRASE | double* your coin* | he doubled your coins | true",
                "PHRASE | double* your coin* | he doubled our coins | false",
                "PHRASE | don't pay | don\u2019t pay | true",
                "PHRASE | free gift | f\u0336r\u0336e\u0336e\u0336 \u0336g\u0336i\u0336f\u0336t\u0336 | true",
                "PHRASE | save 50% now | save 50% now | true",
                "CONTAINS | bit.ly | see http://BIT.LY/x | true",
                "CONTAINS | tcoi | bitcoins | true",
                "CONTAINS | car | cam | false",
                "CONTAINS | 100 | win100k | true",
                "CONTAINS | f*ck | what the F*CK | true",
                "CONTAINS | \uD83D\uDCB0 | get \uD83D\uDCB0\uD83D\uDCB0 | true",
                "CONTAINS | in | \uFB01n | true",
                "STARTSWITH | hello | Hello, you | true",
                "STARTSWITH | you | Hello, you | false",
                "ENDSWITH | you | Hello, you | true",
                "ENDSWITH | hello | Hello, you | false",
                "EQUALS | hello you | ' HELLO   you ' | true",
                "EQUALS | hello you | hello, you | false",
                "RE | ^h.*o$ | HELLO | true",
                "RE | hell0 | hello | false",
                "RE | a\\sb | 'a\u00A0\tb' | true",
            })
    void comparesAsItsModifierSays(Comparison comparison, String value, String body, boolean expected) {
        // Given
        Condition condition = text(comparison, value);

        // When
        boolean holds = holds(condition, body);

        // Then
        assertThat(holds).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PHRASE | double your bitcoin | D\u043Euble your bit\u200Bcoin now | 0 | 20",
                "WORD | bitcoin | \uD83D\uDCB0 bitcoin | 2 | 9",
                "WORD | bitcoin | a bi\u0301tco\u0336in! | 2 | 11",
                "WORD | bitcoin | my b i t c o i n ok | 3 | 16",
                "WORD | come | x come | 2 | 6",
                "PHRASE | wallet recovery | a wallet  -  recovery | 2 | 21",
                "WORD | spam* | no spammers. | 3 | 11",
                "RE | b.d | a\u200B bad b | 3 | 6",
                "CONTAINS | fi | o\uFB01x | 1 | 2",
            })
    void tellsWhereInTheOriginal(Comparison comparison, String value, String body, int start, int end) {
        // Given
        Condition condition = text(comparison, value);

        // When
        List<Span> spans = spans(condition, body);

        // Then
        assertThat(spans).containsExactly(new Span(TextPart.Place.BODY, start, end));
    }

    @Test
    void wantsEveryValueUnderAll() {
        // Given
        Condition condition = TextCondition.all(TextField.TEXT, patterns(Comparison.WORD, "free", "gift"));

        // When
        boolean both = holds(condition, "a free gift");
        boolean one = holds(condition, "a free lunch");

        // Then
        assertThat(both).isTrue();
        assertThat(one).isFalse();
    }

    @Test
    void countsDifferentValuesOnce() {
        // Given
        Condition condition =
                TextCondition.atLeast(2, TextField.TEXT, patterns(Comparison.WORD, "free", "FREE", "gift"));

        // When
        boolean repeated = holds(condition, "free FREE fr\u0435e");
        boolean different = holds(condition, "free gift");

        // Then
        assertThat(repeated).isFalse();
        assertThat(different).isTrue();
    }

    @Test
    void doesNotSpanParts() {
        // Given
        RuleSet ruleSet = RuleSet.of(List.of(Definitions.blocking(text(Comparison.PHRASE, "free gift"))));
        MessageContent content = MessageContent.of(
                MessageKind.DOCUMENT,
                List.of(new TextPart(TextPart.Place.CAPTION, "free"), new TextPart(TextPart.Place.FILE_NAME, "gift")));

        // When
        Match match = ruleSet.match(Inbound.of(content));

        // Then
        assertThat(match.met().isEmpty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "WORD | double your bitcoin | text|phrase",
                "WORD | c++ | text|contains",
                "WORD | *ing | does not end a word",
                "PHRASE | a * b | does not end a word",
                "WORD | '\u200B' | folds to nothing",
                "PHRASE | '!!!' | folds to nothing",
                "CONTAINS | '  ' | folds to nothing",
                "RE | a( | not RE2",
                "RE | (?=a) | not RE2",
                "RE | ((a{100}){100}){100} | repeats",
                "RE | '' | 0 characters",
            })
    void refusesWhatCannotBeFound(Comparison comparison, String value, String message) {
        // When
        assertThatThrownBy(() -> TextPattern.of(value == null ? "" : value, comparison, false, false))
                // Then
                .isInstanceOf(PatternException.class)
                .hasMessageContaining(message.replace("text|", ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a( | false",
                "[z-a] | false",
                "a++ | false",
                "(?=a)b | true",
                "(?<!a)b | true",
                "(?>a)b | true",
                "'(a)\\1' | true",
            })
    void saysWhatRe2LacksWhereThatIsTheFault(String pattern, boolean lacking) {
        // When
        assertThatThrownBy(() -> TextPattern.of(pattern, Comparison.RE, false, false))
                // Then
                .isInstanceOf(PatternException.class)
                .extracting(fault -> fault.getMessage().contains("look-around and back references"))
                .isEqualTo(lacking);
    }

    @ParameterizedTest
    @EnumSource(
            value = Comparison.class,
            names = {"WORD", "PHRASE"})
    void takesEachRunOfSpacedLettersAsOneWord(Comparison comparison) {
        // Given
        Condition condition = text(comparison, "free");

        // When
        boolean spaced = holds(condition, "it's f-r-e-e for all");
        boolean mixed = holds(condition, "it's f-r.e-e for all");

        // Then
        assertThat(spaced).isTrue();
        assertThat(mixed).isFalse();
    }
}
