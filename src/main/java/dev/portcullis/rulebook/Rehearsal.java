package dev.portcullis.rulebook;

import dev.portcullis.message.InboundMessage;
import dev.portcullis.message.LineId;
import dev.portcullis.rules.Contributor;
import dev.portcullis.rules.Counted;
import dev.portcullis.rules.Match;
import dev.portcullis.rules.Mode;
import dev.portcullis.rules.RuleSet;
import dev.portcullis.rules.SenderHistory;
import dev.portcullis.rules.Verdict;
import dev.portcullis.rules.Window;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A rule set at work without Redis: what it would say of some messages, by their own times, if there had been no others.
 * Counts in memory by the law that Redis follows. Not for several threads.
 */
public final class Rehearsal {

    private final RuleSet ruleSet;
    private final Mode globalMode;
    private final Map<Counter, CountedMessages> counters = new HashMap<>();

    /** @param whose the key of a crowd, or of the one sender whose messages are counted */
    private record Counter(LineId line, String name, boolean ofCrowd, String whose) {

        static Counter of(Window window, InboundMessage message) {
            return new Counter(
                    message.line(),
                    window.counter(),
                    window.crowd().isPresent(),
                    window.crowd()
                            .map(Window.Crowd::key)
                            .orElseGet(() -> message.sender().key().value()));
        }
    }

    /** What was found of one message, and by what. */
    record Judged(Match match, SenderHistory history, Verdict verdict) {}

    private Rehearsal(RuleSet ruleSet, Mode globalMode) {
        this.ruleSet = ruleSet;
        this.globalMode = globalMode;
    }

    /**
     * Before the first message; the rules' own modes hold. Cheap: whoever wants each message judged by itself makes one
     * for each.
     */
    public static Rehearsal of(RuleSet ruleSet) {
        return of(ruleSet, Mode.ENFORCE);
    }

    /** @param globalMode softens every rule's own mode */
    public static Rehearsal of(RuleSet ruleSet, Mode globalMode) {
        return new Rehearsal(ruleSet, globalMode);
    }

    /** A message that comes again is counted once. */
    public Verdict judge(InboundMessage message) {
        return hear(message).verdict();
    }

    /** The same, with what is asked to explain it. */
    Judged hear(InboundMessage message) {
        Match match = ruleSet.match(message);
        SenderHistory history = observe(match);
        Optional<Match> followUp = ruleSet.followUp(match, history);
        while (followUp.isPresent()) {
            match = followUp.get();
            history = observe(match);
            followUp = ruleSet.followUp(match, history);
        }
        return new Judged(match, history, ruleSet.judge(match, history, globalMode));
    }

    private SenderHistory observe(Match match) {
        Set<Window> windows = match.windows();
        if (windows.isEmpty()) {
            return SenderHistory.EMPTY;
        }
        InboundMessage message = match.message();
        windows.forEach(window -> counter(message, window).keepFor(window.atLeast()));
        windows.forEach(window -> count(message, window));
        Map<Window, Long> counts = new HashMap<>();
        Map<Window, List<Contributor>> contributors = new HashMap<>();
        for (Window window : windows) {
            CountedMessages.Answer answer = counter(message, window).ask(window, message.sentAt());
            counts.put(window, answer.count());
            contributors.put(window, answer.contributors());
        }
        return new SenderHistory(counts, contributors);
    }

    /** An edit is no other message, so it counts as the one that it replaces. */
    private void count(InboundMessage message, Window window) {
        String id = message.content().editOf().orElse(message.id()).value();
        CountedMessages counter = counter(message, window);
        for (String mark : window.measure().marks()) {
            counter.add(new Counted(id, message.sentAt(), mark, message.sender()));
        }
    }

    private CountedMessages counter(InboundMessage message, Window window) {
        return counters.computeIfAbsent(Counter.of(window, message), counter -> new CountedMessages());
    }
}
