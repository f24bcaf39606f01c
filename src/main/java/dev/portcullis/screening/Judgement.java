package dev.portcullis.screening;

import dev.portcullis.audit.Decision;
import dev.portcullis.blocking.Case;
import dev.portcullis.blocking.Offer;
import dev.portcullis.blocking.Offer.OfferedVerdict;
import dev.portcullis.blocking.Stage;
import dev.portcullis.blocking.Standing;
import dev.portcullis.blocking.Terms;
import dev.portcullis.blocking.Wanted;
import dev.portcullis.blocking.WantedGroup;
import dev.portcullis.message.InboundMessage;
import dev.portcullis.message.LineId;
import dev.portcullis.message.PhoneNumber;
import dev.portcullis.rules.Action;
import dev.portcullis.rules.Countries;
import dev.portcullis.rules.Match;
import dev.portcullis.rules.Mode;
import dev.portcullis.rules.RuleSet;
import dev.portcullis.rules.SenderHistory;
import dev.portcullis.rules.Verdict;
import dev.portcullis.senders.Observation;
import dev.portcullis.senders.SenderWindow;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a message comes to, given what is known of its sender. Pure.
 *
 * @param arrival of the delivery that brought it
 * @param wantedGroups of the lines that have any, the closest first
 */
record Judgement(RuleSet ruleSet, Mode globalMode, Arrival arrival, Map<LineId, List<WantedGroup>> wantedGroups) {

    Judgement {
        wantedGroups = Map.copyOf(wantedGroups);
    }

    Judgement(RuleSet ruleSet, Mode globalMode, Arrival arrival) {
        this(ruleSet, globalMode, arrival, Map.of());
    }

    /** The same, with what the lines want beside their rules. */
    Judgement wanting(Map<LineId, List<WantedGroup>> groups) {
        return new Judgement(ruleSet, globalMode, arrival, groups);
    }

    /** Whether what one pipelined read told is enough. */
    sealed interface Conclusion {

        /** @param offers what to record; empty where there is nothing to say */
        record Judged(List<Offer> offers) implements Conclusion {

            public Judged {
                offers = List.copyOf(offers);
            }
        }

        /** Whose message it is has been told, but not yet all that the rules ask. */
        record NeedsMore(Author author, Observation.Recorded recorded) implements Conclusion {}

        /** The sender's state is elsewhere, in two places, or partly pardoned. */
        record NeedsCare() implements Conclusion {}
    }

    Instant now() {
        return arrival.now();
    }

    Conclusion of(Match match, Observation observation, Standing standing) {
        return switch (observation) {
            case Observation.Moved moved -> new Conclusion.NeedsCare();
            case Observation.Divided divided -> new Conclusion.NeedsCare();
            case Observation.Recorded recorded ->
                switch (standing) {
                    case Standing.Elsewhere elsewhere -> new Conclusion.NeedsCare();
                    case Standing.Clean clean -> of(match, Author.of(match.message(), Optional.empty()), recorded);
                    case Standing.Known known ->
                        isPartlyPardoned(match, known.found())
                                ? new Conclusion.NeedsCare()
                                : of(match, Author.of(match.message(), Optional.of(known.found())), recorded);
                };
        };
    }

    private static boolean isPartlyPardoned(Match match, Case known) {
        return known.floor().isAfter(Instant.EPOCH)
                && match.message().sentAt().isAfter(known.floor())
                && !match.windows().isEmpty();
    }

    private Conclusion of(Match match, Author author, Observation.Recorded recorded) {
        boolean open = !recorded.crowded().isEmpty()
                || ruleSet.followUp(match, recorded.history()).isPresent();
        return open
                ? new Conclusion.NeedsMore(author, recorded)
                : new Conclusion.Judged(offers(match, author, recorded.history()));
    }

    /**
     * What to record of a message: of its author, and of everyone else whose messages made an offence with it.
     *
     * @param history without what is no evidence any more
     */
    List<Offer> offers(Match match, Author author, SenderHistory history) {
        InboundMessage message = match.message();
        if (author.isPardoned(message.sentAt())) {
            return List.of();
        }
        Verdict verdict = ruleSet.judge(match, history, globalMode);
        Proposals proposals = new Proposals(message, author);
        wanted(match, author).ifPresent(proposals::add);
        OfferedHits hits = new OfferedHits("rule", verdict.ruleSetHash(), arrival);
        verdict.hits().forEach(hit -> proposals.add(hit, hits));
        OfferedHits candidates = new OfferedHits(ScreeningReport.CANDIDATE, verdict.ruleSetHash(), arrival);
        verdict.candidates().forEach(hit -> proposals.add(hit, candidates));
        boolean doubtful = author.known()
                .filter(Case::isBlocked)
                .flatMap(Case::settled)
                .filter(blockedAt -> message.sentAt().isAfter(blockedAt))
                .isPresent();
        return proposals.offers(doubtful);
    }

    /** Whoever is wanted by name has what that says; the others may be in a group. */
    private Optional<OfferedVerdict> wanted(Match match, Author author) {
        InboundMessage message = match.message();
        boolean open = author.known().map(Case::stage).filter(Judgement::isOpen).isPresent();
        boolean inWindow = message.content().opensWindow()
                && SenderWindow.closesAt(message.sentAt()).isAfter(now());
        if (open || !inWindow || match.isSpared()) {
            return Optional.empty();
        }
        Optional<Wanted> byName = author.known().flatMap(Case::wanted).filter(wanted -> wanted.isListedAt(now()));
        if (byName.isPresent()) {
            return byName.filter(wanted -> wanted.holdsAt(now()))
                    .map(wanted -> wanted(message, author, Terms.PLAIN, wanted.rule(), wanted.words()));
        }
        return group(message, author)
                .map(group ->
                        wanted(message, author, Terms.atMost(group.blocksPerHour()), group.rule(), group.words()));
    }

    private static boolean isOpen(Stage stage) {
        return stage.isPending() || stage == Stage.BLOCKED || stage == Stage.KEPT;
    }

    private Optional<WantedGroup> group(InboundMessage message, Author author) {
        List<WantedGroup> groups = wantedGroups.getOrDefault(message.line(), List.of());
        Optional<PhoneNumber> number = author.sender().phone();
        if (groups.isEmpty() || number.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> country = Countries.of(number.get());
        return groups.stream()
                .filter(group -> group.holdsAt(now()) && group.includes(number.get(), country))
                .findFirst();
    }

    private OfferedVerdict wanted(InboundMessage message, Author author, Terms terms, String rule, String words) {
        Mode mode = arrival.soften(globalMode, message.sentAt());
        return OfferedVerdict.of(
                mode == Mode.ENFORCE,
                terms,
                new Decision(
                        author.sender(),
                        "wanted",
                        rule,
                        ruleSet.hash(),
                        Action.BLOCK.wireName(),
                        mode.wireName(),
                        words,
                        List.of(),
                        List.of(),
                        Optional.of(message.id()),
                        message.sentAt(),
                        now(),
                        Optional.of(SenderWindow.closesAt(message.sentAt()))));
    }
}
