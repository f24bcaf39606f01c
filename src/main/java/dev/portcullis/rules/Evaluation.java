package dev.portcullis.rules;

import dev.portcullis.message.MessageKind;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Holds one rule's conditions against one message. */
final class Evaluation {

    private final MessageKind kind;
    private final List<PartTexts> parts;
    private final Findings findings = new Findings();

    Evaluation(MessageKind kind, List<PartTexts> parts) {
        this.kind = kind;
        this.parts = parts;
    }

    /** What was found by the conditions that hold. */
    Findings findings() {
        return findings;
    }

    /** Whether the message meets the condition; findings are added only if it does. */
    boolean holds(Condition condition) {
        return switch (condition) {
            case Condition.All all -> holdsEvery(all);
            case Condition.Any any -> any.conditions().stream().anyMatch(this::holds);
            case Condition.None none -> none.conditions().stream().noneMatch(new Evaluation(kind, parts)::holds);
            case Condition.KindIs of -> of.kinds().contains(kind);
            case TextCondition text -> holdsInAny(text);
        };
    }

    private boolean holdsEvery(Condition.All all) {
        int before = findings.size();
        boolean every = all.conditions().stream().allMatch(this::holds);
        if (!every) {
            findings.forgetAfter(before);
        }
        return every;
    }

    /** A loop rather than a stream, as each rule of the set comes through here with each message. */
    private boolean holdsInAny(TextCondition text) {
        for (PartTexts part : parts) {
            if (holds(text, part)) {
                return true;
            }
        }
        return false;
    }

    private boolean holds(TextCondition text, PartTexts part) {
        Map<Probe, Span> found = part.find(text);
        if (found.size() < text.atLeast()) {
            return false;
        }
        found.forEach((probe, span) -> findings.add(reason(probe, text.source(probe), span), span));
        return true;
    }

    private static String reason(Probe probe, String source, Span span) {
        String noun = switch (probe) {
            case Needle needle -> "keyword";
            case Expression expression -> "pattern";
        };
        String place = span.place().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return noun + " '" + source + "' in " + place;
    }
}
