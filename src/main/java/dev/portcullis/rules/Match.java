package dev.portcullis.rules;

import dev.portcullis.message.InboundMessage;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which rules' conditions one message meets, as far as is known of its sender's past. */
public final class Match {

    private final InboundMessage message;
    private final String ruleSetHash;
    private final Optional<Window> first;
    private final boolean turnsOnFirst;
    private final boolean spared;
    private final List<Met> met;
    private final List<Board.Fed> fed;
    private final List<RuleFault> faults;

    /**
     * @param windows none for a rule that one message is enough for
     * @param candidates the windows of the threshold that is only tried
     */
    record Met(LiveRule rule, List<Window> windows, List<Window> candidates, Findings findings) {}

    /**
     * @param first the window that tells whether this is the sender's first message; empty where no rule asks
     * @param turnsOnFirst whether a rule's condition cannot be decided without the answer
     * @param spared whether an exception of a whole file names the sender
     */
    Match(
            InboundMessage message,
            String ruleSetHash,
            Optional<Window> first,
            boolean turnsOnFirst,
            boolean spared,
            List<Met> met,
            List<Board.Fed> fed,
            List<RuleFault> faults) {
        this.message = message;
        this.ruleSetHash = ruleSetHash;
        this.first = first;
        this.turnsOnFirst = turnsOnFirst;
        this.spared = spared;
        this.met = List.copyOf(met);
        this.fed = List.copyOf(fed);
        this.faults = List.copyOf(faults);
    }

    Match feeding(List<Board.Fed> more) {
        return new Match(message, ruleSetHash, first, turnsOnFirst, spared, met, more, faults);
    }

    public InboundMessage message() {
        return message;
    }

    /** The different windows to count this message in. */
    public Set<Window> windows() {
        if (met.isEmpty() && first.isEmpty()) {
            return Set.of();
        }
        Set<Window> windows = new HashSet<>();
        first.ifPresent(windows::add);
        for (Met each : met) {
            windows.addAll(each.windows());
            windows.addAll(each.candidates());
        }
        for (Board.Fed board : fed) {
            board.enforced().ifPresent(windows::add);
            board.all().ifPresent(windows::add);
        }
        return windows;
    }

    /** Whether the message meets no rule's condition. */
    public boolean isEmpty() {
        return met.isEmpty();
    }

    /** Whether an exception of a whole file names the sender, so that not even the wanted list blocks them. */
    public boolean isSpared() {
        return spared;
    }

    /** The rules that failed on this message, to be counted; the others were evaluated all the same. */
    public List<RuleFault> faults() {
        return faults;
    }

    String ruleSetHash() {
        return ruleSetHash;
    }

    Optional<Window> first() {
        return first;
    }

    boolean turnsOnFirst() {
        return turnsOnFirst;
    }

    List<Met> met() {
        return met;
    }

    List<Board.Fed> fed() {
        return fed;
    }
}
