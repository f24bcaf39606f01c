package dev.portcullis.rulebook;

import dev.portcullis.rules.Action;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whom a rule's test expects to be acted on, each as the test's {@code from} names them.
 *
 * @param actions who by action; nobody where an action is missing
 * @param shadow who was matched by a rule that only watches; not checked where empty
 * @param candidate who reached a candidate threshold; not checked where empty
 * @param score whom the rule added points for; not checked where empty
 */
record Expectation(
        Map<Action, Set<String>> actions,
        Optional<Set<String>> shadow,
        Optional<Set<String>> candidate,
        Optional<Set<String>> score) {

    static final Expectation NOTHING = new Expectation(Map.of(), Optional.empty(), Optional.empty(), Optional.empty());

    Expectation {
        actions = Map.copyOf(actions);
    }
}
