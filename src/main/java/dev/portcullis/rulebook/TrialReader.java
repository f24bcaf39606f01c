package dev.portcullis.rulebook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portcullis.rulebook.TrialRefusedException.FieldProblem;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what somebody wants to try: one message with those before it, or a list of messages as in a rule's test. */
final class TrialReader {

    private static final String NAMELESS = "somebody";
    private static final Set<String> LISTS = Set.of("history", "send");
    private static final String START = "start";

    private final Problems problems = new Problems();
    private final SendingReader sendings = new SendingReader(new LinesReader(Set.of(), problems), problems);
    private final Map<String, Yaml.Entry> special = new HashMap<>();
    private final List<Yaml.Entry> own = new ArrayList<>();

    private TrialReader(JsonNode body) {
        if (!(JsonYaml.of(body, "") instanceof Yaml.Mapping mapping)
                || mapping.entries().isEmpty()) {
            throw TrialRefusedException.of(
                    "", "nothing to try was found; expected a message such as {\"text\":\"...\"}");
        }
        for (Yaml.Entry entry : mapping.entries()) {
            if (LISTS.contains(entry.key()) || entry.key().equals(START)) {
                special.put(entry.key(), entry);
            } else {
                own.add(entry);
            }
        }
    }

    /** @throws TrialRefusedException naming every field that cannot be read */
    static RuleTest read(JsonNode body, Instant now) {
        TrialReader reader = new TrialReader(body);
        List<Sending> send = reader.send();
        Instant start = reader.start(now);
        reader.check(send);
        return new RuleTest(Place.file(""), "", Optional.empty(), "", start, send, Expectation.NOTHING);
    }

    private List<Sending> send() {
        if (special.containsKey("send")) {
            if (special.containsKey("history")) {
                refuse(special.get("history"), "'history' beside 'send', which holds every message");
            }
            own.forEach(
                    entry -> refuse(entry, "'" + entry.key() + "' beside 'send'; expected it in an entry of 'send'"));
            return sendings("send");
        }
        List<Sending> all = new ArrayList<>(sendings("history"));
        sendings.read(named(new Yaml.Mapping(Place.file(""), own)), "the message")
                .ifPresent(all::add);
        return all;
    }

    private void refuse(Yaml.Entry entry, String message) {
        problems.error(entry.place(), message);
    }

    private List<Sending> sendings(String key) {
        return Optional.ofNullable(special.get(key))
                .map(entry -> {
                    if (!(entry.value() instanceof Yaml.Sequence list)
                            || list.items().isEmpty()) {
                        refuse(entry, "'" + key + "' is no list of messages; expected [{\"text\":\"...\"}]");
                        return List.<Sending>of();
                    }
                    return list.items().stream()
                            .flatMap(item -> sendings.read(named(item)).stream())
                            .toList();
                })
                .orElse(List.of());
    }

    /** Who does not matter to whoever names nobody. */
    private static Yaml named(Yaml value) {
        if (!(value instanceof Yaml.Mapping mapping)
                || mapping.entries().stream().anyMatch(entry -> entry.key().equals("from"))) {
            return value;
        }
        List<Yaml.Entry> entries = new ArrayList<>(mapping.entries());
        entries.add(new Yaml.Entry(value.place(), "from", new Yaml.Scalar(value.place(), NAMELESS, false)));
        return new Yaml.Mapping(value.place(), entries);
    }

    private Instant start(Instant now) {
        Yaml.Entry entry = special.get(START);
        if (entry == null) {
            return now;
        }
        try {
            return Instant.parse(entry.value() instanceof Yaml.Scalar scalar ? scalar.text() : "");
        } catch (DateTimeParseException e) {
            refuse(entry, "'start' is no time; expected an instant in UTC, such as 2026-01-01T12:00:00Z");
            return now;
        }
    }

    private void check(List<Sending> send) {
        for (Sending sending : send) {
            if (!problems.hasErrors()) {
                Scenario.problem(sending).ifPresent(problem -> problems.error(sending.place(), problem));
            }
            for (Optional<String> text : List.of(
                    sending.text(), sending.filename(), sending.profileName(), sending.mime(), sending.mediaHash())) {
                if (text.filter(found -> found.length() > Trial.LONGEST_TEXT).isPresent()) {
                    problems.error(
                            sending.place(),
                            "a text of " + text.get().length() + " characters; expected at most " + Trial.LONGEST_TEXT);
                }
            }
        }
        long messages = send.stream().mapToLong(Sending::times).sum();
        if (messages > Trial.MOST_MESSAGES) {
            problems.error(
                    Place.file(""),
                    messages + " messages; expected at most " + Trial.MOST_MESSAGES + ": use a smaller 'times'");
        }
        if (problems.hasErrors()) {
            throw new TrialRefusedException(problems.inReadingOrder().stream()
                    .filter(RuleProblem::isError)
                    .map(problem -> new FieldProblem(problem.file(), problem.message()))
                    .toList());
        }
    }
}
