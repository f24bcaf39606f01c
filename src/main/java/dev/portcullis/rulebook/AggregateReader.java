package dev.portcullis.rulebook;

import dev.portcullis.rules.Aggregate;
import dev.portcullis.rules.Aggregate.Limit;
import dev.portcullis.rules.Trait;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads {@code aggregate} with what belongs to it: {@code candidate} and {@code sweep}. */
final class AggregateReader {

    static final Duration LONGEST_WINDOW = Duration.ofHours(24);

    private static final List<Trait> TRAITS = List.of(Trait.values());
    static final List<String> KEYS = List.of("count", "distinct", "by", "within", "gte");
    static final List<String> CANDIDATE_KEYS = List.of("within", "gte");

    private final Problems problems;

    AggregateReader(Problems problems) {
        this.problems = problems;
    }

    /** @param facts what is known of the messages that are counted */
    Optional<Aggregate> read(Fields rule, Facts facts) {
        Optional<Fields> fields = rule.mapping("aggregate", KEYS);
        if (!rule.has("aggregate")) {
            for (String key : List.of("candidate", "sweep")) {
                if (rule.has(key)) {
                    problems.error(rule.placeOfKey(key), "'" + key + "' without 'aggregate', which it belongs to");
                }
            }
        }
        return fields.flatMap(aggregate -> read(rule, aggregate, facts));
    }

    private Optional<Aggregate> read(Fields rule, Fields aggregate, Facts facts) {
        aggregate.require("within", "gte");
        Optional<String> counting = aggregate.onlyOne(List.of("count", "distinct"));
        aggregate.choice("count", List.of("messages"), Function.identity());
        Optional<Trait> distinct = aggregate
                .value("distinct")
                .flatMap(value -> trait(aggregate, value, "distinct", Trait::distinctName, facts));
        Set<Trait> by = by(aggregate, facts);
        distinct.filter(by::contains).ifPresent(trait -> refuseSame(aggregate, trait));
        Optional<Duration> sweep = sweep(rule, by);
        Optional<Limit> limit = limit(aggregate, leastOf(aggregate));
        Optional<Limit> candidate = rule.mapping("candidate", CANDIDATE_KEYS)
                .flatMap(fields -> candidate(fields, limit, leastOf(aggregate)));
        if (by.isEmpty() || counting.isEmpty() || aggregate.has("distinct") && distinct.isEmpty()) {
            return Optional.empty();
        }
        return limit.map(live -> new Aggregate(by, distinct, live, candidate, sweep.orElse(Duration.ZERO)));
    }

    /** One value is never different from another. */
    private static int leastOf(Fields aggregate) {
        return aggregate.has("distinct") ? 2 : 1;
    }

    private void refuseSame(Fields aggregate, Trait trait) {
        String inBy = aggregate.has("by") ? "'by'" : "'by', which is sender where it is left out";
        problems.error(
                aggregate.placeOf("distinct"),
                "'distinct' is '" + trait.distinctName() + "', as is " + inBy
                        + "; expected messages that differ in something else than they have in common: name that under"
                        + " 'by'");
    }

    private Set<Trait> by(Fields aggregate, Facts facts) {
        Set<Trait> by = EnumSet.noneOf(Trait.class);
        if (!aggregate.has("by")) {
            by.add(Trait.SENDER);
        }
        for (Yaml.Scalar name : aggregate.texts("by")) {
            trait(aggregate, name, "by", Trait::byName, facts).ifPresent(trait -> {
                if (!by.add(trait)) {
                    problems.error(name.place(), "'" + trait.byName() + "' stands twice under 'by': remove one");
                }
                if (trait == Trait.LINK_HOST && !facts.excludeHosts()) {
                    problems.error(
                            name.place(),
                            "'by' is 'link_host', but hosts that everybody links to are not excluded; expected them"
                                    + " under 'not' of 'match', such as not: {link: [youtube.com, \"@well_known_hosts\"]}");
                }
            });
        }
        return by;
    }

    private Optional<Trait> trait(Fields owner, Yaml value, String key, Function<Trait, String> name, Facts facts) {
        List<String> names = TRAITS.stream().map(name).toList();
        int found = value instanceof Yaml.Scalar scalar ? names.indexOf(scalar.text()) : -1;
        if (found < 0) {
            return owner.expected(
                    value, "'" + key + "'", "one of " + String.join(", ", names) + hint(value, name, names));
        }
        Trait trait = TRAITS.get(found);
        Feature.of(trait)
                .filter(facts::lack)
                .ifPresent(feature -> problems.error(
                        value.place(),
                        "'" + key + "' is '" + names.get(found) + "', but a message of kind " + facts.kinds()
                                + " has no " + feature.noun() + ", so that nothing is ever counted"));
        return Optional.of(trait);
    }

    private static String hint(Yaml value, Function<Trait, String> name, List<String> names) {
        if (!(value instanceof Yaml.Scalar scalar)) {
            return "";
        }
        return TRAITS.stream()
                .filter(trait -> List.of(trait.byName(), trait.distinctName()).contains(scalar.text()))
                .findFirst()
                .map(trait -> "; here it is called '" + name.apply(trait) + "'")
                .orElseGet(() -> DidYouMean.among(scalar.text(), names));
    }

    private static Optional<Limit> limit(Fields fields, int least) {
        Optional<Duration> within = fields.duration("within", LONGEST_WINDOW);
        Optional<Integer> atLeast = fields.integer("gte", least);
        return within.flatMap(time -> atLeast.map(count -> new Limit(time, count)));
    }

    /** The live threshold with other numbers; those that are left out stay. */
    private Optional<Limit> candidate(Fields fields, Optional<Limit> live, int least) {
        Optional<Duration> within = fields.duration("within", LONGEST_WINDOW);
        Optional<Integer> atLeast = fields.integer("gte", least);
        if (live.isEmpty() || within.isEmpty() && fields.has("within") || atLeast.isEmpty() && fields.has("gte")) {
            return Optional.empty();
        }
        Limit limit = new Limit(
                within.orElse(live.get().within()), atLeast.orElse(live.get().atLeast()));
        if (limit.equals(live.get())) {
            problems.error(
                    fields.place(),
                    "'candidate' is the same as 'aggregate'; expected another 'within' or 'gte' to try, or no"
                            + " candidate");
        }
        return Optional.of(limit);
    }

    private Optional<Duration> sweep(Fields rule, Set<Trait> by) {
        if (rule.has("sweep") && by.contains(Trait.SENDER)) {
            problems.error(
                    rule.placeOfKey("sweep"),
                    "'sweep' with an aggregate of single senders, who have no other contributors; expected a 'by'"
                            + " without sender, or no sweep");
        }
        return rule.duration("sweep", LONGEST_WINDOW);
    }
}
