package dev.portcullis.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.message.TextPart;
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

class GlanceTest {

    @Property
    void neverMissesWhatTheViewsHold(
            @ForAll("keywords") String keyword,
            @ForAll("comparisons") Comparison comparison,
            @ForAll Folding folding,
            @ForAll @From("texts") String text) {
        Needle needle = Needle.of(keyword, comparison, folding);
        KeywordAutomaton automaton = new KeywordAutomaton(List.of(needle));
        MappedText clean = Cleaning.clean(text);
        MappedText view = needle.folding().fold(clean);
        Map<Needle, Span> found = new LinkedHashMap<>();
        automaton.search(comparison.ofWords() ? Words.of(view) : view, TextPart.Place.BODY, found);

        if (Glance.isEnough(clean.text()) && !found.isEmpty()) {
            assertThat(new Glance(automaton, needle.folding(), comparison.ofWords()).findsAny(clean.text()))
                    .isTrue();
        }
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
        return Arbitraries.of("win", "mm", "a b", "1", "10", "o0", "cafe", "\u00fc", "a.b", "win b", "a_b");
    }

    @Provide
    Arbitrary<Comparison> comparisons() {
        return Arbitraries.of(Comparison.PHRASE, Comparison.CONTAINS, Comparison.STARTSWITH, Comparison.EQUALS);
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
