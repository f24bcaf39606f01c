package dev.portcullis.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.message.TextPart;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

class KeywordAutomatonTest {

    @Property
    void findsEachKeywordWhereItFirstStands(
            @ForAll @Size(min = 1, max = 12) Set<@net.jqwik.api.From("words") String> keywords,
            @ForAll("words") String head,
            @ForAll("words") String tail) {
        String text = head + tail;
        List<Needle> needles = keywords.stream()
                .map(keyword -> Needle.of(keyword, Comparison.CONTAINS, Folding.CASED))
                .toList();
        Map<Needle, Span> found = new LinkedHashMap<>();

        new KeywordAutomaton(needles).search(Cleaning.clean(text), TextPart.Place.BODY, found);

        assertThat(found)
                .containsExactlyInAnyOrderEntriesOf(needles.stream()
                        .filter(needle -> text.contains(needle.first()))
                        .collect(Collectors.toMap(needle -> needle, needle -> span(text, needle.first()))));
    }

    private static Span span(String text, String keyword) {
        int start = text.indexOf(keyword);
        return new Span(TextPart.Place.BODY, start, start + keyword.length());
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.strings().withChars('a', 'b', 'ж').ofMinLength(1).ofMaxLength(7);
    }
}
