package dev.portcullis.rules;

import dev.portcullis.message.Forwarding;
import dev.portcullis.message.PhoneNumber;
import dev.portcullis.message.Sender;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;

/** Holds one rule's conditions against one message. */
final class Evaluation {

    private final Subject subject;
    private final Findings findings = new Findings();

    Evaluation(Subject subject) {
        this.subject = subject;
    }

    /** What was found by the conditions that hold. */
    Findings findings() {
        return findings;
    }

    /** Whether the message meets the condition; findings are added only if it does. */
    Truth of(Condition condition) {
        return switch (condition) {
            case Condition.All all -> ofAll(all);
            case Condition.Any any -> ofAny(any);
            case Condition.None none ->
                new Evaluation(subject)
                        .ofAny(new Condition.Any(none.conditions()))
                        .not();
            case TextCondition text -> Truth.of(holdsInAny(text));
            case Condition.KindIs of ->
                Truth.of(of.kinds().contains(subject.content().kind()));
            case Condition.LengthIs length ->
                Truth.of(subject.length() >= length.least() && subject.length() <= length.most());
            case Condition.LinksTo link -> linksTo(link);
            case Condition.CountryIs country -> countryIs(country);
            case Condition.SenderIs sender ->
                Truth.of(subject.message().sender().ids().stream().anyMatch(sender.ids()::contains));
            case Condition.NumberBegins number -> numberBegins(number);
            case Condition.Forwarded forwarded -> forwarded(forwarded);
            case Condition.FromAd ad -> Truth.of(subject.content().referral() == ad.present());
            case Condition.IsReply reply -> Truth.of(subject.content().reply());
            case Condition.IsFirst first -> subject.isFirst();
        };
    }

    private Truth ofAll(Condition.All all) {
        int before = findings.size();
        Truth truth = combined(all.conditions(), Truth.YES, Truth.NO, Truth::and);
        if (truth != Truth.YES) {
            findings.forgetAfter(before);
        }
        return truth;
    }

    private Truth ofAny(Condition.Any any) {
        return combined(any.conditions(), Truth.NO, Truth.YES, Truth::or);
    }

    /** Stops as soon as nothing can change the result any more. */
    private Truth combined(List<Condition> conditions, Truth start, Truth settled, BinaryOperator<Truth> combination) {
        Truth truth = start;
        for (Condition condition : conditions) {
            truth = combination.apply(truth, of(condition));
            if (truth == settled) {
                return truth;
            }
        }
        return truth;
    }

    private Truth linksTo(Condition.LinksTo wanted) {
        for (Link link : subject.links()) {
            Optional<String> host = wanted.covering(link.host());
            if (host.isPresent()) {
                findings.add("a link" + (host.get().isEmpty() ? "" : " to " + host.get()), link.span());
                return Truth.YES;
            }
        }
        return Truth.NO;
    }

    private Truth countryIs(Condition.CountryIs wanted) {
        return subject.country()
                .map(country -> Truth.of(wanted.countries().contains(country)))
                .orElse(Truth.UNKNOWN);
    }

    private Truth numberBegins(Condition.NumberBegins wanted) {
        Sender sender = subject.message().sender();
        return sender.phone()
                .map(PhoneNumber::value)
                .map(number -> Truth.of(wanted.prefixes().stream().anyMatch(number::startsWith)))
                .orElse(Truth.UNKNOWN);
    }

    private Truth forwarded(Condition.Forwarded forwarded) {
        Forwarding forwarding = subject.content().forwarding();
        return Truth.of(
                forwarding == Forwarding.FREQUENTLY || forwarding == Forwarding.FORWARDED && !forwarded.frequently());
    }

    /** A loop rather than a stream, as each rule of the set comes through here with each message. */
    private boolean holdsInAny(TextCondition text) {
        for (PartTexts part : subject.texts(text.field())) {
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
