package dev.portcullis.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.portcullis.audit.Decision.MatchedSpan;
import dev.portcullis.message.MessageContent;
import dev.portcullis.message.TextPart;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * What stood around places that a rule matched.
 *
 * @param from where in the part of the message it begins, in code points
 */
public record ProofText(String place, int from, String text) {

    /** Code points of one decision, in all. */
    static final int MOST = 200;

    private static final int MOST_SPANS = 10;

    /** A stretch of one part, in code points. */
    private record Stretch(String place, String part, int from, int to) {

        ProofText cut() {
            return new ProofText(
                    place, from, part.substring(part.offsetByCodePoints(0, from), part.offsetByCodePoints(0, to)));
        }
    }

    /** Each place with as much around it as its share allows; what overlaps is one text. */
    public static List<ProofText> around(List<MatchedSpan> spans, MessageContent content) {
        List<MatchedSpan> shown = spans.stream().distinct().limit(MOST_SPANS).toList();
        List<Stretch> stretches = new ArrayList<>();
        for (MatchedSpan span : shown) {
            TextPart.Place place = TextPart.Place.valueOf(span.place().toUpperCase(Locale.ROOT));
            List<String> parts = content.textsAt(place).stream()
                    .filter(part -> length(part) >= span.end())
                    .toList();
            // Of several strings at one place nothing tells which of them is meant.
            if (parts.size() == 1) {
                stretches.add(stretch(span, parts.getFirst(), MOST / shown.size()));
            }
        }
        stretches.sort(Comparator.comparing(Stretch::place).thenComparingInt(Stretch::from));
        return joined(stretches).stream().map(Stretch::cut).toList();
    }

    private static Stretch stretch(MatchedSpan span, String part, int share) {
        int margin = Math.max(0, share - (span.end() - span.start())) / 2;
        int from = Math.max(0, span.start() - margin);
        int to = Math.min(Math.min(length(part), span.end() + margin), from + share);
        return new Stretch(span.place(), part, from, to);
    }

    private static List<Stretch> joined(List<Stretch> sorted) {
        List<Stretch> joined = new ArrayList<>();
        for (Stretch next : sorted) {
            Stretch last = joined.isEmpty() ? next : joined.getLast();
            if (!joined.isEmpty() && last.place().equals(next.place()) && next.from() <= last.to()) {
                joined.set(
                        joined.size() - 1,
                        new Stretch(last.place(), last.part(), last.from(), Math.max(last.to(), next.to())));
            } else {
                joined.add(next);
            }
        }
        return joined;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** The stored form. */
    public static String toJson(List<ProofText> texts) {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        texts.forEach(each -> json.addObject()
                .put("place", each.place())
                .put("from", each.from())
                .put("text", each.text()));
        return json.toString();
    }

    static List<ProofText> read(JsonNode json) {
        List<ProofText> texts = new ArrayList<>();
        json.forEach(each -> texts.add(new ProofText(
                each.path("place").asText(),
                each.path("from").asInt(),
                each.path("text").asText())));
        return texts;
    }
}
