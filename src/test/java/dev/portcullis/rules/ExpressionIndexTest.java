package dev.portcullis.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.message.TextPart;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

class ExpressionIndexTest {

    @Property
    void findsWhatEachExpressionAloneFinds(
            @ForAll @Size(min = 1, max = 6) List<@net.jqwik.api.From("patterns") String> sources,
            @ForAll("texts") String text) {
        List<TextCondition> conditions =
                sources.stream().map(ExpressionIndexTest::condition).toList();
        KeywordIndex index = KeywordIndex.of(List.copyOf(conditions));
        PartTexts part = new PartTexts(new TextPart(TextPart.Place.BODY, text), index);
        String clean = Cleaning.clean(text).text();

        for (TextCondition condition : conditions) {
            Set<Expression> alone = condition.expressions().stream()
                    .filter(expression -> expression.find(clean).isPresent())
                    .collect(Collectors.toSet());

            assertThat(part.find(condition)).containsOnlyKeys(alone.toArray(Probe[]::new));
        }
    }

    @Example
    void suspectsOnlyThoseWhoseLiteralsStandInTheText() {
        TextCondition casino = condition("casino\\b");
        TextCondition letters = condition("[a-z]{9}");
        ExpressionIndex index = new ExpressionIndex(Set.of(casino, letters));

        assertThat(index.suspects("hello")).isEqualTo(Map.of(letters, letters.expressions()));
        assertThat(index.suspects("CASINOS")).containsOnlyKeys(casino, letters);
    }

    @Example
    void suspectsOnlyThoseForWhichThereAreDigitsEnough() {
        TextCondition number = condition("[0-9]{4}[ -][0-9]{4}");
        ExpressionIndex index = new ExpressionIndex(Set.of(number));

        assertThat(index.suspects("1234 567")).isEmpty();
        assertThat(index.suspects("12345678")).containsOnlyKeys(number);
    }

    private static TextCondition condition(String source) {
        return TextCondition.atLeast(1, TextField.TEXT, List.of(TextPattern.of(source, Comparison.RE, false, false)));
    }

    @Provide
    Arbitrary<String> patterns() {
        return Arbitraries.of(
                "ab",
                "ba|c",
                "a+b",
                "(?:ab|c)d",
                "AB",
                "[ab]c",
                "c?d",
                "k",
                "s\\b",
                "\u0436a",
                "a.b",
                "^ab",
                "d$",
                "(?i)x",
                "(a|b)c");
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(
                        "a", "b", "c", "d", "A", "B", " ", "\u212A", "\u017F", "\u0130", "\u0436", "\u0301", "x", ".")
                .list()
                .ofMaxSize(8)
                .map(pieces -> String.join("", pieces));
    }
}
