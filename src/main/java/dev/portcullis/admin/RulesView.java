package dev.portcullis.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.portcullis.blocking.Breakers;
import dev.portcullis.message.LineId;
import dev.portcullis.rulebook.Replicas.Replica;
import dev.portcullis.rulebook.RuleProblem;
import dev.portcullis.rules.Aggregate;
import dev.portcullis.rules.Rule;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * The live rules.
 *
 * @param hash names the set by its content; decisions carry it
 * @param mode the softest that any rule is: enforce or shadow
 * @param origin {@code folder}, or {@code last-good} where the folder was bad at the start and what was kept is live
 * @param problems what the last load found; errors mean that the folder was refused and the set of before is live
 * @param replicas what each running process judges by, this one first
 */
@RegisterForReflection
public record RulesView(
        String hash,
        Instant loadedAt,
        String mode,
        String directory,
        List<RuleView> rules,
        String origin,
        List<ProblemView> problems,
        List<ReplicaView> replicas) {

    /**
     * @param mode the rule's own
     * @param lease how long its first block of a sender lasts; missing where it stays
     * @param counts missing where the rule judges each message by itself
     * @param tripped lines on which the rule reached its limit, and is shadow until it is re-armed
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record RuleView(
            String id,
            String title,
            String description,
            String severity,
            String mode,
            String action,
            int blocksPerHour,
            OptionalDouble shareOfSenders,
            Optional<String> lease,
            String spread,
            List<String> tags,
            List<String> references,
            List<String> falsepositives,
            Optional<String> file,
            Optional<CountsView> counts,
            List<TrippedView> tripped) {

        static RuleView of(Rule rule, Optional<Aggregate> aggregate, List<TrippedView> tripped) {
            return new RuleView(
                    rule.id(),
                    rule.title(),
                    rule.description(),
                    rule.severity().wireName(),
                    rule.mode().wireName(),
                    rule.action().wireName(),
                    rule.limits().blocksPerHour(),
                    rule.limits().shareOfSenders(),
                    rule.lease().map(lease -> lease.length().toString()),
                    rule.spread().wireName(),
                    rule.notes().tags(),
                    rule.notes().references(),
                    rule.notes().falsepositives(),
                    source(rule),
                    aggregate.map(CountsView::of),
                    tripped);
        }
    }

    /**
     * What a rule counts, and from how many on it speaks.
     *
     * @param candidate the threshold that is only tried beside the live one
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record CountsView(String what, LimitView limit, Optional<LimitView> candidate) {

        static CountsView of(Aggregate aggregate) {
            return new CountsView(
                    aggregate.inWords(),
                    LimitView.of(aggregate.limit()),
                    aggregate.candidate().map(LimitView::of));
        }
    }

    /** @param within an ISO 8601 duration in seconds */
    public record LimitView(int atLeast, String within) {

        static LimitView of(Aggregate.Limit limit) {
            return new LimitView(limit.atLeast(), "PT" + limit.within().toSeconds() + "S");
        }
    }

    /** @param limit whose limit was reached: rule or line */
    public record TrippedView(String line, Instant since, String limit) {

        public static TrippedView of(LineId line, Breakers.Trip trip) {
            return new TrippedView(line.value(), trip.since(), trip.byLine() ? "line" : "rule");
        }
    }

    /** Where the rule stands. */
    static Optional<String> source(Rule rule) {
        return Arguments.present(rule.notes().file())
                .map(file -> file + ":" + rule.notes().line());
    }

    public record ReplicaView(String id, String hash, Instant since) {

        static ReplicaView of(Replica replica) {
            return new ReplicaView(replica.id(), replica.hash(), replica.since());
        }
    }

    /** @param line counted from 1, which also stands for the whole file */
    public record ProblemView(String file, int line, int column, String message, String severity) {

        static ProblemView of(RuleProblem problem) {
            return new ProblemView(
                    problem.file(),
                    problem.line(),
                    problem.column(),
                    problem.message(),
                    problem.weight().wireName());
        }
    }

    /** @param line all where it is missing */
    @RegisterForReflection
    record RearmRequest(@Nullable String line, @Nullable String reason) {}

    /** @param lines those on which the rule was tripped and acts again */
    @RegisterForReflection
    public record RearmedView(String rule, List<String> lines) {}
}
