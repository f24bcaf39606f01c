package dev.portcullis.panel;

import dev.portcullis.admin.DecisionView;
import dev.portcullis.admin.Piece;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * A decision on the panel: a line of its list, and the proof behind it.
 *
 * @param anchor unique on a page
 */
record DecisionRow(DecisionView decision, String anchor, Tone tone, String label, List<Step> steps) {

    /** @param after since the step before; empty for the first one */
    record Step(String what, Instant at, String after) {}

    /** A counter with what the rule asked of it. */
    record Counted(String what, String within, long atLeast, long count, List<Message> messages) {}

    /** @param who id of the message where it is known, or else its sender */
    record Message(Instant at, String who) {}

    /** A piece of the message's text that is kept. */
    record Passage(String place, List<Piece> pieces) {}

    static DecisionRow of(DecisionView decision) {
        return new DecisionRow(
                decision,
                "d-" + decision.line() + "-" + decision.id(),
                toneOf(decision),
                labelOf(decision),
                stepsOf(decision));
    }

    public String rule() {
        return decision.rule().orElse("");
    }

    public String ruleSet() {
        return decision.ruleSet().orElse("");
    }

    public String userId() {
        return decision.userId().filter(id -> !id.equals(decision.user())).orElse("");
    }

    public String messageId() {
        return decision.messageId().orElse("");
    }

    /** Enforce, shadow, or that only a threshold which is tried was reached. */
    public String mode() {
        return modeOf(decision);
    }

    public String effect() {
        return AuditWords.effect(decision.effect());
    }

    public String by() {
        return switch (decision.cause()) {
            case "person" -> "a person";
            case "wanted" -> "the wanted list";
            default -> decision.cause();
        };
    }

    public String answer() {
        return decision.meta().map(meta -> AuditWords.outcome(meta.outcome())).orElse("");
    }

    public String answerCode() {
        return decision.meta()
                .filter(meta -> meta.code().isPresent())
                .map(meta -> String.valueOf(meta.code().getAsInt()))
                .orElse("");
    }

    public String answerWords() {
        return decision.meta().flatMap(DecisionView.MetaView::words).orElse("");
    }

    public String answerNote() {
        return decision.meta().flatMap(DecisionView.MetaView::note).orElse("");
    }

    public List<Counted> counted() {
        return decision.counters().stream()
                .map(counter -> new Counted(
                        counter.what().isEmpty() ? "messages" : counter.what(),
                        Stamps.roughly(Duration.parse(counter.within())),
                        counter.atLeast(),
                        counter.count(),
                        counter.messages().stream()
                                .map(each -> new Message(
                                        each.at(), each.user().or(each::id).orElse("")))
                                .toList()))
                .toList();
    }

    /** What is kept of the text, cut where what matched begins and ends. */
    public List<Passage> passages() {
        return decision.text().stream()
                .map(text -> new Passage(text.place(), pieces(text)))
                .toList();
    }

    private static List<Piece> pieces(DecisionView.TextView view) {
        BitSet marked = new BitSet();
        view.spans().forEach(span -> marked.set(span.start(), span.end()));
        return Piece.cut(view.text(), marked);
    }

    private static String modeOf(DecisionView decision) {
        return AuditWords.isTried(decision.cause()) ? "candidate" : decision.mode();
    }

    private static Tone toneOf(DecisionView decision) {
        Optional<Tone> answered = decision.meta().map(meta -> AuditWords.tone(meta.outcome()));
        return answered.orElseGet(() -> switch (decision.effect()) {
            case "opened", "doubted" -> Tone.BUSY;
            case "limited", "tripped", "waiting", "alerted" -> Tone.WARNING;
            default -> Tone.PLAIN;
        });
    }

    private static String labelOf(DecisionView decision) {
        return decision.meta()
                .map(meta -> switch (meta.outcome()) {
                    case "release-refused" -> "still blocked";
                    case "absent" -> "released";
                    default -> meta.outcome();
                })
                .orElseGet(() -> switch (decision.effect()) {
                    case "opened", "doubted" -> "asking Meta";
                    case "open" -> "already open";
                    case "limited", "tripped" -> "breaker";
                    case "recorded" -> decision.mode().equals("shadow") ? modeOf(decision) : decision.action();
                    default -> decision.effect();
                });
    }

    private static List<Step> stepsOf(DecisionView decision) {
        List<Step> steps = new ArrayList<>();
        Instant before = decision.decidedAt();
        if (decision.messageId().isPresent()) {
            steps.add(new Step("Message sent", decision.sentAt(), ""));
            steps.add(new Step("Decided", before, after(decision.sentAt(), before)));
        } else {
            steps.add(new Step("Decided", before, ""));
        }
        decision.meta()
                .filter(meta -> meta.at().isAfter(Instant.EPOCH))
                .ifPresent(meta ->
                        steps.add(new Step(AuditWords.outcome(meta.outcome()), meta.at(), after(before, meta.at()))));
        return steps;
    }

    private static String after(Instant earlier, Instant later) {
        Duration length = Duration.between(earlier, later);
        return length.isNegative() ? "" : "+" + Stamps.millis(length);
    }
}
