package dev.portcullis.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.message.MessageContent;
import dev.portcullis.message.MessageKind;
import dev.portcullis.message.TextPart;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RuleIndexTest {

    private static final Condition HERE = Definitions.text(Comparison.WORD, "here");
    private static final Condition AWAY = Definitions.text(Comparison.RE, "far.?away");
    private static final Condition NAMED =
            TextCondition.all(TextField.FILENAME, Definitions.patterns(Comparison.ENDSWITH, ".apk"));
    private static final Condition MAYBE = new Condition.IsFirst();

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void leavesOutOnlyWhatCannotHold(@ForAll("conditions") Condition condition, @ForAll("bodies") String body) {
        Subject subject = subject(condition, body);
        Truth truth = new Evaluation(subject).of(condition);

        boolean leftOut = new RuleIndex(List.of(condition)).suspects(subject).isEmpty();

        assertThat(leftOut && truth != Truth.NO).isFalse();
    }

    @Example
    void leavesOutWhatLooksForSomethingElse() {
        Condition either = new Condition.Any(List.of(HERE, NAMED));
        Condition both = new Condition.All(List.of(MAYBE, AWAY));
        Condition neither = new Condition.None(List.of(HERE, AWAY));
        RuleIndex index = new RuleIndex(List.of(either, both, neither, Condition.ALWAYS));
        Condition all = new Condition.All(List.of(either, both, neither));

        assertThat(index.suspects(subject(all, "hello"))).isEqualTo(BitSet.valueOf(new long[] {0b1100}));
        assertThat(index.suspects(subject(all, "I'm here"))).isEqualTo(BitSet.valueOf(new long[] {0b1101}));
        assertThat(index.suspects(subject(all, "far away"))).isEqualTo(BitSet.valueOf(new long[] {0b1110}));
    }

    private static Subject subject(Condition condition, String body) {
        MessageContent content = MessageContent.of(
                MessageKind.DOCUMENT,
                List.of(new TextPart(TextPart.Place.CAPTION, body), new TextPart(TextPart.Place.FILE_NAME, body)));
        return new Subject(Inbound.of(content), KeywordIndex.of(List.of(condition)), Optional.empty());
    }

    @Provide
    Arbitrary<String> bodies() {
        return Arbitraries.of("", "hello", "here", "far away", "here and far_away", "x.apk", "a_here.apk");
    }

    @Provide
    Arbitrary<Condition> conditions() {
        return group(3);
    }

    private static Arbitrary<Condition> group(int depth) {
        Arbitrary<Condition> leaf = Arbitraries.of(HERE, AWAY, NAMED, MAYBE);
        if (depth == 0) {
            return leaf;
        }
        Arbitrary<List<Condition>> parts = Arbitraries.oneOf(List.of(group(depth - 1), leaf))
                .list()
                .ofMaxSize(3)
                .withoutEdgeCases();
        return Arbitraries.oneOf(
                parts.map(Condition.All::new), parts.map(Condition.Any::new), parts.map(Condition.None::new));
    }
}
