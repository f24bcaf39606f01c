package dev.portcullis.rules;

import dev.portcullis.message.TextPart;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One part of a message in the views that rules look at, each made when the first rule asks for it. */
final class PartTexts {

    private final TextPart part;
    private final KeywordIndex keywords;
    private final Map<Folding, List<MappedText>> views = new EnumMap<>(Folding.class);
    private final Map<Expression, Optional<Span>> expressions = new LinkedHashMap<>();
    private @Nullable MappedText clean;
    private @Nullable String lowerCase;
    private @Nullable Map<Needle, Span> needles;

    PartTexts(TextPart part, KeywordIndex keywords) {
        this.part = part;
        this.keywords = keywords;
    }

    TextPart.Place place() {
        return part.place();
    }

    /** The text, and beside it the text with spaced-out letters joined, if there are any. */
    List<MappedText> views(Folding folding) {
        return views.computeIfAbsent(folding, ignored -> {
            List<MappedText> made = new ArrayList<>();
            made.add(folding.fold(clean()));
            SpacedLetters.join(clean()).map(folding::fold).ifPresent(made::add);
            return made;
        });
    }

    /** Which of the condition's patterns stand in this part, each with the place where it first does. */
    Map<Probe, Span> find(TextCondition condition) {
        Map<Probe, Span> found = new LinkedHashMap<>();
        needles().forEach((needle, span) -> {
            if (condition.probes().contains(needle)) {
                found.put(needle, span);
            }
        });
        for (Expression expression : condition.expressions()) {
            expressions.computeIfAbsent(expression, this::search).ifPresent(span -> found.put(expression, span));
        }
        return found;
    }

    MappedText clean() {
        if (clean == null) {
            clean = Cleaning.clean(part.text());
        }
        return clean;
    }

    private String lowerCase() {
        if (lowerCase == null) {
            lowerCase = clean().text().toLowerCase(Locale.ROOT);
        }
        return lowerCase;
    }

    private Map<Needle, Span> needles() {
        if (needles == null) {
            needles = keywords.search(this);
        }
        return needles;
    }

    private Optional<Span> search(Expression expression) {
        MappedText text = clean();
        return expression.find(text.text(), lowerCase()).map(place -> {
            int start = place.start() < text.text().length() ? text.from(place.start()) : 0;
            return new Span(part.place(), start, place.end() == place.start() ? start : text.to(place.end() - 1));
        });
    }
}
