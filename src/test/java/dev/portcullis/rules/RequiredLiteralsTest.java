package dev.portcullis.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import java.util.Locale;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequiredLiteralsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "casino; casino",
                "Casino\\b; casino",
                "\\bt\\.me/\\S{4,}; t.me/",
                "\\b(?:t\\.me|discord\\.gg)/\\S+; t.me,discord.gg",
                "free|win(?:ner)?s; free,win",
                "a[bc]def; def",
                "colou?r; colo",
                "go{2,}gle; gle",
                "https?://host; ://host",
                "(ab)+c; ab",
                "x{0,3}yy; yy",
                "[]a-z]end; end",
            })
    void areWhatAnyMatchHolds(String pattern, String literals) {
        assertThat(RequiredLiterals.of(pattern).literals()).containsExactlyInAnyOrder(literals.split(","));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[a-z]+",
                "(?:casino)?",
                "casino|[0-9]+",
                "(?i)casino",
                "\\Qcasino\\E",
                "\\x63asino",
                "\\pLcasino",
                "[[:alpha:]]casino",
                "Größe|ß",
            })
    void areUnknownInDoubt(String pattern) {
        assertThat(RequiredLiterals.of(pattern).literals()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "\\b(?:[0-9]{4}[ -]){3}[0-9]{4}\\b; 16",
                "\\+?\\d{10,}; 10",
                "(?:\\d{3}|[0-9])x7; 2",
                "\\d*|[0-9]; 0",
                "(?:\\d\\d){0,2}; 0",
                "[1-9]\\d+ eur; 2",
                "[^0-9][a-f0-9]{32}; 0",
                "(?i)\\d{9}; 0",
            })
    void countTheDigitsOfAnyMatch(String pattern, int digits) {
        assertThat(RequiredLiterals.of(pattern).digits()).isEqualTo(digits);
    }

    @Property
    void neverKeepAPatternFromWhatItMatches(@ForAll("patterns") String source, @ForAll("texts") String text) {
        RequiredLiterals.Needed needed = RequiredLiterals.of(source);
        Set<String> required = needed.literals();

        boolean matches =
                Pattern.compile(source, Pattern.CASE_INSENSITIVE).matcher(text).find();

        if (matches && !required.isEmpty()) {
            assertThat(required).anyMatch(text.toLowerCase(Locale.ROOT)::contains);
        }
        if (matches) {
            assertThat(text.chars().filter(Character::isDigit).count()).isGreaterThanOrEqualTo(needed.digits());
        }
    }

    @Provide
    Arbitrary<String> patterns() {
        Arbitrary<String> piece = Arbitraries.of(
                "a",
                "b",
                "C",
                "ab",
                "[ab]",
                ".",
                "\\.",
                "\\b",
                "(?:a|bc)",
                "(a|)",
                "(ab)",
                "\\d",
                "[0-9]",
                "7",
                "(?:7|8\\d)");
        Arbitrary<String> quantity = Arbitraries.of("", "", "?", "*", "+", "{2}", "{0,2}", "+?");
        return Arbitraries.lazyOf(() -> piece.flatMap(p -> quantity.map(q -> p.equals("\\b") ? p : p + q)))
                .list()
                .ofMinSize(1)
                .ofMaxSize(5)
                .map(pieces -> String.join("", pieces))
                .list()
                .ofMinSize(1)
                .ofMaxSize(2)
                .map(branches -> String.join("|", branches));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withChars('a', 'b', 'c', 'A', 'C', '.', '7', '8')
                .ofMaxLength(8);
    }
}
