package dev.portcullis.rules;

import dev.portcullis.message.TextPart;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Tells by one reading of a text which of all expressions may stand in it, since to run a single one takes longer than
 * all else that is done with a text.
 */
final class ExpressionIndex {

    private final List<Expression> expressions = new ArrayList<>();
    private final List<List<TextCondition>> wantedBy = new ArrayList<>();
    private final Map<Needle, BitSet> byLiteral = new LinkedHashMap<>();
    private final KeywordAutomaton literals;
    /** Those of which no literal is known. */
    private final BitSet always = new BitSet();

    ExpressionIndex(Set<TextCondition> conditions) {
        Map<Expression, List<TextCondition>> all = new LinkedHashMap<>();
        for (TextCondition condition : conditions) {
            for (Expression expression : condition.expressions()) {
                all.computeIfAbsent(expression, ignored -> new ArrayList<>()).add(condition);
            }
        }
        all.forEach((expression, users) -> {
            register(expression);
            wantedBy.add(users);
        });
        literals = new KeywordAutomaton(List.copyOf(byLiteral.keySet()));
    }

    private void register(Expression expression) {
        int number = expressions.size();
        expressions.add(expression);
        for (String literal : expression.needed().literals()) {
            Needle needle = new Needle(Folding.CASED, Comparison.CONTAINS, List.of(literal));
            byLiteral.computeIfAbsent(needle, ignored -> new BitSet()).set(number);
        }
        if (expression.needed().literals().isEmpty()) {
            always.set(number);
        }
    }

    Map<TextCondition, List<Expression>> suspects(String clean) {
        if (expressions.isEmpty()) {
            return Map.of();
        }
        BitSet suspects = (BitSet) always.clone();
        Map<Needle, Span> found = new HashMap<>();
        literals.search(MappedText.of(clean.toLowerCase(Locale.ROOT)), TextPart.Place.BODY, found);
        found.keySet().forEach(literal -> suspects.or(byLiteral.getOrDefault(literal, always)));
        long digits = clean.chars().filter(c -> c >= '0' && c <= '9').count();
        Map<TextCondition, List<Expression>> byCondition = new HashMap<>();
        for (int i = suspects.nextSetBit(0); i >= 0; i = suspects.nextSetBit(i + 1)) {
            Expression suspect = expressions.get(i);
            for (TextCondition condition :
                    suspect.needed().digits() <= digits ? wantedBy.get(i) : List.<TextCondition>of()) {
                byCondition
                        .computeIfAbsent(condition, ignored -> new ArrayList<>())
                        .add(suspect);
            }
        }
        return byCondition;
    }
}
