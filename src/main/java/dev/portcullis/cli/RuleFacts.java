package dev.portcullis.cli;

import dev.portcullis.message.Lease;
import dev.portcullis.rules.Action;
import dev.portcullis.rules.Aggregate;
import dev.portcullis.rules.Exemption;
import dev.portcullis.rules.Rule;
import dev.portcullis.rules.RuleDefinition;
import dev.portcullis.rules.Spread;
import dev.portcullis.rules.Thresholds;
import dev.portcullis.rules.Trait;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A rule as a flat list of what could be changed about it, in the words of rule files. */
final class RuleFacts {

    /** Too long to be shown; that they differ is all that is said. */
    private static final List<String> LONG = List.of("match", "exceptions", "title", "description");

    private final Map<String, String> facts = new LinkedHashMap<>();

    static RuleFacts of(RuleDefinition definition) {
        RuleFacts made = new RuleFacts();
        made.addRule(definition.rule());
        made.add("lines", definition.lines());
        made.add("on", definition.kinds().stream().map(kind -> kind.wireName()).toList());
        made.add("match", definition.condition().canonical());
        definition.aggregate().ifPresent(made::addAggregate);
        definition.score().ifPresent(score -> {
            made.add("score.add", Integer.toString(score.add()));
            made.add("score.max", Integer.toString(score.most()));
        });
        made.addExemptions(definition.exemptions());
        return made;
    }

    static RuleFacts of(Thresholds thresholds) {
        RuleFacts made = new RuleFacts();
        made.addRule(thresholds.rule());
        made.add("lines", thresholds.lines());
        made.add("fed by", thresholds.scorers());
        made.add("within", spell(thresholds.within()));
        for (Action action : Action.values()) {
            Integer points = thresholds.levels().get(action);
            if (points != null) {
                made.add(action.wireName(), points.toString());
            }
        }
        made.addExemptions(thresholds.exemptions());
        return made;
    }

    private void addRule(Rule rule) {
        add("mode", rule.mode().wireName());
        add("action", rule.action().wireName());
        add("severity", rule.severity().wireName());
        add("title", rule.title());
        add("description", rule.description());
        rule.lease().ifPresent(this::addLease);
        if (rule.spread() == Spread.LINES) {
            add("spread", rule.spread().wireName());
        }
        add("blocks_per_hour", Integer.toString(rule.limits().blocksPerHour()));
        rule.limits().shareOfSenders().ifPresent(share -> add("share_of_senders", Double.toString(share)));
    }

    private void addLease(Lease lease) {
        add("for", spell(lease.length()));
        lease.growth().ifPresent(growth -> {
            add("repeat.multiply", Integer.toString(growth.multiply()));
            add("repeat.max", spell(growth.longest()));
            add("repeat.forget_after", spell(growth.forgetAfter()));
        });
    }

    private void addAggregate(Aggregate aggregate) {
        add("by", aggregate.by().stream().map(Trait::byName).toList());
        aggregate.distinct().ifPresent(trait -> add("distinct", trait.distinctName()));
        add("within", spell(aggregate.limit().within()));
        add("gte", Integer.toString(aggregate.limit().atLeast()));
        aggregate.candidate().ifPresent(candidate -> {
            add("candidate.within", spell(candidate.within()));
            add("candidate.gte", Integer.toString(candidate.atLeast()));
        });
        if (!aggregate.sweep().isZero()) {
            add("sweep", spell(aggregate.sweep()));
        }
    }

    private void addExemptions(List<Exemption> exemptions) {
        add(
                "exceptions",
                exemptions.stream()
                        .map(exemption -> exemption.who().canonical() + exemption.until() + exemption.reason())
                        .toList());
    }

    private void add(String fact, Collection<?> values) {
        if (!values.isEmpty()) {
            add(
                    fact,
                    new TreeSet<>(values.stream().map(Object::toString).toList())
                            .stream().collect(Collectors.joining(", ")));
        }
    }

    private void add(String fact, String value) {
        facts.put(fact, value);
    }

    /** What differs, one phrase each; empty if the rules are the same. */
    List<String> changesSince(RuleFacts before) {
        Map<String, String> either = new LinkedHashMap<>(facts);
        before.facts.forEach(either::putIfAbsent);
        return either.keySet().stream()
                .filter(fact -> !value(fact).equals(before.value(fact)))
                .map(fact -> LONG.contains(fact) ? fact : fact + " " + before.value(fact) + " -> " + value(fact))
                .toList();
    }

    private String value(String fact) {
        return facts.getOrDefault(fact, "none");
    }

    private static String spell(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds % 86_400 == 0) {
            return seconds / 86_400 + "d";
        }
        if (seconds % 3_600 == 0) {
            return seconds / 3_600 + "h";
        }
        return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
    }
}
