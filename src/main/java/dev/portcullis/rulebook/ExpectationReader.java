package dev.portcullis.rulebook;

import dev.portcullis.rules.Action;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads a test's {@code expect}. */
final class ExpectationReader {

    private static final String NOTHING = "nothing";
    private static final List<Action> ACTIONS = List.of(Action.BLOCK, Action.HOLD, Action.TAG, Action.ALERT);
    private static final List<String> OTHERS = List.of("shadow", "candidate", "score");
    static final List<String> KEYS = Stream.concat(ACTIONS.stream().map(Action::wireName), OTHERS.stream())
            .toList();

    private final Problems problems;

    ExpectationReader(Problems problems) {
        this.problems = problems;
    }

    /**
     * @param senders everybody who sends in the test
     * @param outcomes those beside actions that there can be
     */
    Expectation read(Yaml value, Set<String> senders, Set<String> outcomes) {
        if (value instanceof Yaml.Scalar scalar && scalar.text().equals(NOTHING)) {
            return Expectation.NOTHING;
        }
        if (!(value instanceof Yaml.Mapping mapping) || mapping.entries().isEmpty()) {
            String noun = value instanceof Yaml.Mapping ? "an empty mapping" : value.noun();
            problems.error(
                    value.place(),
                    "'expect' is " + noun + "; expected '" + NOTHING + "', or a mapping of " + String.join(", ", KEYS)
                            + " to names");
            return Expectation.NOTHING;
        }
        return Fields.of(mapping, "'expect'", KEYS, problems)
                .map(fields -> expectation(fields, senders, outcomes))
                .orElse(Expectation.NOTHING);
    }

    private Expectation expectation(Fields fields, Set<String> senders, Set<String> outcomes) {
        Map<Action, Set<String>> actions = new EnumMap<>(Action.class);
        for (Action action : ACTIONS) {
            names(fields, action.wireName(), senders)
                    .filter(names -> !names.isEmpty())
                    .ifPresent(names -> actions.put(action, names));
        }
        for (String outcome : List.of("candidate", "score")) {
            if (fields.has(outcome) && !outcomes.contains(outcome)) {
                problems.error(
                        fields.placeOfKey(outcome),
                        "'" + outcome + "' is expected, but the rule has no '" + outcome + "': add it to the rule or"
                                + " remove it here");
            }
        }
        return new Expectation(
                actions,
                names(fields, "shadow", senders),
                names(fields, "candidate", senders),
                names(fields, "score", senders));
    }

    /** An empty list says that nobody is expected. */
    private Optional<Set<String>> names(Fields fields, String key, Set<String> senders) {
        if (fields.value(key)
                .filter(value ->
                        value instanceof Yaml.Sequence list && list.items().isEmpty())
                .isPresent()) {
            return Optional.of(Set.of());
        }
        if (!fields.has(key)) {
            return Optional.empty();
        }
        Set<String> names = new LinkedHashSet<>();
        for (Yaml.Scalar name : fields.texts(key)) {
            names.add(name.text());
            if (!senders.contains(name.text()) && !senders.contains(Sending.NOBODY)) {
                problems.error(
                        name.place(),
                        name.noun() + " sends nothing in this test; expected names as 'from' spells them"
                                + DidYouMean.among(name.text(), senders));
            }
        }
        return Optional.of(names);
    }
}
