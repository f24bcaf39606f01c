package dev.portcullis.screening;

import dev.portcullis.audit.Decision;
import dev.portcullis.blocking.Case;
import dev.portcullis.blocking.CaseState;
import dev.portcullis.blocking.Offer;
import dev.portcullis.blocking.Offer.OfferedVerdict;
import dev.portcullis.blocking.Standing;
import dev.portcullis.message.InboundMessage;
import dev.portcullis.message.Sender;
import dev.portcullis.message.SenderId;
import dev.portcullis.rules.Action;
import dev.portcullis.rules.Hit;
import dev.portcullis.rules.Match;
import dev.portcullis.rules.Mode;
import dev.portcullis.rules.RuleSet;
import dev.portcullis.rules.SenderHistory;
import dev.portcullis.rules.Verdict;
import dev.portcullis.senders.Observation;
import dev.portcullis.senders.SenderWindow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a message comes to, given what is known of its sender. Pure.
 *
 * @param now the gateway's clock when the delivery arrived
 */
record Judgement(RuleSet ruleSet, Mode globalMode, Instant now) {

    /** Whether what one pipelined read told is enough. */
    sealed interface Conclusion {

        /** @param offer what to record; empty where there is nothing to say */
        record Judged(Optional<Offer> offer) implements Conclusion {}

        /** The sender's state is elsewhere, in two places, or partly pardoned. */
        record NeedsCare() implements Conclusion {}
    }

    Conclusion of(Match match, Observation observation, Standing standing) {
        SenderId key = match.message().sender().key();
        return switch (observation) {
            case Observation.Moved moved -> new Conclusion.NeedsCare();
            case Observation.Divided divided -> new Conclusion.NeedsCare();
            case Observation.Recorded recorded ->
                switch (standing) {
                    case Standing.Elsewhere elsewhere -> new Conclusion.NeedsCare();
                    case Standing.Clean clean ->
                        new Conclusion.Judged(
                                offer(match, key, match.message().sender(), recorded.history(), Optional.empty()));
                    case Standing.Known known -> ofKnown(match, key, recorded.history(), known.found());
                };
        };
    }

    private Conclusion ofKnown(Match match, SenderId key, SenderHistory history, Case known) {
        boolean partlyPardoned = known.floor().isAfter(Instant.EPOCH)
                && match.message().sentAt().isAfter(known.floor())
                && !match.windows().isEmpty();
        return partlyPardoned
                ? new Conclusion.NeedsCare()
                : new Conclusion.Judged(offer(match, key, match.message().sender(), history, Optional.of(known)));
    }

    /**
     * What to record of a message.
     *
     * @param key the id that the sender's state is kept under
     * @param sender who it is now; not the message's sender where those ids have become another's
     * @param history without what is no evidence any more
     */
    Optional<Offer> offer(Match match, SenderId key, Sender sender, SenderHistory history, Optional<Case> known) {
        InboundMessage message = match.message();
        if (known.filter(found -> found.pardons(message.sentAt())).isPresent()) {
            return Optional.empty();
        }
        Verdict verdict = ruleSet.judge(match, history, globalMode);
        List<OfferedVerdict> verdicts = new ArrayList<>();
        known.flatMap(found -> wanted(message, sender, found)).ifPresent(verdicts::add);
        // Whoever is wanted is tried on a message inside its window; on every call in between it would be in vain.
        boolean tries =
                message.content().opensWindow() || known.flatMap(Case::wanted).isEmpty();
        verdict.hits().forEach(hit -> verdicts.add(offered(message, sender, verdict, hit, tries)));
        boolean doubtful = known.filter(Case::isBlocked)
                .flatMap(Case::settled)
                .filter(blockedAt -> message.sentAt().isAfter(blockedAt))
                .isPresent();
        return verdicts.isEmpty() && !doubtful
                ? Optional.empty()
                : Optional.of(new Offer(
                        message.line(),
                        key,
                        sender,
                        message.id().value(),
                        message.sentAt(),
                        SenderWindow.closesAt(message.sentAt()),
                        verdicts));
    }

    private Optional<OfferedVerdict> wanted(InboundMessage message, Sender sender, Case known) {
        boolean open = known.state()
                .filter(state -> state == CaseState.PENDING || state == CaseState.BLOCKED)
                .isPresent();
        boolean inWindow = message.content().opensWindow()
                && SenderWindow.closesAt(message.sentAt()).isAfter(now);
        if (open || !inWindow) {
            return Optional.empty();
        }
        return known.wanted()
                .map(wanted -> OfferedVerdict.of(
                        globalMode == Mode.ENFORCE,
                        Integer.MAX_VALUE,
                        new Decision(
                                sender,
                                "wanted",
                                wanted.rule(),
                                ruleSet.hash(),
                                Action.BLOCK.wireName(),
                                globalMode.wireName(),
                                "wanted since " + wanted.since() + ": "
                                        + known.grounds().reason(),
                                List.of(),
                                List.of(),
                                Optional.of(message.id()),
                                message.sentAt(),
                                now,
                                Optional.of(SenderWindow.closesAt(message.sentAt())))));
    }

    private OfferedVerdict offered(InboundMessage message, Sender sender, Verdict verdict, Hit hit, boolean tries) {
        Decision decision = new Decision(
                sender,
                "rule",
                hit.rule().id(),
                verdict.ruleSetHash(),
                hit.rule().action().wireName(),
                hit.mode().wireName(),
                hit.reason(),
                hit.spans().stream()
                        .map(span -> new Decision.MatchedSpan(
                                span.place().name().toLowerCase(Locale.ROOT), span.start(), span.end()))
                        .toList(),
                hit.counts().entrySet().stream()
                        .map(count -> new Decision.CountedWindow(
                                count.getKey().counter(),
                                count.getKey().within().toSeconds(),
                                count.getKey().atLeast(),
                                count.getValue()))
                        .toList(),
                Optional.of(message.id()),
                message.sentAt(),
                now,
                message.content().opensWindow()
                        ? Optional.of(SenderWindow.closesAt(message.sentAt()))
                        : Optional.empty());
        boolean acts = tries && hit.enforced() && hit.rule().action() == Action.BLOCK;
        return new OfferedVerdict(
                acts,
                hit.rule().limits().blocksPerHour(),
                hit.rule().limits().shareOfSenders(),
                hit.rule().lease(),
                decision);
    }
}
