package dev.portcullis.rulebook;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the author of a rule says that it does, on messages that nobody sent.
 *
 * @param place of its entry in {@code tests}, where a failure is reported
 * @param rule id of the one rule that is run; empty where all rules of the file are
 * @param file name of the rule file
 * @param start what the clock shows at first
 * @param send in this order
 */
record RuleTest(
        Place place,
        String name,
        Optional<String> rule,
        String file,
        Instant start,
        List<Sending> send,
        Expectation expect) {

    RuleTest {
        send = List.copyOf(send);
    }
}
