package dev.portcullis.rulebook;

import dev.portcullis.message.Forwarding;
import dev.portcullis.message.LineId;
import dev.portcullis.message.MessageKind;
import dev.portcullis.rules.Action;
import dev.portcullis.rules.RuleSetDefinition;
import dev.portcullis.testing.SampleRules;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tests of rules, made without a file. */
final class RuleTests {

    private static final Place PLACE = new Place(SampleRules.FILE, 9, 9);

    private RuleTests() {}

    static Sending send(String from, String text) {
        return sending(from).text(text).build();
    }

    static Sending send(String from, String text, int times, int every) {
        return sending(from).text(text).times(times, every).build();
    }

    static Draft sending(String from) {
        return new Draft(from);
    }

    static RuleTest of(Optional<String> rule, Expectation expect, Sending... send) {
        return new RuleTest(
                PLACE, "a name", rule, SampleRules.FILE, Instant.parse("2026-01-01T12:00:00Z"), List.of(send), expect);
    }

    static Expectation expect(Action action, String... from) {
        return new Expectation(Map.of(action, Set.of(from)), Optional.empty(), Optional.empty(), Optional.empty());
    }

    static Expectation expectShadow(String... from) {
        return new Expectation(Map.of(), Optional.of(Set.of(from)), Optional.empty(), Optional.empty());
    }

    static Expectation expectCandidate(String... from) {
        return new Expectation(Map.of(), Optional.empty(), Optional.of(Set.of(from)), Optional.empty());
    }

    static Expectation expectScore(String... from) {
        return new Expectation(Map.of(), Optional.empty(), Optional.empty(), Optional.of(Set.of(from)));
    }

    /** What is said of the test; nothing if it passes. */
    static List<String> run(RuleSetDefinition rules, RuleTest test) {
        Problems problems = new Problems();
        new RuleTestRun(rules).passes(test, problems);
        return problems.inReadingOrder().stream().map(RuleProblem::toString).toList();
    }

    /** A sending of which a test changes what matters to it. */
    static final class Draft {

        private final String from;
        private Optional<String> text = Optional.empty();
        private MessageKind kind = MessageKind.TEXT;
        private int times = 1;
        private Duration every = Duration.ofSeconds(1);
        private Optional<Duration> at = Optional.empty();
        private Optional<LineId> line = Optional.empty();
        private Optional<String> country = Optional.empty();
        private Optional<String> filename = Optional.empty();

        private Draft(String from) {
            this.from = from;
        }

        Draft text(String body) {
            text = Optional.of(body);
            return this;
        }

        Draft kind(MessageKind of) {
            kind = of;
            return this;
        }

        Draft times(int count, int everySeconds) {
            times = count;
            every = Duration.ofSeconds(everySeconds);
            return this;
        }

        Draft at(int seconds) {
            at = Optional.of(Duration.ofSeconds(seconds));
            return this;
        }

        Draft line(String id) {
            line = Optional.of(new LineId(id));
            return this;
        }

        Draft country(String code) {
            country = Optional.of(code);
            return this;
        }

        Draft filename(String name) {
            filename = Optional.of(name);
            return this;
        }

        Sending build() {
            return new Sending(
                    PLACE,
                    from,
                    text,
                    kind,
                    times,
                    every,
                    at,
                    line,
                    country,
                    Forwarding.NONE,
                    false,
                    false,
                    filename,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }
    }
}
