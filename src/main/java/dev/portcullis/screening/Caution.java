package dev.portcullis.screening;

import dev.portcullis.blocking.Case;
import dev.portcullis.blocking.CaseBook;
import dev.portcullis.blocking.Offer;
import dev.portcullis.message.IdentityChange;
import dev.portcullis.message.InboundMessage;
import dev.portcullis.message.LineId;
import dev.portcullis.message.PhoneNumber;
import dev.portcullis.message.Sender;
import dev.portcullis.message.SenderId;
import dev.portcullis.rules.Match;
import dev.portcullis.rules.SenderHistory;
import dev.portcullis.senders.Observation;
import dev.portcullis.senders.SenderMoves;
import dev.portcullis.senders.SenderStore;
import dev.portcullis.senders.Sighting;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Handles, step by step, the few messages that one pipelined read is not enough for. For code that may block. */
@Singleton
final class Caution {

    private static final int HOPS = 4;

    private final SenderStore senders;
    private final SenderMoves moves;
    private final CaseBook cases;

    Caution(SenderStore senders, SenderMoves moves, CaseBook cases) {
        this.senders = senders;
        this.moves = moves;
        this.cases = cases;
    }

    /** Observes and judges a message under the id that its sender's state is really kept under. */
    Optional<Offer> judge(Match match, Judgement judgement) {
        InboundMessage message = match.message();
        SenderId key = moves.current(message.line(), message.sender().key(), judgement.now());
        Sender sender = owner(message, key, judgement.now());
        joinPhone(message, key, sender);
        Optional<Case> known = cases.find(message.line(), key);
        Instant floor = known.map(Case::floor)
                .filter(until -> message.sentAt().isAfter(until))
                .orElse(Instant.EPOCH);
        SenderHistory history =
                observe(Sighting.of(message, match.windows()).at(key).since(floor), judgement.now());
        return judgement.offer(match, key, sender, history, known);
    }

    /** All ids of whoever wrote. A number or id that they have left behind may be somebody else's by now. */
    private Sender owner(InboundMessage message, SenderId key, Instant now) {
        Sender sender = message.sender();
        if (sender.ids().contains(key)) {
            return sender;
        }
        return sender.phone()
                .map(phone -> moves.owner(message.line(), phone, now))
                .filter(owner -> owner.key().equals(key))
                .orElseGet(() -> Sender.of(key));
    }

    private SenderHistory observe(Sighting sighting, Instant now) {
        Sighting current = sighting;
        for (int hop = 0; hop <= HOPS; hop++) {
            switch (senders.observe(current, now)) {
                case Observation.Recorded recorded -> {
                    return recorded.history();
                }
                case Observation.Divided divided -> {
                    return divided.history();
                }
                case Observation.Moved moved -> current = current.at(moved.to());
            }
        }
        return SenderHistory.EMPTY;
    }

    /** A number's own history and case belong to the business-scoped id that came to be known. */
    private void joinPhone(InboundMessage message, SenderId key, Sender sender) {
        Optional<PhoneNumber> phone = message.sender().phone();
        if (phone.isEmpty() || phone.get().equals(key)) {
            return;
        }
        boolean keptUnderPhone = cases.find(message.line(), phone.get())
                .filter(found -> found.key().equals(phone.get()))
                .isPresent();
        if (keptUnderPhone) {
            cases.move(message.line(), phone.get(), sender, false);
        }
        moves.move(message.line(), phone.get(), key);
    }

    /**
     * A sender goes by new ids from now on: state and case go along. Doing it again changes nothing, and completes what
     * an interruption left undone.
     */
    void move(IdentityChange change, Instant now) {
        LineId line = change.line();
        Sender to = change.to();
        for (SenderId from : change.from()) {
            List<SenderId> trail = moves.trail(line, from, now);
            boolean begun = trail.stream().anyMatch(to.ids()::contains);
            // A repeat may come when the sender has moved on.
            SenderId end = begun ? trail.getLast() : to.key();
            if (!begun) {
                cases.move(line, trail.getLast(), to, true);
            }
            for (int i = 0; i < trail.size(); i++) {
                SenderId next = i + 1 < trail.size() ? trail.get(i + 1) : to.key();
                moves.move(line, trail.get(i), next, end);
            }
        }
    }
}
