package dev.portcullis.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleTextTest {

    static Stream<Arguments> hidden() {
        return Stream.of(
                arguments("pay\u200Bpal", "pay⟨U+200B⟩pal"),
                arguments("\u202Egpj.exe", "⟨U+202E⟩gpj.exe"),
                arguments("a\0b", "a⟨U+0000⟩b"),
                arguments("a\u2028b", "a⟨U+2028⟩b"),
                arguments("\uD83Dx", "⟨U+D83D⟩x"),
                arguments("\u3164", "⟨U+3164⟩"),
                arguments("soft\u00ADhyphen", "soft⟨U+00AD⟩hyphen"));
    }

    @ParameterizedTest
    @MethodSource("hidden")
    void whatCannotBeSeenStandsThereByItsCodePoint(String text, String shown) {
        assertThat(VisibleText.shown(text)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Grüße", "שלום", "مرحبا", "👩‍👩‍👧", "❤️‍🔥", "two\nlines", "नमस्ते", "<b>&amp;"})
    void ordinaryTextStays(String text) {
        assertThat(VisibleText.shown(text)).isEqualTo(text);
    }

    @Test
    void pilesOfAccentsAreCut() {
        assertThat(VisibleText.shown("Z" + "\u0300".repeat(500) + "y")).isEqualTo("Z" + "\u0300".repeat(4) + "y");
    }

    @Test
    void endlessTextsAreCut() {
        assertThat(VisibleText.shown("x".repeat(VisibleText.LONGEST + 7)))
                .startsWith("x".repeat(VisibleText.LONGEST))
                .endsWith("… (7 more characters)");
    }

    @Property
    void nothingTurnsTheTextAroundIt(@ForAll String text) {
        assertThat(VisibleText.shown(text).codePoints())
                .noneMatch(letter -> letter >= 0x202A && letter <= 0x202E || letter >= 0x2066 && letter <= 0x2069);
    }
}
