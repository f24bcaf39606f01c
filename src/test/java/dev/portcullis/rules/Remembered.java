package dev.portcullis.rules;

import dev.portcullis.message.InboundMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Counters of one line in memory, by the law that those in Redis keep. */
final class Remembered {

    private final Map<String, List<Counted>> counters = new HashMap<>();

    /** Counts the message in and judges it, as a delivery would be. */
    Verdict judge(RuleSet ruleSet, InboundMessage message) {
        Match match = ruleSet.match(message);
        SenderHistory history = observe(match);
        Optional<Match> next = ruleSet.followUp(match, history);
        while (next.isPresent()) {
            match = next.get();
            history = observe(match);
            next = ruleSet.followUp(match, history);
        }
        return ruleSet.judge(match, history, Mode.ENFORCE);
    }

    SenderHistory observe(Match match) {
        InboundMessage message = match.message();
        String id = message.content().editOf().orElse(message.id()).value();
        for (Window window : match.windows()) {
            for (String mark : window.measure().marks()) {
                counters.computeIfAbsent(key(window, message), key -> new ArrayList<>())
                        .add(new Counted(id, message.sentAt(), mark, message.sender()));
            }
        }
        SenderHistory history = SenderHistory.EMPTY;
        for (Window window : match.windows()) {
            List<Counted> counted = counters.getOrDefault(key(window, message), List.of());
            // An edit stands where the message stands that it edits.
            Instant at = counted.stream()
                    .filter(each -> each.message().equals(id))
                    .map(Counted::at)
                    .min(Instant::compareTo)
                    .orElse(message.sentAt());
            Tally tally = new Tally(counted);
            List<Contributor> contributors = window.crowd().isEmpty() ? List.of() : tally.contributors(window, at);
            history = history.with(window, tally.most(window, at), contributors);
        }
        return history;
    }

    private static String key(Window window, InboundMessage message) {
        return window.counter()
                + window.crowd()
                        .map(Window.Crowd::key)
                        .orElse(message.sender().key().value());
    }
}
