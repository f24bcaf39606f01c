package dev.portcullis.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.message.TextPart;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextFingerprintTest {

    private static final String PARCEL = "Congratulations, your parcel no. 10 waits, reply YES";

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "CONGRATULATIONS, YOUR PARCEL NO. 10 WAITS, REPLY YES | capitals",
                "Congratulations your parcel no 10 waits reply YES | no punctuation",
                "Congratulationsyourparcelno10waitsreplyYES | no spaces",
                "C o n g r a t u l a t i o n s, y-o-u-r parcel no. 1 0 waits, reply Y_E_S | spaced out",
                "Cong\u200Bratul\u00ADations, your parcel no. 10 waits, reply\u2060 YES | invisible characters",
                "C\u043Engratulati\u043Ens, your p\u0430rc\u0435l no. 10 waits, reply YES | Cyrillic letters",
                "\u0421ongratulations, your \u03A1arcel n\u03BF. 10 wa\u0456ts, reply Y\u0415S | foreign capitals",
                "Congratulations, your parcel no. lO waits, reply YES | letters for digits",
                "C0ngratu1ati0ns, your parcel no. 10 waits, rep1y YES | digits for letters",
                "\uFF23ongratulations, your \uD835\uDC29arcel no. \u2460\u24EA waits, reply YES | styled letters",
                "Congr\u00E1tul\u0327ations, your parcel no. 10 waits, reply YES | marks",
                "C\u0336o\u0336ngratulations\u0336 \u0336, your parcel no. 10 waits, reply YES | struck through",
                "\uD83C\uDF89Congratulations\uD83D\uDC4D\uD83C\uDFFD, your parcel no. 10 waits, reply YES\u2764\uFE0F | emoji",
                "\u2139\uFE0F Congratulations, your parcel no. 10 waits, reply YES 5\uFE0F\u20E3 \uD83C\uDD97 | lettered emoji",
                "Congratulations,\u3000your\u00A0parcel   no. 10 waits,%0Areply YES!!! \u2022 | spaces",
            })
    void isTheSameHoweverTheTextIsDressedUp(String disguised, String how) {
        assertThat(body(disguised.replace("%0A", "\n"))).as(how).isPresent().isEqualTo(body(PARCEL));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Congratulations, your parcel no. 11 waits, reply YES",
                "Congratulations, your parcel no. 100 waits, reply YES",
                "Congratulations, your parcels no. 10 waits, reply YES",
                "Congratulations, your no. parcel 10 waits, reply YES",
            })
    void differsWhereALetterOrDigitDoes(String other) {
        assertThat(body(other)).isPresent().isNotEqualTo(body(PARCEL));
    }

    @Test
    void keepsTheVowelSignsOfIndicScripts() {
        String kii = "\u0915\u0940".repeat(25);
        String ki = "\u0915\u093F".repeat(25);

        assertThat(body(kii)).isPresent().isNotEqualTo(body(ki));
        assertThat(body(kii + "!")).isEqualTo(body(kii));
    }

    @Test
    void wantsTwentyFiveLettersAndDigits() {
        assertThat(body("abcdefghijklmnopqrstuvwx ... !!")).isEmpty();
        assertThat(body("abcdefghijklmnopqrstuvwxy")).isPresent();
        assertThat(body("1234567890 1234567890 12345")).isPresent();
        assertThat(body("\u0915\u0940".repeat(24))).isEmpty();
        assertThat(body("\uD83C\uDF89".repeat(40))).isEmpty();
        assertThat(body("")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(TextPart.Place.class)
    void isOfBodyAndCaptionOnly(TextPart.Place place) {
        boolean taken = place == TextPart.Place.BODY || place == TextPart.Place.CAPTION;

        assertThat(TextFingerprint.of(List.of(new TextPart(place, PARCEL))).isPresent())
                .isEqualTo(taken);
    }

    @Test
    void isTheSameForBodyAndCaption() {
        List<TextPart> captioned = List.of(
                new TextPart(TextPart.Place.FILE_NAME, "an invoice of last November, scanned twice.pdf"),
                new TextPart(TextPart.Place.CAPTION, PARCEL));

        assertThat(TextFingerprint.of(captioned)).isEqualTo(body(PARCEL));
    }

    @Property(tries = 300)
    void isTheSameInAnyCaseAndWithAnythingBetween(
            @ForAll("words") List<String> words, @ForAll("between") List<String> between) {
        StringBuilder dressed = new StringBuilder();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            dressed.append(i % 2 == 0 ? word.toUpperCase(Locale.ROOT) : word).append(between.get(i));
        }

        assertThat(body(dressed.toString())).isPresent().isEqualTo(body(String.join(" ", words)));
    }

    @Provide
    Arbitrary<List<String>> words() {
        Arbitrary<Character> letters = Combinators.combine(
                        Arbitraries.chars().range('a', 'z').range('0', '9'),
                        Arbitraries.chars().range('\u0430', '\u044F').range('\u03B1', '\u03C1'))
                .as((latin, other) -> latin % 3 == 0 ? other : latin);
        return letters.list()
                .ofMinSize(3)
                .ofMaxSize(9)
                .map(TextFingerprintTest::joined)
                .list()
                .ofSize(9);
    }

    private static String joined(List<Character> letters) {
        StringBuilder word = new StringBuilder();
        letters.forEach(word::append);
        return word.toString();
    }

    @Provide
    Arbitrary<List<String>> between() {
        return Arbitraries.of(
                        "",
                        " ",
                        ", ",
                        " - ",
                        "\n",
                        "\u200B",
                        "_",
                        "*",
                        "\uD83C\uDF89",
                        "\u2764\uFE0F",
                        "7\uFE0F\u20E3",
                        "/")
                .list()
                .ofSize(9);
    }

    private static Optional<String> body(String text) {
        return TextFingerprint.of(List.of(new TextPart(TextPart.Place.BODY, text)));
    }

    @Property
    void theShortWayOfWesternTextsLeadsToTheSame(
            @ForAll("western") String text, @ForAll @IntRange(min = 1, max = 30) int fewest) {
        assertThat(WesternSkeleton.suits(text)).isTrue();
        assertThat(WesternSkeleton.of(text, fewest)).isEqualTo(TextFingerprint.skeleton(text, fewest));
    }

    @Provide
    static Arbitrary<String> western() {
        return Arbitraries.strings()
                .withCharRange('\0', '\u007F')
                .withCharRange('\u00C0', '\u00FF')
                .ofMaxLength(60);
    }
}
