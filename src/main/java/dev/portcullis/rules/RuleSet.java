package dev.portcullis.rules;

import dev.portcullis.message.InboundMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All live rules, compiled together; immutable, so that a change of rules is a change of the whole set. */
public final class RuleSet {

    private final String hash;
    private final List<Rule> rules;
    private final List<Live> live;
    private final KeywordIndex keywords;

    /** A rule that is not off, with the window it counts in. */
    private record Live(RuleDefinition definition, Optional<Window> window) {}

    private RuleSet(List<RuleDefinition> definitions) {
        this.hash = Digest.of(
                definitions.stream().map(RuleDefinition::canonical).sorted().toList());
        this.rules = definitions.stream().map(RuleDefinition::rule).toList();
        this.live = definitions.stream()
                .filter(definition -> definition.rule().mode() != Mode.OFF)
                .map(definition -> new Live(definition, window(definition)))
                .toList();
        this.keywords = KeywordIndex.of(
                live.stream().map(each -> each.definition().condition()).toList());
    }

    /**
     * Compiles the rules; their order decides between equals.
     *
     * @throws PatternException if their keywords together are too many
     */
    public static RuleSet of(List<RuleDefinition> definitions) {
        return new RuleSet(definitions);
    }

    private static Optional<Window> window(RuleDefinition definition) {
        String counter = Digest.of(List.of(definition.counted())).substring(0, 12);
        return definition.aggregate().map(aggregate -> aggregate.window(counter));
    }

    /** Names this set by its content: the same rules and lists have the same hash wherever they are written. */
    public String hash() {
        return hash;
    }

    /** Every rule, those that are off included. */
    public List<Rule> rules() {
        return rules;
    }

    /** Finds the rules whose condition the message meets. A rule that fails is left out and reported. */
    public Match match(InboundMessage message) {
        List<PartTexts> parts = message.content().parts().stream()
                .map(part -> new PartTexts(part, keywords))
                .toList();
        List<Match.Met> met = new ArrayList<>();
        List<RuleFault> faults = new ArrayList<>();
        for (Live each : live) {
            RuleDefinition definition = each.definition();
            Evaluation evaluation = new Evaluation(message.content().kind(), parts);
            try {
                if (definition.looksAt(message) && evaluation.holds(definition.condition())) {
                    met.add(new Match.Met(definition.rule(), each.window(), evaluation.findings()));
                }
            } catch (RuntimeException | StackOverflowError e) {
                faults.add(new RuleFault(definition.rule(), e));
            }
        }
        return new Match(message, hash, met, faults);
    }

    /**
     * Says what the rules make of a message, given its sender's past.
     *
     * @param match of this rule set
     * @param globalMode softens every rule's own mode
     */
    public Verdict judge(Match match, SenderHistory history, Mode globalMode) {
        if (!match.ruleSetHash().equals(hash)) {
            throw new IllegalArgumentException(
                    "the message was matched by rule set " + match.ruleSetHash() + ", this is " + hash);
        }
        List<Hit> hits = new ArrayList<>();
        for (Match.Met met : match.met()) {
            Mode mode = met.rule().mode().softer(globalMode);
            if (mode != Mode.OFF && fires(met, history)) {
                hits.add(hit(met, history, mode));
            }
        }
        return new Verdict(hash, hits);
    }

    private static boolean fires(Match.Met met, SenderHistory history) {
        return met.window()
                .map(window -> history.count(window) >= window.atLeast())
                .orElse(true);
    }

    private static Hit hit(Match.Met met, SenderHistory history, Mode mode) {
        List<String> reasons = new ArrayList<>();
        met.window().ifPresent(window -> reasons.add(reason(window, history.count(window))));
        String found = met.findings().reason();
        if (!found.isEmpty()) {
            reasons.add(found);
        }
        String reason = reasons.isEmpty() ? "the message meets the rule's condition" : String.join("; ", reasons);
        Map<Window, Long> counts = met.window()
                .map(window -> Map.of(window, history.count(window)))
                .orElse(Map.of());
        return new Hit(met.rule(), mode, reason, met.findings().spans(), counts);
    }

    private static String reason(Window window, long count) {
        return count + " messages within " + spell(window.within()) + " (limit " + window.atLeast() + ")";
    }

    private static String spell(Duration within) {
        long seconds = within.toSeconds();
        if (seconds % 3600 == 0) {
            return seconds / 3600 + " h";
        }
        return seconds % 60 == 0 && seconds > 60 ? seconds / 60 + " min" : seconds + " s";
    }
}
