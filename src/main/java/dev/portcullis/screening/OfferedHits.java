package dev.portcullis.screening;

import dev.portcullis.audit.Decision;
import dev.portcullis.blocking.Case;
import dev.portcullis.blocking.Offer.Alert;
import dev.portcullis.blocking.Offer.OfferedVerdict;
import dev.portcullis.blocking.Terms;
import dev.portcullis.message.InboundMessage;
import dev.portcullis.message.MessageId;
import dev.portcullis.message.Sender;
import dev.portcullis.rules.Action;
import dev.portcullis.rules.Contributor;
import dev.portcullis.rules.Hit;
import dev.portcullis.rules.Measure;
import dev.portcullis.rules.Mode;
import dev.portcullis.rules.Rule;
import dev.portcullis.rules.Spread;
import dev.portcullis.rules.Window;
import dev.portcullis.senders.SenderWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes down what rules said, as it is offered and recorded.
 *
 * @param cause rule, or candidate for a threshold that is only tried
 * @param arrival of the message that a rule matched; what it says of others goes by their own messages' age
 */
record OfferedHits(String cause, String ruleSet, Arrival arrival) {

    /** For whoever sent the message that a rule matched. */
    OfferedVerdict of(Hit fresh, InboundMessage message, Author author) {
        Hit hit = aged(fresh, message.sentAt());
        // Whoever is wanted is tried on a message inside its window; on every call in between it would be in vain.
        boolean tries = message.content().opensWindow()
                || author.known().flatMap(Case::wanted).isEmpty();
        return verdict(
                hit,
                tries,
                alert(hit, author),
                decision(
                        hit,
                        author.sender(),
                        hit.reason(),
                        spans(hit),
                        Optional.of(message.id()),
                        message.sentAt(),
                        message.content().opensWindow()));
    }

    /** For somebody else whose message made the offence with others. Only a digest of its id is known. */
    OfferedVerdict of(Hit fresh, Contributor contributor) {
        Hit hit = aged(fresh, contributor.sentAt());
        String part = contributor.swept()
                ? "; this sender had sent the like before"
                : "; this sender's message was one of them";
        return verdict(
                hit,
                true,
                Optional.empty(),
                decision(
                        hit,
                        contributor.sender(),
                        hit.reason() + part,
                        List.of(),
                        Optional.empty(),
                        contributor.sentAt(),
                        true));
    }

    private Hit aged(Hit hit, Instant sentAt) {
        Mode mode = arrival.soften(hit.mode(), sentAt);
        return mode == hit.mode() ? hit : hit.in(mode);
    }

    /** Whether many senders' messages together made the hit. */
    static boolean isOfCrowd(Hit hit) {
        return hit.counts().keySet().stream().anyMatch(window -> window.crowd().isPresent());
    }

    private static OfferedVerdict verdict(Hit hit, boolean tries, Optional<Alert> alert, Decision decision) {
        Rule rule = hit.rule();
        boolean acts = tries && hit.enforced() && rule.action() == Action.BLOCK;
        Terms terms = new Terms(
                OptionalInt.of(rule.limits().blocksPerHour()),
                rule.limits().shareOfSenders(),
                rule.lease(),
                rule.severity().ordinal(),
                rule.spread() == Spread.LINES);
        return new OfferedVerdict(acts, terms, alert, decision);
    }

    /** Of a campaign people are told once, by the message that completes it. */
    private static Optional<Alert> alert(Hit hit, Author author) {
        if (!hit.enforced() || hit.rule().action() != Action.ALERT) {
            return Optional.empty();
        }
        Set<Window> windows = hit.counts().keySet();
        return Optional.of(new Alert(
                windows.stream().map(window -> subject(window, author)).collect(Collectors.toSet()),
                windows.stream().map(Window::within).max(Duration::compareTo).orElse(Duration.ZERO)));
    }

    private static String subject(Window window, Author author) {
        String whose = window.crowd().map(Window.Crowd::key).orElse(author.key().value());
        String alike = window.measure() instanceof Measure.Same same ? same.mark() : "";
        return String.join("/", window.counter(), whose, alike);
    }

    private Decision decision(
            Hit hit,
            Sender sender,
            String reason,
            List<Decision.MatchedSpan> spans,
            Optional<MessageId> message,
            Instant sentAt,
            boolean opensWindow) {
        return new Decision(
                sender,
                cause,
                hit.rule().id(),
                ruleSet,
                hit.rule().action().wireName(),
                hit.mode().wireName(),
                reason,
                spans,
                hit.counts().entrySet().stream().map(OfferedHits::counted).toList(),
                message,
                sentAt,
                arrival.now(),
                opensWindow ? Optional.of(SenderWindow.closesAt(sentAt)) : Optional.empty());
    }

    private static List<Decision.MatchedSpan> spans(Hit hit) {
        return hit.spans().stream()
                .map(span -> new Decision.MatchedSpan(
                        span.place().name().toLowerCase(Locale.ROOT), span.start(), span.end()))
                .toList();
    }

    private static Decision.CountedWindow counted(Map.Entry<Window, Long> count) {
        Window window = count.getKey();
        return new Decision.CountedWindow(
                window.counter(),
                window.what(),
                window.within().toSeconds(),
                window.atLeast(),
                count.getValue(),
                window.crowd().map(Window.Crowd::key),
                marks(window.measure()));
    }

    private static List<String> marks(Measure measure) {
        return switch (measure) {
            case Measure.Same same -> List.of(same.mark());
            case Measure.Points points ->
                points.weights().keySet().stream().sorted().toList();
            case Measure.Messages messages -> List.of();
            case Measure.Distinct distinct -> List.of();
            case Measure.Earlier earlier -> List.of();
        };
    }
}
