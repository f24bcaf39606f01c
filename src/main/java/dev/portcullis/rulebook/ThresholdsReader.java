package dev.portcullis.rulebook;

import dev.portcullis.rules.Action;
import dev.portcullis.rules.Exemption;
import dev.portcullis.rules.Mode;
import dev.portcullis.rules.Rule;
import dev.portcullis.rules.RuleNotes;
import dev.portcullis.rules.Severity;
import dev.portcullis.rules.Spread;
import dev.portcullis.rules.Thresholds;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads {@code thresholds}: what the scores of a file's rules come to. */
final class ThresholdsReader {

    /** Weakest first. */
    private static final List<Action> LEVELS = List.of(Action.TAG, Action.HOLD, Action.BLOCK);

    static final List<String> KEYS = List.of(
            "id", "title", "mode", "by", "within", "tag", "hold", "block", "for", "repeat", "limits", "exceptions");

    private final LeaseReader leases;
    private final LimitsReader limits;
    private final ExceptionReader exceptions;
    private final Ids ids;
    private final Problems problems;

    ThresholdsReader(ExceptionReader exceptions, Ids ids, Problems problems) {
        this.leases = new LeaseReader(problems);
        this.limits = new LimitsReader(problems);
        this.exceptions = exceptions;
        this.ids = ids;
        this.problems = problems;
    }

    /** @param rules all of the file */
    Optional<Thresholds> read(Fields file, FileScope scope, List<RuleEntry> rules) {
        List<RuleEntry> scorers =
                rules.stream().filter(rule -> rule.fields().has("score")).toList();
        if (!file.has("thresholds")) {
            scorers.forEach(scorer -> problems.error(
                    scorer.fields().placeOfKey("score"),
                    "'score' without 'thresholds' in the same file, so that nothing comes of it: add them"));
            return Optional.empty();
        }
        if (scorers.isEmpty()) {
            problems.error(
                    file.placeOfKey("thresholds"),
                    "'thresholds' without a rule with 'score' in the same file, so that no sum ever rises: add one");
        }
        return file.mapping("thresholds", KEYS).flatMap(fields -> thresholds(fields, scope, scorers));
    }

    private Optional<Thresholds> thresholds(Fields fields, FileScope scope, List<RuleEntry> scorers) {
        fields.require("within");
        fields.choice("by", List.of("sender"), Function.identity());
        Optional<Duration> within = fields.duration("within", AggregateReader.LONGEST_WINDOW);
        Map<Action, Integer> levels = levels(fields);
        Rule rule = rule(fields, levels);
        List<Exemption> exemptions = Stream.concat(scope.exemptions().stream(), exceptions.read(fields).stream())
                .toList();
        if (!scorers.isEmpty()) {
            new Reach(scorers, scope.lines(), problems).check(fields, levels);
        }
        Set<String> fedBy =
                scorers.stream().map(scorer -> scorer.definition().rule().id()).collect(Collectors.toSet());
        return within.filter(time -> !levels.isEmpty())
                .map(time -> new Thresholds(rule, scope.lines(), fedBy, time, levels, exemptions));
    }

    private Map<Action, Integer> levels(Fields fields) {
        Map<Action, Integer> levels = new EnumMap<>(Action.class);
        for (Action action : LEVELS) {
            fields.integer(action.wireName(), 1).ifPresent(points -> levels.put(action, points));
        }
        if (LEVELS.stream().map(Action::wireName).allMatch(fields::lacks)) {
            problems.error(fields.place(), "no level in 'thresholds'; expected at least one of tag, hold, block");
        }
        levels.forEach((weaker, points) -> levels.forEach((stronger, more) -> {
            if (weaker.compareTo(stronger) < 0 && points >= more) {
                problems.warning(
                        fields.placeOf(weaker.wireName()),
                        "'" + weaker.wireName() + "' is " + points + ", but '" + stronger.wireName()
                                + "' comes first, at " + more + ": expected fewer points for the weaker of them");
            }
        }));
        return levels;
    }

    private Rule rule(Fields fields, Map<Action, Integer> levels) {
        String file = fields.place().file();
        return new Rule(
                id(fields, file),
                fields.text("title").orElse("Sum of the scores in " + file),
                "",
                Severity.MEDIUM,
                fields.choice("mode", List.of(Mode.values()), Mode::wireName).orElse(Mode.SHADOW),
                LEVELS.reversed().stream()
                        .filter(levels::containsKey)
                        .findFirst()
                        .orElse(Action.TAG),
                limits.read(fields),
                leases.read(fields, fields.has("block")),
                Spread.LINE,
                new RuleNotes(
                        List.of(), List.of(), List.of(), file, fields.place().line()));
    }

    private String id(Fields fields, String file) {
        if (fields.has("id")) {
            Optional<String> id = fields.text("id");
            id.ifPresent(written -> ids.claim(written, fields.placeOf("id"), "thresholds"));
            return id.orElse("");
        }
        String id = file.replaceFirst("\\.ya?ml$", "") + "-score";
        if (Ids.isForm(id)) {
            ids.claim(id, fields.place(), "thresholds");
        } else {
            problems.error(
                    fields.place(),
                    "key 'id' is missing in 'thresholds', and the file's name makes none; expected 1 to 64 of a-z, 0-9"
                            + " and '-'");
        }
        return id;
    }
}
