package dev.portcullis.rules;

import dev.portcullis.message.InboundMessage;
import dev.portcullis.rules.Aggregate.Limit;
import dev.portcullis.rules.Window.Crowd;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A rule that is not off, with the name of what it counts. */
final class LiveRule {

    /** A message with more hosts is counted for the first ones. */
    private static final int MOST_VALUES = 10;

    private final RuleDefinition definition;
    private final String counter;
    private final String mark;
    private final boolean asksForFirst;

    LiveRule(RuleDefinition definition) {
        this.definition = definition;
        this.counter = Digest.of(List.of(definition.counted())).substring(0, 12);
        this.mark = Digest.of(List.of(rule().id(), definition.counted()));
        this.asksForFirst = asksForFirst(definition.condition());
    }

    private static boolean asksForFirst(Condition condition) {
        return switch (condition) {
            case Condition.IsFirst first -> true;
            case Condition.All all -> all.conditions().stream().anyMatch(LiveRule::asksForFirst);
            case Condition.Any any -> any.conditions().stream().anyMatch(LiveRule::asksForFirst);
            case Condition.None none -> none.conditions().stream().anyMatch(LiveRule::asksForFirst);
            default -> false;
        };
    }

    Rule rule() {
        return definition.rule();
    }

    Condition condition() {
        return definition.condition();
    }

    Optional<Aggregate> aggregate() {
        return definition.aggregate();
    }

    Optional<Score> score() {
        return definition.score();
    }

    /** How a message that this rule matched is marked among those that score. */
    String mark() {
        return mark;
    }

    /** Whether the sender's past decides whether a message is counted. */
    boolean asksForFirst() {
        return asksForFirst;
    }

    boolean looksAt(InboundMessage message) {
        return definition.looksAt(message);
    }

    /** Whether the message meets the condition and nobody excused it. */
    Truth holds(Subject subject, Evaluation evaluation) {
        Truth condition = evaluation.of(definition.condition());
        return condition != Truth.NO && exempts(definition.exemptions(), subject) ? Truth.NO : condition;
    }

    /** Whom an exemption names; who only may be among them is not, or everybody without a number would be. */
    static boolean exempts(List<Exemption> exemptions, Subject subject) {
        for (Exemption exemption : exemptions) {
            if (exemption.isInForce(subject.message().sentAt())
                    && new Evaluation(subject).of(exemption.who()) == Truth.YES) {
                return true;
            }
        }
        return false;
    }

    /** Where to count the message; nowhere if it lacks what is counted by. */
    List<Window> windows(Subject subject) {
        return aggregate()
                .map(of -> windows(subject, of, of.limit(), of.sweep()))
                .orElse(List.of());
    }

    /** The same by the threshold that is only tried. */
    List<Window> candidates(Subject subject) {
        return aggregate()
                .flatMap(of -> of.candidate().map(limit -> windows(subject, of, limit, Duration.ZERO)))
                .orElse(List.of());
    }

    private List<Window> windows(Subject subject, Aggregate of, Limit limit, Duration sweep) {
        Set<String> marks = of.distinct().map(trait -> marks(subject, trait)).orElse(Set.of());
        if (of.distinct().isPresent() && marks.isEmpty()) {
            return List.of();
        }
        List<Window> windows = new ArrayList<>();
        for (String group : groups(subject, of)) {
            boolean alone = group.isEmpty();
            String name = of.isOfCrowds() || alone || of.distinct().isEmpty() ? counter : counter + group;
            Optional<Crowd> crowd = of.isOfCrowds() ? Optional.of(new Crowd(group, sweep)) : Optional.empty();
            Measure measure = of.distinct().isPresent()
                    ? new Measure.Distinct(marks)
                    : of.isOfCrowds() || alone ? new Measure.Messages() : new Measure.Same(group);
            windows.add(new Window(name, Reasons.counted(of), crowd, measure, limit.within(), limit.atLeast()));
        }
        return windows;
    }

    private static Set<String> marks(Subject subject, Trait trait) {
        Set<String> marks = new TreeSet<>();
        subject.different(trait).stream().limit(MOST_VALUES).map(Digest::mark).forEach(marks::add);
        return marks;
    }

    /** A digest for each combination of values; one empty string where the sender alone is counted by. */
    private static List<String> groups(Subject subject, Aggregate of) {
        List<List<String>> combinations = List.of(List.of());
        for (Trait trait : new TreeSet<>(of.by())) {
            if (trait != Trait.SENDER) {
                combinations = combine(combinations, subject.values(trait));
            }
        }
        return combinations.stream()
                .map(values -> values.isEmpty() ? "" : Digest.of(values))
                .toList();
    }

    private static List<List<String>> combine(List<List<String>> combinations, Set<String> values) {
        List<List<String>> longer = new ArrayList<>();
        for (List<String> combination : combinations) {
            values.stream().limit(MOST_VALUES).forEach(value -> {
                List<String> next = new ArrayList<>(combination);
                next.add(value);
                longer.add(next);
            });
        }
        return longer;
    }
}
