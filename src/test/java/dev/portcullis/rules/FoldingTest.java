package dev.portcullis.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldingTest {

    @ParameterizedTest
    @CsvSource({
        "Bitcoin, plain and capital",
        "BITCOIN, capitals",
        "bitc\u043Ein, Cyrillic o",
        "\u0412ITCOIN, Cyrillic capital Ve",
        "\u0392\u0399TCOIN, Greek capitals",
        "bit\u200Bcoin, zero width space",
        "b\u00ADi\u00ADtcoin, soft hyphens",
        "\uFEFFbitcoin\u2060, byte order mark and word joiner",
        "b\u0336i\u0336t\u0336c\u0336o\u0336i\u0336n\u0336, struck through",
        "b\u0301i\u0327tc\u0302oin, combining marks",
        "b\u00EFtc\u00F6\u00ECn, composed marks",
        "bitc\u00F8in, stroke through o",
        "\uFF42\uFF49\uFF54\uFF43\uFF4F\uFF49\uFF4E, full width",
        "\uD835\uDC1B\uD835\uDC22\uD835\uDC2D\uD835\uDC1C\uD835\uDC28\uD835\uDC22\uD835\uDC27, mathematical bold",
        "\u24B7\u24D8\u24E3\u24D2\u24DE\u24D8\u24DD, circled letters",
        "bitc0in, digit nought",
        "b i t c o i n, spaced out",
        "b-i-t-c-o-i-n, with hyphens",
        "b.i.t.c.o.i.n, with dots",
        "B_I_T_C_O_I_N, with underscores",
        "b*\u0456*t*c*\u043E*i*n, spaced and look-alike",
    })
    void findsKeywordInEveryDisguise(String disguised, String how) {
        // Given
        Condition keyword = Definitions.text(Comparison.WORD, "bitcoin");

        // When
        boolean alone = Definitions.holds(keyword, disguised);
        boolean inText = Definitions.holds(keyword, "my " + disguised + ", now");

        // Then
        assertThat(alone).as(how).isTrue();
        assertThat(inText).as(how).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "100, IOO",
        "2001, 200l",
        "cam, car",
        "bitcoin, bit coin",
        "bitcoin, bitcoins",
        "\u0939\u093F\u0928\u094D\u0926\u0940, \u0939\u093F\u0928\u094D\u0926",
        "\u0E21\u0E32, \u0E21\u0E49\u0E32",
        "\u0915\u0940, \u0915\u093F",
    })
    void keepsApartWhatDiffers(String keyword, String text) {
        // Given
        Condition condition = Definitions.text(Comparison.WORD, keyword);

        // When
        boolean holds = Definitions.holds(condition, text);

        // Then
        assertThat(holds).isFalse();
    }

    @Test
    void countsMarksWhereAsked() {
        // Given
        TextPattern year = TextPattern.of("a\u00F1o", Comparison.WORD, false, true);
        Condition condition = TextCondition.all(TextField.TEXT, List.of(year));

        // When
        boolean same = Definitions.holds(condition, "un A\u00D1O nuevo");
        boolean bare = Definitions.holds(condition, "un ano nuevo");

        // Then
        assertThat(same).isTrue();
        assertThat(bare).isFalse();
    }

    @Test
    void countsCaseWhereAsked() {
        // Given
        TextPattern shout = TextPattern.of("FREE", Comparison.WORD, true, false);
        Condition condition = TextCondition.all(TextField.TEXT, List.of(shout));

        // When
        boolean shouted = Definitions.holds(condition, "it is F\u200BREE!");
        boolean said = Definitions.holds(condition, "it is free!");
        boolean lookAlike = Definitions.holds(condition, "it is FR\u0415E!");

        // Then
        assertThat(shouted).isTrue();
        assertThat(said).isFalse();
        assertThat(lookAlike).isFalse();
    }

    @Test
    void survivesNaughtyStrings() throws Exception {
        // Given
        Path strings = Path.of("src/test/resources/naughty-strings/blns.txt");

        // When
        for (String line : Files.readString(strings, StandardCharsets.UTF_8).split("\n")) {
            for (Folding folding : Folding.values()) {
                MappedText folded = folding.fold(Cleaning.clean(line));

                // Then
                int codePoints = line.codePointCount(0, line.length());
                for (int i = 0; i < folded.text().length(); i++) {
                    assertThat(folded.from(i)).isBetween(0, codePoints - 1);
                    assertThat(folded.to(i)).isBetween(folded.from(i) + 1, codePoints);
                }
            }
        }
    }
}
