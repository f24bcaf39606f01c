package dev.portcullis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PrintableTest {

    @Test
    void showsWhatATerminalWouldObey() {
        assertThat(Printable.escape("a\u001B[2Jb\u0007\tc\u202Ed\u200Be\uDB40\uDC41f\u2028"))
                .isEqualTo("a\\u001B[2Jb\\u0007\\tc\\u202Ed\\u200Be\\U000E0041f\\u2028");
        assertThat(Printable.escape("gr\u00FC\u00DFe \uD83D\uDE00 \u0939\u093F\u0928\u094D\u0926\u0940"))
                .isEqualTo("gr\u00FC\u00DFe \uD83D\uDE00 \u0939\u093F\u0928\u094D\u0926\u0940");
    }

    @Test
    void showsThePartThatMatters() {
        String text = "a".repeat(200) + "HERE" + "b".repeat(200);

        assertThat(Printable.excerpt(text, 200))
                .isEqualTo("... `" + "a".repeat(40) + "HERE" + "b".repeat(56) + "` ...");
        assertThat(Printable.excerpt(text, 0)).isEqualTo("`" + "a".repeat(100) + "` ...");
        assertThat(Printable.excerpt(text, 403)).isEqualTo("... `" + "b".repeat(100) + "`");
        assertThat(Printable.excerpt("short", 3)).isEqualTo("`short`");
    }

    @Property
    void printsNothingButWhatIsSeen(@ForAll String text, @ForAll @IntRange(max = 300) int about) {
        assertThat(Printable.excerpt(text, about))
                .matches("(?s)(\\.\\.\\. )?`[^`\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]*`( \\.\\.\\.)?");
    }
}
