package dev.portcullis.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portcullis.audit.Decision.MatchedSpan;
import dev.portcullis.message.MessageContent;
import dev.portcullis.message.MessageKind;
import dev.portcullis.message.TextPart;
import dev.portcullis.message.TextPart.Place;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ProofTextTest {

    private static final String ROCKET = "\uD83D\uDE80";

    @Test
    void keepsAShortTextWhole() {
        assertThat(around("Double your money " + ROCKET + " now", 7, 17))
                .containsExactly(new ProofText("body", 0, "Double your money " + ROCKET + " now"));
    }

    @Test
    void keepsWhatStandsAround() {
        ProofText kept = around(ROCKET.repeat(500) + "bitcoin" + "b".repeat(500), 500, 507)
                .getFirst();

        assertThat(kept.from()).isEqualTo(404);
        assertThat(kept.text()).startsWith(ROCKET.repeat(96) + "bitcoin").endsWith("b".repeat(96));
    }

    @Test
    void joinsWhatOverlaps() {
        List<MatchedSpan> spans = List.of(
                new MatchedSpan("body", 150, 155),
                new MatchedSpan("body", 100, 105),
                new MatchedSpan("body", 900, 905));

        assertThat(ProofText.around(spans, MessageContent.text("x".repeat(1_000))))
                .extracting(ProofText::from)
                .containsExactly(70, 870);
    }

    @Test
    void saysNothingWhereItCannotTellWhichStringIsMeant() {
        MessageContent cards = MessageContent.of(
                MessageKind.CONTACTS,
                List.of(new TextPart(Place.CONTACT, "Ada Lovelace"), new TextPart(Place.CONTACT, "Bob Noyce")));

        assertThat(ProofText.around(List.of(new MatchedSpan("contact", 0, 3)), cards))
                .isEmpty();
        assertThat(ProofText.around(List.of(new MatchedSpan("contact", 4, 12)), cards))
                .containsExactly(new ProofText("contact", 0, "Ada Lovelace"));
    }

    @Property(tries = 200)
    void isNeverLongerThanItMayBe(
            @ForAll @IntRange(min = 1, max = 2_000) int length,
            @ForAll @Size(min = 1, max = 30) List<@IntRange(min = 0, max = 1_999) Integer> starts) {
        List<MatchedSpan> spans = starts.stream()
                .filter(start -> start < length)
                .map(start -> new MatchedSpan("body", start, Math.min(length, start + 1 + start % 300)))
                .toList();
        String text = text(length);

        List<ProofText> kept = ProofText.around(spans, MessageContent.text(text));

        assertThat(kept.stream().mapToInt(each -> each.text().length()).sum()).isLessThanOrEqualTo(ProofText.MOST);
        assertThat(kept)
                .allSatisfy(each ->
                        assertThat(text.startsWith(each.text(), each.from())).isTrue());
    }

    @Test
    void isReadAsItWasWritten() throws JsonProcessingException {
        List<ProofText> texts = List.of(new ProofText("body", 3, "\u202E<b>\"'" + ROCKET));

        assertThat(ProofText.read(new ObjectMapper().readTree(ProofText.toJson(texts))))
                .isEqualTo(texts);
    }

    private static String text(int length) {
        return IntStream.range(0, length)
                .collect(StringBuilder::new, (all, i) -> all.append((char) ('a' + i % 26)), StringBuilder::append)
                .toString();
    }

    private static List<ProofText> around(String text, int start, int end) {
        return ProofText.around(List.of(new MatchedSpan("body", start, end)), MessageContent.text(text));
    }
}
