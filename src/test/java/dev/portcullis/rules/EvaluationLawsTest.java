package dev.portcullis.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.message.InboundMessage;
import dev.portcullis.message.TextPart;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Groups of conditions held against the plain tables of three-valued logic. */
class EvaluationLawsTest {

    private static final int DEPTH = 8;
    private static final InboundMessage MESSAGE = Inbound.text("yes here and there");

    /** Unknown, as nothing of the sender's past is. */
    private static final Condition MAYBE = new Condition.IsFirst();

    private static final Condition YES = Definitions.text(Comparison.WORD, "yes");
    private static final Condition ALSO = Definitions.text(Comparison.WORD, "there");
    private static final Condition NO = Definitions.text(Comparison.WORD, "no");

    @Property
    void groupsFollowTheTables(@ForAll("conditions") Condition condition) {
        assertThat(evaluation().of(condition)).isEqualTo(truthOf(value(condition)));
    }

    @Property
    void negationHoldsWhereTheConditionDoesNot(@ForAll("conditions") Condition condition) {
        Truth truth = evaluation().of(condition);

        assertThat(evaluation().of(new Condition.None(List.of(condition)))).isEqualTo(truth.not());
    }

    @Property
    void onlyWhatHoldsIsAReason(@ForAll("conditions") Condition condition) {
        Evaluation evaluation = evaluation();
        Truth truth = evaluation.of(condition);

        if (truth == Truth.YES) {
            assertThat(words(evaluation)).isSubsetOf(holding(condition));
            assertThat(words(evaluation).isEmpty()).isEqualTo(holdsByAbsence(condition));
        } else {
            assertThat(evaluation.findings().reason()).isEmpty();
            assertThat(evaluation.findings().spans()).isEmpty();
        }
    }

    private static Evaluation evaluation() {
        KeywordIndex keywords = KeywordIndex.of(List.of(YES, ALSO, NO));
        return new Evaluation(new Subject(MESSAGE, keywords, Optional.empty()));
    }

    private static Set<String> words(Evaluation evaluation) {
        String body = MESSAGE.content().parts().getFirst().text();
        return evaluation.findings().spans().stream()
                .filter(span -> span.place() == TextPart.Place.BODY)
                .map(span -> body.substring(span.start(), span.end()))
                .collect(Collectors.toSet());
    }

    /** No is 0, unknown 1, yes 2: and is the least, or the greatest, not what is left to 2. */
    private static int value(Condition condition) {
        return switch (condition) {
            case Condition.All all -> values(all.conditions()).min().orElse(2);
            case Condition.Any any -> values(any.conditions()).max().orElse(0);
            case Condition.None none -> 2 - values(none.conditions()).max().orElse(0);
            case Condition.IsFirst first -> 1;
            default -> condition == NO ? 0 : 2;
        };
    }

    private static IntStream values(List<Condition> conditions) {
        return conditions.stream().mapToInt(EvaluationLawsTest::value);
    }

    private static Truth truthOf(int value) {
        return List.of(Truth.NO, Truth.UNKNOWN, Truth.YES).get(value);
    }

    /** The words that may be given as reasons: those of conditions under no negation, all of whose groups hold. */
    private static Set<String> holding(Condition condition) {
        if (value(condition) < 2) {
            return Set.of();
        }
        return switch (condition) {
            case Condition.All all -> holding(all.conditions());
            case Condition.Any any -> holding(any.conditions());
            case Condition.None none -> Set.of();
            default -> condition == YES ? Set.of("yes") : Set.of("there");
        };
    }

    private static Set<String> holding(List<Condition> conditions) {
        return conditions.stream().flatMap(each -> holding(each).stream()).collect(Collectors.toSet());
    }

    /** Whether nothing that was found makes it hold: the first alternative that holds is the reason. */
    private static boolean holdsByAbsence(Condition condition) {
        return switch (condition) {
            case Condition.All all -> all.conditions().stream().allMatch(EvaluationLawsTest::holdsByAbsence);
            case Condition.Any any ->
                any.conditions().stream()
                        .filter(each -> value(each) == 2)
                        .findFirst()
                        .map(EvaluationLawsTest::holdsByAbsence)
                        .orElse(true);
            case Condition.None none -> true;
            default -> false;
        };
    }

    @Provide
    Arbitrary<Condition> conditions() {
        return group(DEPTH);
    }

    private static Arbitrary<Condition> group(int depth) {
        Arbitrary<Condition> leaf = Arbitraries.of(YES, ALSO, NO, MAYBE);
        if (depth == 0) {
            return leaf;
        }
        Arbitrary<List<Condition>> parts = Arbitraries.lazy(
                        () -> Arbitraries.frequencyOf(Tuple.of(1, leaf), Tuple.of(1, group(depth - 1))))
                .list()
                .ofMaxSize(3);
        return Arbitraries.oneOf(
                parts.map(Condition.All::new), parts.map(Condition.Any::new), parts.map(Condition.None::new));
    }
}
