package dev.portcullis.rules;

import java.util.BitSet;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Leaves out the rules whose condition cannot hold since nothing that they look for stands in the message's texts. */
final class RuleIndex {

    /** Those that may hold whatever the texts are. */
    private final BitSet always = new BitSet();

    private final Map<TextCondition, BitSet> wantedBy = new HashMap<>();
    private final Set<TextField> fields = EnumSet.noneOf(TextField.class);
    private final int rules;

    /** @param conditions of one rule each; rules are told by their place in the list */
    RuleIndex(List<Condition> conditions) {
        rules = conditions.size();
        for (int rule = 0; rule < rules; rule++) {
            Set<TextCondition> needed = needed(conditions.get(rule));
            for (TextCondition text : needed) {
                wantedBy.computeIfAbsent(text, ignored -> new BitSet()).set(rule);
                fields.add(text.field());
            }
            if (needed.isEmpty()) {
                always.set(rule);
            }
        }
    }

    /** Conditions of which at least one holds where the given one does; empty where no such are known. */
    private static Set<TextCondition> needed(Condition condition) {
        return switch (condition) {
            case TextCondition text -> text.atLeast() > 0 ? Set.of(text) : Set.of();
            case Condition.All all -> ofOne(all.conditions());
            case Condition.Any any -> ofEach(any.conditions());
            default -> Set.of();
        };
    }

    private static Set<TextCondition> ofOne(List<Condition> conditions) {
        return conditions.stream()
                .map(RuleIndex::needed)
                .filter(needed -> !needed.isEmpty())
                .findFirst()
                .orElse(Set.of());
    }

    private static Set<TextCondition> ofEach(List<Condition> conditions) {
        Set<TextCondition> all = new HashSet<>();
        for (Condition condition : conditions) {
            Set<TextCondition> needed = needed(condition);
            if (needed.isEmpty()) {
                return Set.of();
            }
            all.addAll(needed);
        }
        return all;
    }

    /** The rules to look at: all of them where a text cannot be read, which is to be each rule's own fault. */
    BitSet suspects(Subject subject) {
        BitSet suspects = (BitSet) always.clone();
        try {
            for (TextField field : fields) {
                for (PartTexts part : subject.texts(field)) {
                    part.plausible().forEach(condition -> suspects.or(wantedBy.getOrDefault(condition, always)));
                }
            }
        } catch (RuntimeException e) {
            suspects.set(0, rules);
        }
        return suspects;
    }
}
