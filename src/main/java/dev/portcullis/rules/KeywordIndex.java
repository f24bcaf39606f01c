package dev.portcullis.rules;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the conditions of all rules look for in texts, compiled so that a text is read once for all of them. */
final class KeywordIndex {

    /** About 200 MB of automaton. */
    private static final long MOST_CHARACTERS = 1_000_000;

    private final Map<Needle, List<TextCondition>> wantedBy = new LinkedHashMap<>();
    private final List<Glance> glances = new ArrayList<>();
    private final ExpressionIndex expressions;

    private KeywordIndex(Set<TextCondition> conditions) {
        for (TextCondition condition : conditions) {
            for (Probe probe : condition.probes()) {
                if (probe instanceof Needle needle) {
                    wantedBy.computeIfAbsent(needle, ignored -> new ArrayList<>())
                            .add(condition);
                }
            }
        }
        Set<Needle> needles = wantedBy.keySet();
        long characters =
                needles.stream().mapToLong(needle -> needle.first().length()).sum();
        if (characters > MOST_CHARACTERS) {
            throw new PatternException(
                    "the keywords of all rules have " + characters + " characters together; expected at" + " most "
                            + MOST_CHARACTERS + ": drop what other keywords cover");
        }
        automata(needles, false).forEach((folding, automaton) -> glances.add(new Glance(automaton, folding, false)));
        automata(needles, true).forEach((folding, automaton) -> glances.add(new Glance(automaton, folding, true)));
        expressions = new ExpressionIndex(conditions);
    }

    static KeywordIndex of(List<Condition> conditions) {
        Set<TextCondition> texts = new LinkedHashSet<>();
        conditions.forEach(condition -> collect(condition, texts));
        return new KeywordIndex(texts);
    }

    private static void collect(Condition condition, Set<TextCondition> texts) {
        switch (condition) {
            case Condition.All all -> all.conditions().forEach(each -> collect(each, texts));
            case Condition.Any any -> any.conditions().forEach(each -> collect(each, texts));
            case Condition.None none -> none.conditions().forEach(each -> collect(each, texts));
            case TextCondition text -> texts.add(text);
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

    /** For each condition the keywords of it that stand in the part, with the place where each first does. */
    Map<TextCondition, Map<Probe, Span>> search(PartTexts part) {
        if (glances.isEmpty()) {
            return Map.of();
        }
        Map<Needle, Span> found = new LinkedHashMap<>();
        boolean glanceIsEnough = Glance.isEnough(part.clean().text());
        for (Glance glance : glances) {
            if (!glanceIsEnough || glance.findsAny(part.clean().text())) {
                glance.look(part, found);
            }
        }
        return found.isEmpty() ? Map.of() : byCondition(found);
    }

    private Map<TextCondition, Map<Probe, Span>> byCondition(Map<Needle, Span> found) {
        Map<TextCondition, Map<Probe, Span>> byCondition = new HashMap<>();
        found.forEach((needle, span) -> {
            for (TextCondition condition : wantedBy.getOrDefault(needle, List.of())) {
                byCondition
                        .computeIfAbsent(condition, ignored -> new LinkedHashMap<>())
                        .put(needle, span);
            }
        });
        return byCondition;
    }

    /** For each condition the expressions of it that may stand in the part; those of no other do. */
    Map<TextCondition, List<Expression>> suspects(PartTexts part) {
        return expressions.suspects(part.clean().text());
    }
}
