package dev.portcullis.screening;

import dev.portcullis.blocking.Offer;
import dev.portcullis.message.InboundMessage;
import dev.portcullis.rules.Match;
import dev.portcullis.rules.SenderHistory;
import dev.portcullis.rules.Window;
import dev.portcullis.screening.Contributions.Offence;
import dev.portcullis.senders.Crowds.Place;
import dev.portcullis.senders.Observation;
import dev.portcullis.senders.SenderStore;
import dev.portcullis.senders.Sighting;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Asks on until the rules need to know no more of one message. For code that may block. */
@Singleton
final class Deliberation {

    private static final int HOPS = 4;

    /** Whether a message is the sender's first, what that makes it count as, and what that adds up to. */
    private static final int ROUNDS = 3;

    private final SenderStore senders;
    private final Contributions contributions;
    private final Offering offering;

    Deliberation(SenderStore senders, Contributions contributions, Offering offering) {
        this.senders = senders;
        this.contributions = contributions;
        this.offering = offering;
    }

    /**
     * What a message comes to.
     *
     * @param offences what it completed together with other senders' messages
     */
    record Outcome(List<Offer> offers, List<Offence> offences) {

        static final Outcome NOTHING = new Outcome(List.of(), List.of());

        Outcome {
            offers = List.copyOf(offers);
            offences = List.copyOf(offences);
        }
    }

    /** Observes the message under its author's key, then as below. */
    Outcome conclude(Match match, Author author, Judgement judgement) {
        return conclude(match, author, observe(match, author, judgement), judgement);
    }

    /** @param recorded what is known already */
    Outcome conclude(Match match, Author author, Observation.Recorded recorded, Judgement judgement) {
        if (author.isPardoned(match.message().sentAt())) {
            return Outcome.NOTHING;
        }
        Match asked = match;
        Observation.Recorded answer = recorded;
        for (int round = 0; ; round++) {
            List<Offence> offences = offences(asked, answer.crowded(), judgement);
            SenderHistory history = answer.history();
            for (Offence offence : offences) {
                history = history.with(offence.place().window(), offence.amount(), offence.contributors());
            }
            Optional<Match> next = judgement.ruleSet().followUp(asked, history);
            if (next.isEmpty() || round == ROUNDS) {
                return new Outcome(judgement.offers(asked, author, history), offences);
            }
            asked = next.get();
            answer = observe(asked, author, judgement);
        }
    }

    /** Doing it again after an interruption changes nothing and completes it. */
    void carryOut(Outcome outcome, Instant now) {
        offering.makeStepwise(outcome.offers(), now);
        outcome.offences().forEach(contributions::settled);
    }

    private List<Offence> offences(Match match, Set<Window> crowded, Judgement judgement) {
        InboundMessage message = match.message();
        List<Offence> offences = new ArrayList<>();
        for (Window window : crowded) {
            Place place = new Place(message.line(), window, judgement.ruleSet().hash());
            contributions.joinedBy(message, place, judgement.now()).ifPresent(offences::add);
        }
        return offences;
    }

    private Observation.Recorded observe(Match match, Author author, Judgement judgement) {
        InboundMessage message = match.message();
        Sighting sighting = Sighting.of(message, match.windows())
                .at(author.key())
                .since(author.floor(message.sentAt()))
                .askedBy(judgement.ruleSet().hash());
        for (int hop = 0; hop <= HOPS; hop++) {
            switch (senders.observe(sighting, judgement.now())) {
                case Observation.Recorded recorded -> {
                    return recorded;
                }
                case Observation.Divided divided -> {
                    return divided.recorded();
                }
                case Observation.Moved moved -> sighting = sighting.at(moved.to());
            }
        }
        return new Observation.Recorded(SenderHistory.EMPTY, Set.of());
    }
}
