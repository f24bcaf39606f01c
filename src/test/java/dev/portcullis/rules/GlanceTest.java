package dev.portcullis.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.message.TextPart;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlanceTest {

    @Property
    void neverMissesWhatTheViewsHold(
            @ForAll @Size(min = 1, max = 5) List<@From("keywords") String> keywords,
            @ForAll("comparisons") Comparison comparison,
            @ForAll Folding folding,
            @ForAll @From("texts") String text) {
        List<Needle> needles = keywords.stream()
                .map(keyword -> Needle.of(keyword, comparison, folding))
                .filter(needle -> needle.folding() == folding)
                .toList();
        KeywordAutomaton automaton = new KeywordAutomaton(needles);
        MappedText clean = Cleaning.clean(text);
        MappedText view = folding.fold(clean);
        Map<Needle, Span> found = new LinkedHashMap<>();
        automaton.search(comparison.ofWords() ? Words.of(view) : view, TextPart.Place.BODY, found);

        if (Glance.isEnough(clean.text()) && !found.isEmpty()) {
            assertThat(new Glance(automaton, folding, comparison.ofWords()).findsAny(clean.text()))
                    .isTrue();
        }
    }

    @Property
    void standsInForTheViews(@ForAll @From("latin") String text) {
        for (Folding folding : Folding.values()) {
            MappedText clean = Cleaning.clean(text);
            String view = Words.of(folding.fold(clean)).text();
            List<Needle> words = Arrays.stream(view.split(" "))
                    .filter(word -> !word.isEmpty())
                    .map(word -> new Needle(folding, Comparison.WORD, List.of(word)))
                    .toList();

            if (Glance.isEnough(clean.text())) {
                assertThat(words)
                        .allSatisfy(word ->
                                assertThat(glance(word).findsAny(clean.text())).isTrue());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "win, a win., true",
        "win, a window, false",
        "win, unwin, false",
        "win*, a window, true",
        "win*, unwinds, false",
        "he, them, false",
        "the*, them, true",
        "ther*, them, true",
        "free gift, a free -- gift!, true",
        "free gift, carefree gift, false",
        "l0l, LOL, true",
        "100, 100, true",
        "100, 1000, false",
        "100, IOO, false",
    })
    void seesWhetherAWordStandsAlone(String keyword, String text, boolean found) {
        assertThat(glance(Needle.of(keyword, Comparison.PHRASE, Folding.FOLDED)).findsAny(text))
                .isEqualTo(found);
    }

    private static Glance glance(Needle ofWords) {
        return new Glance(new KeywordAutomaton(List.of(ofWords)), ofWords.folding(), true);
    }

    @Example
    void isNotEnoughWhereLettersMayBeHidden() {
        assertThat(Glance.isEnough("plain words, and a café")).isTrue();
        assertThat(Glance.isEnough("b i t c o i n")).isFalse();
        assertThat(Glance.isEnough("bitc\u043Ein")).isFalse();
        assertThat(Glance.isEnough("CAF\u00C9")).isFalse();
    }

    @Provide
    Arbitrary<String> keywords() {
        return Arbitraries.of(
                "win", "w*", "mm", "r*", "a b", "a* b*", "1", "1*", "10", "o0", "cafe", "\u00fc", "a.b", "win b", "a_b",
                "l");
    }

    @Provide
    Arbitrary<Comparison> comparisons() {
        return Arbitraries.of(
                Comparison.PHRASE, Comparison.CONTAINS, Comparison.STARTSWITH, Comparison.ENDSWITH, Comparison.EQUALS);
    }

    @Provide
    Arbitrary<String> latin() {
        return Arbitraries.strings()
                .withCharRange(' ', '~')
                .withCharRange('\u00DF', '\u00FF')
                .ofMaxLength(25);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(
                        "win",
                        "m",
                        "rn",
                        "a",
                        "b",
                        "1",
                        "0",
                        "l",
                        "o",
                        "caf\u00e9",
                        "\u00fc",
                        ".",
                        " ",
                        "_",
                        "-",
                        "\u00df",
                        "W")
                .list()
                .ofMaxSize(8)
                .map(pieces -> String.join("", pieces));
    }
}
