package dev.portcullis.rules;

import java.util.List;
import java.util.Map;

/**
 * One rule that matched one message.
 *
 * @param rule as it matched: its action is the one that was reached
 * @param mode the softer of the rule's own and the global mode: enforce or shadow
 * @param reason for a human: what was found, without the sender's words
 * @param counts the counter values that the rule fired on; empty for a rule on content alone
 * @param contributors everyone to act on, where many senders' messages together made the offence; else empty
 */
public record Hit(
        Rule rule,
        Mode mode,
        String reason,
        List<Span> spans,
        Map<Window, Long> counts,
        List<Contributor> contributors) {

    public Hit {
        spans = List.copyOf(spans);
        counts = Map.copyOf(counts);
        contributors = List.copyOf(contributors);
    }

    /** The same in another mode. */
    public Hit in(Mode other) {
        return new Hit(rule, other, reason, spans, counts, contributors);
    }

    public boolean enforced() {
        return mode == Mode.ENFORCE;
    }
}
