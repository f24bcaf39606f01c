package dev.portcullis.rules;

import dev.portcullis.message.SenderId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which of the rules whose condition a message meets match it, by what is known of the past. */
final class Hits {

    private final SenderHistory history;
    private final Mode globalMode;
    private final List<Hit> live = new ArrayList<>();
    private final List<Hit> candidates = new ArrayList<>();

    Hits(SenderHistory history, Mode globalMode) {
        this.history = history;
        this.globalMode = globalMode;
    }

    List<Hit> live() {
        return live;
    }

    List<Hit> candidates() {
        return candidates;
    }

    void add(Match.Met met) {
        Rule rule = met.rule().rule();
        Mode mode = rule.mode().softer(globalMode);
        boolean counted = met.rule().aggregate().isPresent();
        List<Window> reached = met.windows().stream().filter(history::reaches).toList();
        if (!counted || !reached.isEmpty()) {
            live.add(hit(met, rule, mode, reached));
        }
        List<Window> tried = met.candidates().stream().filter(history::reaches).toList();
        if (!tried.isEmpty()) {
            candidates.add(hit(met, rule, Mode.SHADOW, tried));
        }
    }

    private Hit hit(Match.Met met, Rule rule, Mode mode, List<Window> reached) {
        List<String> reasons = new ArrayList<>();
        Map<Window, Long> counts = new HashMap<>();
        Map<SenderId, Contributor> contributors = new LinkedHashMap<>();
        for (Window window : reached) {
            counts.put(window, history.count(window));
            history.contributors(window)
                    .forEach(each -> contributors.merge(each.sender().key(), each, Contributor::or));
            reasons.add(Reasons.of(window, met.rule().aggregate().orElseThrow(), history.count(window)));
        }
        String found = met.findings().reason();
        if (!found.isEmpty()) {
            reasons.add(found);
        }
        String reason = reasons.isEmpty() ? "the message meets the rule's condition" : String.join("; ", reasons);
        return new Hit(rule, mode, reason, met.findings().spans(), counts, List.copyOf(contributors.values()));
    }

    /** Rules in shadow feed the second total only, and a level that only this one reaches stays in shadow. */
    void add(Board.Fed fed) {
        Thresholds thresholds = fed.board().thresholds();
        Mode mode = thresholds.rule().mode().softer(globalMode);
        Optional<Hit> acting = mode == Mode.ENFORCE
                ? fed.enforced().flatMap(window -> hit(thresholds, mode, window))
                : Optional.empty();
        acting.ifPresent(live::add);
        fed.all()
                .flatMap(window -> hit(thresholds, Mode.SHADOW, window))
                .filter(hit -> acting.isEmpty() || isStronger(hit, acting.get()))
                .ifPresent(live::add);
    }

    private static boolean isStronger(Hit hit, Hit other) {
        return hit.rule().action().compareTo(other.rule().action()) > 0;
    }

    private Optional<Hit> hit(Thresholds thresholds, Mode mode, Window window) {
        long points = history.count(window);
        return thresholds
                .reached(points)
                .map(action -> new Hit(
                        thresholds.rule().doing(action),
                        mode,
                        Reasons.ofPoints(window, points, thresholds.levels().getOrDefault(action, 0)),
                        List.of(),
                        Map.of(window, points),
                        List.of()));
    }
}
