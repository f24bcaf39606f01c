package dev.portcullis.rules;

import dev.portcullis.message.LineId;
import dev.portcullis.message.MessageKind;
import dev.portcullis.rules.Explanation.Cause;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Explains why rules did not match one message. */
final class Explanations {

    private final Match match;
    private final SenderHistory history;
    private final Subject subject;

    Explanations(Match match, SenderHistory history, Subject subject) {
        this.match = match;
        this.history = history;
        this.subject = subject;
    }

    /** @param hits ids of those that did match */
    List<Explanation> of(RuleSetDefinition definition, Set<String> hits) {
        List<Explanation> explanations = new ArrayList<>();
        for (RuleDefinition rule : definition.rules()) {
            if (!hits.contains(rule.rule().id())) {
                explanations.add(of(rule));
            }
        }
        for (Thresholds thresholds : definition.thresholds()) {
            if (!hits.contains(thresholds.rule().id())) {
                explanations.add(of(thresholds));
            }
        }
        return explanations;
    }

    private Explanation of(RuleDefinition definition) {
        Rule rule = definition.rule();
        Optional<Explanation> known = off(rule)
                .or(() -> fault(rule))
                .or(() -> elsewhere(rule, definition.lines()))
                .or(() -> ofOtherSort(definition));
        return known.or(() -> ofMet(definition))
                .or(() -> exempt(rule, definition.exemptions()))
                .orElseGet(() -> new Explanation(
                        rule,
                        Cause.CONDITION,
                        "The message does not meet the rule's conditions.",
                        Shortfall.of(definition.condition(), subject),
                        Map.of()));
    }

    private static Optional<Explanation> off(Rule rule) {
        return rule.mode() == Mode.OFF
                ? Optional.of(Explanation.of(rule, Cause.OFF, "The rule is off."))
                : Optional.empty();
    }

    private Optional<Explanation> fault(Rule rule) {
        return match.faults().stream()
                .filter(fault -> fault.rule().id().equals(rule.id()))
                .findFirst()
                .map(fault -> Explanation.of(
                        rule,
                        Cause.FAULT,
                        "The rule failed on this message: "
                                + fault.cause().getClass().getSimpleName() + "."));
    }

    private Optional<Explanation> elsewhere(Rule rule, Set<LineId> lines) {
        return lines.isEmpty() || lines.contains(match.message().line())
                ? Optional.empty()
                : Optional.of(Explanation.of(
                        rule,
                        Cause.LINE,
                        "The rule holds on lines " + join(lines) + " only; this message is sent to "
                                + match.message().line() + "."));
    }

    private Optional<Explanation> ofOtherSort(RuleDefinition definition) {
        MessageKind kind = subject.content().kind();
        if (!definition.kinds().contains(kind)) {
            List<String> names = new TreeSet<>(definition.kinds())
                    .stream().map(MessageKind::wireName).toList();
            return Optional.of(Explanation.of(
                    definition.rule(),
                    Cause.KIND,
                    "The rule looks at messages of kind " + join(names) + "; this one is of kind " + kind.wireName()
                            + "."));
        }
        return definition.looksAt(match.message())
                ? Optional.empty()
                : Optional.of(Explanation.of(
                        definition.rule(), Cause.EDIT, "The rule counts messages, and an edit is no new one."));
    }

    private Optional<Explanation> ofMet(RuleDefinition definition) {
        return match.met().stream()
                .filter(met -> met.rule().rule().id().equals(definition.rule().id()))
                .findFirst()
                .map(met -> met.windows().isEmpty() ? uncounted(definition) : tooFew(definition, met.windows()));
    }

    private static Explanation uncounted(RuleDefinition definition) {
        return Explanation.of(
                definition.rule(),
                Cause.UNCOUNTED,
                "The message meets the rule's conditions and is not counted, since it lacks what the rule counts by"
                        + definition.aggregate().map(of -> ": " + of.counted()).orElse("") + ".");
    }

    private Explanation tooFew(RuleDefinition definition, List<Window> windows) {
        Map<Window, Long> counts = new HashMap<>();
        windows.forEach(window -> counts.put(window, history.count(window)));
        String reached = counts.entrySet().stream()
                .map(each -> Reasons.of(each.getKey(), definition.aggregate().orElseThrow(), each.getValue()))
                .sorted()
                .collect(Collectors.joining("; "));
        return new Explanation(
                definition.rule(),
                Cause.COUNT,
                "The message is counted, and that is not enough yet: " + reached + ".",
                List.of(),
                counts);
    }

    private Optional<Explanation> exempt(Rule rule, List<Exemption> exemptions) {
        return exemptions.stream()
                .filter(exemption -> LiveRule.exempts(List.of(exemption), subject))
                .findFirst()
                .map(exemption -> Explanation.of(
                        rule, Cause.EXCEPTION, "An exception names the sender: " + exemption.reason() + "."));
    }

    private Explanation of(Thresholds thresholds) {
        Rule rule = thresholds.rule();
        return off(rule)
                .or(() -> elsewhere(rule, thresholds.lines()))
                .or(() -> exempt(rule, thresholds.exemptions()))
                .or(() -> ofFed(thresholds))
                .orElseGet(() ->
                        Explanation.of(rule, Cause.CONDITION, "No rule that adds points here matches this message."));
    }

    private Optional<Explanation> ofFed(Thresholds thresholds) {
        return match.fed().stream()
                .filter(fed -> fed.board()
                        .thresholds()
                        .rule()
                        .id()
                        .equals(thresholds.rule().id()))
                .flatMap(fed -> fed.all().stream())
                .findFirst()
                .map(window -> new Explanation(
                        thresholds.rule(),
                        Cause.COUNT,
                        "The points are not enough yet: "
                                + Reasons.ofPoints(window, history.count(window), thresholds.lowest()) + ".",
                        List.of(),
                        Map.of(window, history.count(window))));
    }

    private static String join(Collection<?> all) {
        return all.stream().map(Object::toString).collect(Collectors.joining(", "));
    }
}
