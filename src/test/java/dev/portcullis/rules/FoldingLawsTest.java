package dev.portcullis.rules;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class FoldingLawsTest {

    @Provide
    Arbitrary<String> europeanTexts() {
        return Arbitraries.strings()
                .withCharRange(' ', '~')
                .withCharRange('\u00A0', '\u017F')
                .withCharRange('\u0300', '\u03E1')
                .withCharRange('\u03F0', '\u03FF')
                .withCharRange('\u0400', '\u045F')
                .withChars('\u200B', '\u00AD', '\u2009', '\uFF4F')
                .ofMaxLength(40);
    }

    @Provide
    Arbitrary<String> anyTexts() {
        return Arbitraries.strings().all().ofMaxLength(60);
    }

    @Provide
    Arbitrary<String> words() {
        Arbitrary<String> latin =
                Arbitraries.strings().withCharRange('a', 'z').ofMinLength(1).ofMaxLength(8);
        Arbitrary<String> cyrillic = Arbitraries.strings()
                .withCharRange('\u0430', '\u044F')
                .ofMinLength(2)
                .ofMaxLength(8);
        Arbitrary<String> devanagari = Arbitraries.strings()
                .withCharRange('\u0905', '\u0939')
                .ofMinLength(2)
                .ofMaxLength(8);
        return Arbitraries.oneOf(latin, cyrillic, devanagari);
    }

    @Provide
    Arbitrary<String> surroundings() {
        return Combinators.combine(anyTexts(), Arbitraries.of(" ", ", ", "!", "\n", "("))
                .as(String::concat);
    }

    @Property(tries = 200)
    void foldingAgainChangesNothing(@ForAll("europeanTexts") String text) {
        String once = Folding.FOLDED.fold(Cleaning.clean(text)).text();

        String twice = Folding.FOLDED.fold(Cleaning.clean(once)).text();

        assertThat(twice).isEqualTo(once);
    }

    @Property(tries = 200)
    void cleaningAgainChangesNothing(@ForAll("anyTexts") String text) {
        String once = Cleaning.clean(text).text();

        assertThat(Cleaning.clean(once).text()).isEqualTo(once);
    }

    @Property(tries = 200)
    void wordIsFoundWhereverItStandsAlone(
            @ForAll("words") String word, @ForAll("surroundings") String before, @ForAll("anyTexts") String after) {
        Condition condition = Definitions.text(Comparison.WORD, word);

        assertThat(Definitions.holds(condition, before + word + " " + after)).isTrue();
        assertThat(Definitions.spans(condition, before + word + " " + after))
                .allSatisfy(span -> assertThat(span.start()).isLessThan(span.end()));
    }

    @Property(tries = 200)
    void originsNeverGoBack(@ForAll("anyTexts") String text) {
        MappedText folded = Folding.FOLDED.fold(Cleaning.clean(text));

        for (int i = 1; i < folded.text().length(); i++) {
            assertThat(folded.from(i)).isGreaterThanOrEqualTo(folded.from(i - 1));
            assertThat(folded.to(i)).isGreaterThan(folded.from(i));
        }
    }
}
