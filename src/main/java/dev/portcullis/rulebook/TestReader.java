package dev.portcullis.rulebook;

import dev.portcullis.rules.Aggregate;
import dev.portcullis.rules.RuleDefinition;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code tests}, of a rule or of a file. */
final class TestReader {

    private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");
    static final List<String> KEYS = List.of("name", "start", "send", "expect");

    private final SendingReader sendings;
    private final ExpectationReader expectations;
    private final Problems problems;

    TestReader(LinesReader lines, Problems problems) {
        this.sendings = new SendingReader(lines, problems);
        this.expectations = new ExpectationReader(problems);
        this.problems = problems;
    }

    List<RuleTest> ofRule(Fields rule, RuleDefinition definition) {
        Set<String> outcomes = new HashSet<>();
        definition.aggregate().flatMap(Aggregate::candidate).ifPresent(candidate -> outcomes.add("candidate"));
        definition.score().ifPresent(score -> outcomes.add("score"));
        return read(rule, Optional.of(definition.rule().id()), outcomes);
    }

    /** Tests of all rules of a file together. */
    List<RuleTest> ofFile(Fields file) {
        return read(file, Optional.empty(), Set.of("candidate", "score"));
    }

    /** @param outcomes those beside actions that there can be */
    private List<RuleTest> read(Fields owner, Optional<String> rule, Set<String> outcomes) {
        List<RuleTest> tests = new ArrayList<>();
        for (Yaml item : owner.items("tests")) {
            Fields.of(item, "a test", KEYS, problems).ifPresent(fields -> tests.add(test(fields, rule, outcomes)));
        }
        return tests;
    }

    private RuleTest test(Fields fields, Optional<String> rule, Set<String> outcomes) {
        fields.require("name", "send", "expect");
        List<Sending> send = fields.items("send").stream()
                .flatMap(item -> sendings.read(item).stream())
                .toList();
        Set<String> senders = new HashSet<>();
        send.forEach(sending -> senders.addAll(sending.senders()));
        return new RuleTest(
                fields.place(),
                fields.text("name").orElse(""),
                rule,
                fields.place().file(),
                start(fields),
                send,
                fields.value("expect")
                        .map(expect -> expectations.read(expect, senders, outcomes))
                        .orElse(Expectation.NOTHING));
    }

    private static Instant start(Fields fields) {
        return fields.value("start")
                .flatMap(value -> {
                    Optional<Instant> start =
                            value instanceof Yaml.Scalar scalar ? instant(scalar.text()) : Optional.empty();
                    return start.isPresent()
                            ? start
                            : fields.expected(value, "'start'", "an instant in UTC, such as 2026-01-01T12:00:00Z");
                })
                .orElse(START);
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
