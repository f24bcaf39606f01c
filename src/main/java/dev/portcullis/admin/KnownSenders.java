package dev.portcullis.admin;

import dev.portcullis.blocking.CaseBook;
import dev.portcullis.message.LineId;
import dev.portcullis.message.Sender;
import dev.portcullis.message.SenderId;
import dev.portcullis.senders.SenderMoves;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Follows an id to where its sender's state is kept. */
@Singleton
final class KnownSenders {

    private final SenderMoves moves;
    private final CaseBook cases;
    private final Clock clock;

    KnownSenders(SenderMoves moves, CaseBook cases, Clock clock) {
        this.moves = moves;
        this.cases = cases;
        this.clock = clock;
    }

    KnownSender find(LineId line, SenderId asked) {
        Sender owner = moves.owner(line, asked, clock.instant());
        return KnownSender.of(asked, owner, cases.find(line, owner.key()).or(() -> cases.find(line, asked)));
    }
}
