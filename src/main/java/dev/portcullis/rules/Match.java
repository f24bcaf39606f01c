package dev.portcullis.rules;

import dev.portcullis.message.InboundMessage;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which rules' conditions one message meets, before anything is known of its sender's past. */
public final class Match {

    private final InboundMessage message;
    private final String ruleSetHash;
    private final List<Met> met;
    private final List<RuleFault> faults;

    /** @param window empty for a rule that one message is enough for */
    record Met(Rule rule, Optional<Window> window, Findings findings) {}

    Match(InboundMessage message, String ruleSetHash, List<Met> met, List<RuleFault> faults) {
        this.message = message;
        this.ruleSetHash = ruleSetHash;
        this.met = List.copyOf(met);
        this.faults = List.copyOf(faults);
    }

    public InboundMessage message() {
        return message;
    }

    /** The different windows to count this message in. */
    public Set<Window> windows() {
        return met.stream().flatMap(each -> each.window().stream()).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether the message meets no rule's condition, so that no history can make it more than a pass. */
    public boolean isEmpty() {
        return met.isEmpty();
    }

    /** The rules that failed on this message, to be counted; the others were evaluated all the same. */
    public List<RuleFault> faults() {
        return faults;
    }

    String ruleSetHash() {
        return ruleSetHash;
    }

    List<Met> met() {
        return met;
    }
}
