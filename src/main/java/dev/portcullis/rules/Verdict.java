package dev.portcullis.rules;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What the rule set says of one message: every rule that matched, in the order of the rule set. No hits is a pass.
 *
 * @param ruleSetHash the rule set that was asked
 */
public record Verdict(String ruleSetHash, List<Hit> hits) {

    public Verdict {
        hits = List.copyOf(hits);
    }

    public boolean isPass() {
        return hits.isEmpty();
    }

    /** The strongest enforced hit, the first of equals. A shadow hit never hides an enforced one. */
    public Optional<Hit> decisive() {
        return hits.stream()
                .filter(Hit::enforced)
                .min(Comparator.comparing((Hit hit) -> hit.rule().action()).reversed());
    }
}
