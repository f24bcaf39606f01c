package dev.portcullis.rules;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Why a rule did not match a message.
 *
 * @param note in words, for whoever wrote the rule
 * @param unmet which of its conditions did not hold, where that is why
 * @param counts how far its counters are, where they are why
 */
public record Explanation(Rule rule, Cause cause, String note, List<Unmet> unmet, Map<Window, Long> counts) {

    /** What kept the rule from matching. */
    public enum Cause {
        OFF,
        LINE,
        KIND,
        /** Edits are not counted. */
        EDIT,
        EXCEPTION,
        CONDITION,
        /** The message lacks what it would be counted by. */
        UNCOUNTED,
        COUNT,
        FAULT;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A condition that did not hold.
     *
     * @param unknown whether the message does not tell, which is no evidence for the one or the other
     */
    public record Unmet(String condition, boolean unknown) {}

    public Explanation {
        unmet = List.copyOf(unmet);
        counts = Map.copyOf(counts);
    }

    static Explanation of(Rule rule, Cause cause, String note) {
        return new Explanation(rule, cause, note, List.of(), Map.of());
    }
}
