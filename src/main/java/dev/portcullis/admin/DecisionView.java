package dev.portcullis.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.portcullis.audit.AuditEntry;
import dev.portcullis.audit.Decision;
import dev.portcullis.audit.MetaAnswer;
import dev.portcullis.audit.ProofText;
import dev.portcullis.graph.FailureKinds;
import dev.portcullis.message.MessageId;
import dev.portcullis.message.SenderId;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** One decision as people see it. */
@RegisterForReflection
public record DecisionView(
        String id,
        String line,
        String user,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> userId,
        Optional<String> rule,
        Optional<String> ruleSet,
        String action,
        String mode,
        String effect,
        String cause,
        String reason,
        List<SpanView> spans,
        List<CounterView> counters,
        Optional<String> messageId,
        Instant sentAt,
        Instant decidedAt,
        Optional<Instant> windowClosesAt,
        Optional<MetaView> meta,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<TextView> text) {

    /** Where in a part of the message the rule matched, in code points. */
    public record SpanView(String place, int start, int end) {}

    /**
     * What stood around the spans, where that is kept.
     *
     * @param from where in the part it begins, in code points
     * @param spans in this text, from its own beginning
     */
    public record TextView(String place, int from, String text, List<MarkView> spans) {

        public static TextView of(ProofText proof, List<Decision.MatchedSpan> spans) {
            int length = proof.text().codePointCount(0, proof.text().length());
            return new TextView(
                    proof.place(),
                    proof.from(),
                    proof.text(),
                    spans.stream()
                            .filter(span -> span.place().equals(proof.place()))
                            .distinct()
                            .map(span -> new MarkView(
                                    Math.max(0, span.start() - proof.from()),
                                    Math.min(length, span.end() - proof.from())))
                            .filter(mark -> mark.start() < mark.end())
                            .toList());
        }
    }

    public record MarkView(int start, int end) {}

    /**
     * @param counter its name inside the gateway
     * @param what says what it counts
     * @param within an ISO 8601 duration in seconds
     * @param messages the nearest of those that were counted, as long as they still are
     */
    public record CounterView(
            String counter,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String what,
            String within,
            long atLeast,
            long count,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<CountedView> messages) {

        public static CounterView of(Decision.CountedWindow window, List<CountedView> messages) {
            return new CounterView(
                    window.counter(),
                    window.what(),
                    "PT" + window.withinSeconds() + "S",
                    window.atLeast(),
                    window.count(),
                    messages);
        }
    }

    /**
     * @param id where another decision on the page tells it
     * @param user where messages of many are counted
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record CountedView(Instant at, Optional<String> id, Optional<String> user) {}

    /** What came of the decision at Meta. */
    public record MetaView(
            String outcome,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) OptionalInt code,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> words,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> note,
            Instant at) {

        public static MetaView of(MetaAnswer answer) {
            return new MetaView(
                    // The worker tells apart whether a new message would help; for people both are refusals.
                    answer.outcome().equals("unwanted-refusal") ? "refused" : answer.outcome(),
                    answer.code(),
                    answer.words(),
                    answer.note().or(() -> note(answer.code())),
                    answer.at());
        }

        private static Optional<String> note(OptionalInt code) {
            return code.isPresent()
                    ? Optional.of(FailureKinds.explain(code.getAsInt(), OptionalInt.empty(), 0)
                            .note())
                    : Optional.empty();
        }
    }

    static DecisionView of(
            AuditEntry.Decided decided,
            Optional<MetaAnswer> answer,
            List<CounterView> counters,
            List<ProofText> texts) {
        Decision decision = decided.decision();
        return new DecisionView(
                decided.id().toString(),
                decided.line().value(),
                decision.sender().blockingId().display(),
                decision.sender().scopedId().map(SenderId::value),
                Arguments.present(decision.rule()),
                Arguments.present(decision.ruleSet()),
                decision.action(),
                decision.mode(),
                decided.effect(),
                decision.cause(),
                decision.reason(),
                decision.spans().stream()
                        .map(span -> new SpanView(span.place(), span.start(), span.end()))
                        .toList(),
                counters,
                decision.message().map(MessageId::value),
                decision.sentAt(),
                decision.decidedAt(),
                decision.windowClosesAt(),
                answer.map(MetaView::of),
                texts.stream().map(text -> TextView.of(text, decision.spans())).toList());
    }
}
