package dev.portcullis.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.portcullis.message.MessageContent;
import dev.portcullis.message.TextPart;
import dev.portcullis.rulebook.Trial;
import dev.portcullis.rules.Explanation;
import dev.portcullis.rules.Hit;
import dev.portcullis.rules.Mode;
import dev.portcullis.rules.Rule;
import dev.portcullis.rules.Span;
import dev.portcullis.rules.Window;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the live rules say of a message that nobody sent; of several, of the last one.
 *
 * @param verdict pass, tag, hold or block: the strongest action of a rule that is enforced
 * @param ruleSet the live rule set's hash
 * @param mode the softest that any rule is: enforce or shadow
 * @param line that the message is sent to
 * @param messages how many messages were tried
 * @param fired each rule that hit any of the messages, the earliest first
 */
@RegisterForReflection
public record TryView(
        String verdict,
        String ruleSet,
        String mode,
        String line,
        int messages,
        List<HitView> hits,
        List<HitView> candidates,
        List<MissView> notMatched,
        List<FiringView> fired) {

    /** @param actsOn everyone to act on, where many senders' messages together are the offence */
    public record HitView(
            String rule,
            String title,
            String severity,
            String mode,
            String action,
            String reason,
            List<SpanView> spans,
            List<CounterView> counters,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> actsOn,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> falsepositives,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> file) {

        public static HitView of(Hit hit, MessageContent content, Trial trial) {
            Rule rule = hit.rule();
            return new HitView(
                    rule.id(),
                    rule.title(),
                    rule.severity().wireName(),
                    hit.mode().wireName(),
                    rule.action().wireName(),
                    hit.reason(),
                    hit.spans().stream().map(span -> SpanView.of(span, content)).toList(),
                    CounterView.of(hit.counts()),
                    hit.contributors().stream()
                            .map(each -> trial.name(each.sender()))
                            .distinct()
                            .toList(),
                    rule.notes().falsepositives(),
                    RulesView.source(rule));
        }
    }

    /** Where in a part of the message the rule matched, in code points, and what stands there. */
    public record SpanView(String place, int start, int end, String text) {

        public static SpanView of(Span span, MessageContent content) {
            TextPart.Place place = span.place();
            String text = content.textsAt(place).stream()
                    .filter(each -> each.codePointCount(0, each.length()) >= span.end())
                    .findFirst()
                    .map(each -> each.substring(
                            each.offsetByCodePoints(0, span.start()), each.offsetByCodePoints(0, span.end())))
                    .orElse("");
            return new SpanView(place.name().toLowerCase(Locale.ROOT), span.start(), span.end(), text);
        }
    }

    /**
     * @param counter its name inside the gateway
     * @param what says what it counts
     * @param within an ISO 8601 duration in seconds
     */
    public record CounterView(String counter, String what, String within, long atLeast, long count) {

        static List<CounterView> of(Map<Window, Long> counts) {
            return counts.entrySet().stream()
                    .map(each -> new CounterView(
                            each.getKey().counter(),
                            each.getKey().what(),
                            "PT" + each.getKey().within().toSeconds() + "S",
                            each.getKey().atLeast(),
                            each.getValue()))
                    .toList();
        }
    }

    /**
     * @param cause off, line, kind, edit, exception, condition, uncounted, count or fault
     * @param unmet the conditions that did not hold, where that is why
     */
    public record MissView(
            String rule,
            String mode,
            String cause,
            String note,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<UnmetView> unmet,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<CounterView> counters) {

        public static MissView of(Explanation miss) {
            return new MissView(
                    miss.rule().id(),
                    miss.rule().mode().wireName(),
                    miss.cause().wireName(),
                    miss.note(),
                    miss.unmet().stream().map(UnmetView::of).toList(),
                    CounterView.of(miss.counts()));
        }
    }

    /** @param was {@code false}, or {@code unknown} where the message does not tell */
    public record UnmetView(String condition, String was) {

        static UnmetView of(Explanation.Unmet unmet) {
            return new UnmetView(unmet.condition(), unmet.unknown() ? "unknown" : "false");
        }
    }

    /**
     * @param candidate whether only the threshold that is tried was reached
     * @param message number of the first message that the rule hit
     * @param after the time from the first message to it
     * @param messages how many it hit
     */
    public record FiringView(
            String rule,
            String action,
            String mode,
            boolean candidate,
            int message,
            String from,
            String after,
            int messages) {

        public static FiringView of(Trial.Firing firing) {
            return new FiringView(
                    firing.hit().rule().id(),
                    firing.hit().rule().action().wireName(),
                    firing.hit().mode().wireName(),
                    firing.candidate(),
                    firing.message(),
                    firing.from(),
                    firing.after().toString(),
                    firing.messages());
        }
    }

    static TryView of(Trial trial, Trial.Outcome outcome, Mode globalMode) {
        MessageContent content = outcome.message().content();
        return new TryView(
                outcome.verdict()
                        .decisive()
                        .map(hit -> hit.rule().action().wireName())
                        .orElse("pass"),
                outcome.verdict().ruleSetHash(),
                globalMode.wireName(),
                outcome.message().line().value(),
                outcome.messages(),
                outcome.verdict().hits().stream()
                        .map(hit -> HitView.of(hit, content, trial))
                        .toList(),
                outcome.verdict().candidates().stream()
                        .map(hit -> HitView.of(hit, content, trial))
                        .toList(),
                outcome.unmatched().stream().map(MissView::of).toList(),
                outcome.firings().stream().map(FiringView::of).toList());
    }
}
