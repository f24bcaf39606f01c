package dev.portcullis.rules;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The fixed strings of all rules, compiled so that a text is read once for all of them. */
final class KeywordIndex {

    /** About 200 MB of automaton. */
    private static final long MOST_CHARACTERS = 1_000_000;

    private final Map<Folding, KeywordAutomaton> inWords;
    private final Map<Folding, KeywordAutomaton> inText;
    private final List<Glance> glances = new ArrayList<>();

    private KeywordIndex(Set<Needle> needles) {
        long characters =
                needles.stream().mapToLong(needle -> needle.first().length()).sum();
        if (characters > MOST_CHARACTERS) {
            throw new PatternException(
                    "the keywords of all rules have " + characters + " characters together; expected at" + " most "
                            + MOST_CHARACTERS + ": drop what other keywords cover");
        }
        this.inWords = automata(needles, true);
        this.inText = automata(needles, false);
        inWords.forEach((folding, automaton) -> glances.add(new Glance(automaton, folding, true)));
        inText.forEach((folding, automaton) -> glances.add(new Glance(automaton, folding, false)));
    }

    static KeywordIndex of(List<Condition> conditions) {
        Set<Needle> needles = new LinkedHashSet<>();
        conditions.forEach(condition -> collect(condition, needles));
        return new KeywordIndex(needles);
    }

    private static void collect(Condition condition, Set<Needle> needles) {
        switch (condition) {
            case Condition.All all -> all.conditions().forEach(each -> collect(each, needles));
            case Condition.Any any -> any.conditions().forEach(each -> collect(each, needles));
            case Condition.None none -> none.conditions().forEach(each -> collect(each, needles));
            case TextCondition text ->
                text.probes().stream()
                        .filter(Needle.class::isInstance)
                        .map(Needle.class::cast)
                        .forEach(needles::add);
            default -> {}
        }
    }

    private static Map<Folding, KeywordAutomaton> automata(Set<Needle> needles, boolean ofWords) {
        Map<Folding, KeywordAutomaton> automata = new EnumMap<>(Folding.class);
        for (Folding folding : Folding.values()) {
            List<Needle> own = needles.stream()
                    .filter(needle ->
                            needle.folding() == folding && needle.comparison().ofWords() == ofWords)
                    .toList();
            if (!own.isEmpty()) {
                automata.put(folding, new KeywordAutomaton(own));
            }
        }
        return automata;
    }

    /** Every keyword that stands in the part, with the place where it first does. */
    Map<Needle, Span> search(PartTexts part) {
        String clean = part.clean().text();
        if (Glance.isEnough(clean) && glances.stream().noneMatch(glance -> glance.findsAny(clean))) {
            return Map.of();
        }
        Map<Needle, Span> found = new LinkedHashMap<>();
        inText.forEach((folding, automaton) ->
                part.views(folding).forEach(view -> automaton.search(view, part.place(), found)));
        inWords.forEach((folding, automaton) ->
                part.views(folding).forEach(view -> automaton.search(Words.of(view), part.place(), found)));
        return found;
    }
}
