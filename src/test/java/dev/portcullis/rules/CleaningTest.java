package dev.portcullis.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.Normalizer2;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CleaningTest {

    @Property
    void isNormalisationOfWhatIsSeen(@ForAll("texts") String text) {
        String seen = Normalizer2.getNFKCInstance()
                .normalize(withoutIgnorables(text))
                .codePoints()
                .filter(codePoint -> !Letters.isIgnorable(codePoint))
                .map(codePoint -> Letters.isSpace(codePoint) ? ' ' : codePoint)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();

        assertThat(Cleaning.clean(text).text())
                .isEqualTo(seen.replaceAll(" +", " ").replaceAll("^ | $", ""));
    }

    @Property
    void findsTheSameWhetherOrNotThereIsAnythingToDo(@ForAll("texts") String text) {
        MappedText quick = Cleaning.clean(text);
        MappedText thorough = Cleaning.clean(text + "  ");

        assertThat(thorough.text()).isEqualTo(quick.text());
        for (int i = 0; i < quick.text().length(); i++) {
            assertThat(thorough.from(i)).isEqualTo(quick.from(i));
            assertThat(thorough.to(i)).isEqualTo(quick.to(i));
        }
    }

    @Example
    void takesMarksWithoutEnd() {
        String piled = "a" + "\u0301\u0316".repeat(2_000);

        MappedText folded = Folding.FOLDED.fold(Cleaning.clean(piled));

        assertThat(folded.text()).isEqualTo("a");
        assertThat(folded.to(0)).isEqualTo(piled.length());
    }

    private static String withoutIgnorables(String text) {
        StringBuilder kept = new StringBuilder();
        text.codePoints().filter(codePoint -> !Letters.isIgnorable(codePoint)).forEach(kept::appendCodePoint);
        return kept.toString();
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> spiteful = Arbitraries.of(
                        "a",
                        "b",
                        " ",
                        " ",
                        "\t",
                        "\n",
                        "\u0085",
                        "\u00A0",
                        "\u3000",
                        "\u00AD",
                        "\u200B",
                        "\u200D",
                        "\uFE0F",
                        "\u0301",
                        "\u0316",
                        "\u0345",
                        "\u093C",
                        "\u0915",
                        "\u094D",
                        "\u1100",
                        "\u1161",
                        "\u11A8",
                        "\uAC00",
                        "\u00E9",
                        "\u00A8",
                        "\u00BF",
                        "\uFB01",
                        "\uFDFA",
                        "\u212B",
                        "\u2460",
                        "\uFF21",
                        "\u20DD",
                        "\uD83D\uDE00",
                        "\uD835\uDC1B",
                        "\uD834\uDD65",
                        "\uD800",
                        "\uDC00",
                        "\uDB40\uDC41")
                .list()
                .ofMaxSize(12)
                .map(pieces -> String.join("", pieces));
        return Arbitraries.oneOf(spiteful, Arbitraries.strings().all().ofMaxLength(30));
    }
}
