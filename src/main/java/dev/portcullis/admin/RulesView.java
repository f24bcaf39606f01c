package dev.portcullis.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.portcullis.rulebook.RuleProblem;
import dev.portcullis.rules.Rule;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The live rules.
 *
 * @param hash names the set by its content; decisions carry it
 * @param mode the softest that any rule is: enforce or shadow
 * @param problems what the last load found; errors mean that the folder was refused and the set of before is live
 */
@RegisterForReflection
record RulesView(
        String hash,
        Instant loadedAt,
        String mode,
        String directory,
        List<RuleView> rules,
        List<ProblemView> problems) {

    /**
     * @param mode the rule's own
     * @param tripped lines on which the rule reached its limit, and is shadow until it is re-armed
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record RuleView(
            String id,
            String title,
            String description,
            String severity,
            String mode,
            String action,
            int blocksPerHour,
            List<String> tags,
            List<String> references,
            List<String> falsepositives,
            Optional<String> file,
            List<TrippedView> tripped) {

        static RuleView of(Rule rule, List<TrippedView> tripped) {
            return new RuleView(
                    rule.id(),
                    rule.title(),
                    rule.description(),
                    rule.severity().wireName(),
                    rule.mode().wireName(),
                    rule.action().wireName(),
                    rule.limits().blocksPerHour(),
                    rule.notes().tags(),
                    rule.notes().references(),
                    rule.notes().falsepositives(),
                    Arguments.present(rule.notes().file())
                            .map(file -> file + ":" + rule.notes().line()),
                    tripped);
        }
    }

    record TrippedView(String line, Instant since) {}

    /** @param line counted from 1; 0 where the whole file is meant */
    record ProblemView(String file, int line, int column, String message, String severity) {

        static ProblemView of(RuleProblem problem) {
            return new ProblemView(
                    problem.file(),
                    problem.line(),
                    problem.column(),
                    problem.message(),
                    problem.weight().name().toLowerCase(Locale.ROOT));
        }
    }

    /** @param lines those on which the rule was tripped and acts again */
    @RegisterForReflection
    record RearmedView(String rule, List<String> lines) {}
}
