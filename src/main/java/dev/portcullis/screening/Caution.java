package dev.portcullis.screening;

import dev.portcullis.blocking.CaseBook;
import dev.portcullis.message.IdentityChange;
import dev.portcullis.message.InboundMessage;
import dev.portcullis.message.LineId;
import dev.portcullis.message.PhoneNumber;
import dev.portcullis.message.Sender;
import dev.portcullis.message.SenderId;
import dev.portcullis.senders.SenderMoves;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Sorts out, step by step, whose state belongs to whom where one read does not tell. For code that may block. */
@Singleton
final class Caution {

    private final SenderMoves moves;
    private final CaseBook cases;

    Caution(SenderMoves moves, CaseBook cases) {
        this.moves = moves;
        this.cases = cases;
    }

    /** Whoever wrote the message, by the id that their state is really kept under; all of it, from now on. */
    Author author(InboundMessage message, Instant now) {
        SenderId key = moves.current(message.line(), message.sender().key(), now);
        Sender sender = owner(message, key, now);
        joinPhone(message, key, sender);
        return new Author(key, sender, cases.find(message.line(), key));
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
