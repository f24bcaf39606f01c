package dev.portcullis.rules;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;

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
            case Condition.LinksTo link -> linksTo(link);
            case Condition.CountryIs country -> countryIs(country);
            case Condition.NumberBegins number -> numberBegins(number);
            case Condition.KindIs kind ->
                told(
                        kind.kinds().contains(subject.content().kind()),
                        () -> "kind " + subject.content().kind().wireName());
            case Condition.LengthIs length -> told(length.covers(subject.length()), length::spelled);
            case Condition.SenderIs sender ->
                told(
                        subject.message().sender().ids().stream().anyMatch(sender.ids()::contains),
                        () -> "a listed sender");
            case Condition.Forwarded forwarded ->
                told(
                        forwarded.covers(subject.content().forwarding()),
                        () -> forwarded.frequently() ? "forwarded frequently" : "forwarded");
            case Condition.FromAd ad ->
                ad.present()
                        ? told(subject.content().referral(), () -> "from our ad")
                        : Truth.of(!subject.content().referral());
            case Condition.IsReply reply -> told(subject.content().reply(), () -> "a reply");
            case Condition.IsFirst first -> isFirst();
        };
    }

    private Truth isFirst() {
        Truth first = subject.isFirst();
        return first == Truth.YES ? told(true, () -> "the first message in 24 hours") : first;
    }

    /** The reason is spelled only if it is one, as most conditions do not hold. */
    private Truth told(boolean holds, Supplier<String> reason) {
        if (holds) {
            findings.add(reason.get());
        }
        return Truth.of(holds);
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
                .map(country -> told(wanted.countries().contains(country), () -> "country " + country))
                .orElse(Truth.UNKNOWN);
    }

    private Truth numberBegins(Condition.NumberBegins wanted) {
        return subject.message()
                .sender()
                .phone()
                .map(number -> wanted.beginning(number)
                        .map(prefix -> told(true, () -> "number begins with +" + prefix))
                        .orElse(Truth.NO))
                .orElse(Truth.UNKNOWN);
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
