package dev.portcullis.rules;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What the rule set says of one message: every rule that matched, in the order of the rule set. No hits is a pass.
 *
 * @param ruleSetHash the rule set that was asked
 * @param candidates what rules would have said by the thresholds that they only try
 */
public record Verdict(String ruleSetHash, List<Hit> hits, List<Hit> candidates) {

    public Verdict {
        hits = List.copyOf(hits);
        candidates = List.copyOf(candidates);
    }

    public boolean isPass() {
        return hits.isEmpty();
    }

    /** The strongest enforced hit that does something, the first of equals. A shadow hit never hides an enforced one. */
    public Optional<Hit> decisive() {
        return hits.stream()
                .filter(hit -> hit.enforced() && hit.rule().action().compareTo(Action.ALERT) > 0)
                .min(Comparator.comparing((Hit hit) -> hit.rule().action()).reversed());
    }
}
