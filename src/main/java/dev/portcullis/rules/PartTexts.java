package dev.portcullis.rules;

import dev.portcullis.message.TextPart;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One part of a message in the views that rules look at, each made when the first rule asks for it. */
final class PartTexts {

    private final TextPart part;
    private final KeywordIndex keywords;
    private final Map<Folding, List<MappedText>> views = new EnumMap<>(Folding.class);
    private final Map<Expression, Optional<Span>> expressions = new LinkedHashMap<>();
    private @Nullable MappedText clean;
    private @Nullable Optional<MappedText> joined;
    private @Nullable Map<TextCondition, Map<Probe, Span>> keywordsFound;
    private @Nullable Map<TextCondition, List<Expression>> suspects;

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
            joined().map(folding::fold).ifPresent(made::add);
            return made;
        });
    }

    private Optional<MappedText> joined() {
        if (joined == null) {
            joined = SpacedLetters.join(clean());
        }
        return joined;
    }

    /** Which of the condition's patterns stand in this part, each with the place where it first does. */
    Map<Probe, Span> find(TextCondition condition) {
        Map<Probe, Span> needles = keywordsFound().getOrDefault(condition, Map.of());
        List<Expression> suspects = suspects().getOrDefault(condition, List.of());
        if (suspects.isEmpty()) {
            return needles;
        }
        Map<Probe, Span> found = new LinkedHashMap<>(needles);
        for (Expression suspect : suspects) {
            expressions.computeIfAbsent(suspect, this::search).ifPresent(span -> found.put(suspect, span));
        }
        return found;
    }

    /** The conditions of which something may stand in this part; nothing of any other does. */
    Set<TextCondition> plausible() {
        if (suspects().isEmpty()) {
            return keywordsFound().keySet();
        }
        Set<TextCondition> plausible = new HashSet<>(keywordsFound().keySet());
        plausible.addAll(suspects().keySet());
        return plausible;
    }

    MappedText clean() {
        if (clean == null) {
            clean = Cleaning.clean(part.text());
        }
        return clean;
    }

    private Map<TextCondition, Map<Probe, Span>> keywordsFound() {
        if (keywordsFound == null) {
            keywordsFound = keywords.search(this);
        }
        return keywordsFound;
    }

    private Map<TextCondition, List<Expression>> suspects() {
        if (suspects == null) {
            suspects = keywords.suspects(this);
        }
        return suspects;
    }

    private Optional<Span> search(Expression expression) {
        MappedText text = clean();
        return expression.find(text.text()).map(place -> {
            int start = place.start() < text.text().length() ? text.from(place.start()) : 0;
            return new Span(part.place(), start, place.end() == place.start() ? start : text.to(place.end() - 1));
        });
    }
}
