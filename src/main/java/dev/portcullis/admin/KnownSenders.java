package dev.portcullis.admin;

import dev.portcullis.blocking.CaseBook;
import dev.portcullis.message.LineId;
import dev.portcullis.message.Sender;
import dev.portcullis.message.SenderId;
import dev.portcullis.senders.SenderMoves;
import io.quarkus.virtual.threads.VirtualThreads;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** Follows an id to where its sender's state is kept. */
@Singleton
final class KnownSenders {

    private final SenderMoves moves;
    private final CaseBook cases;
    private final Clock clock;
    private final ExecutorService threads;

    KnownSenders(SenderMoves moves, CaseBook cases, Clock clock, @VirtualThreads ExecutorService threads) {
        this.moves = moves;
        this.cases = cases;
        this.clock = clock;
        this.threads = threads;
    }

    /** The same for many, in their order and at the same time. */
    List<KnownSender> find(LineId line, List<SenderId> asked) {
        List<Future<KnownSender>> finding =
                asked.stream().map(id -> threads.submit(() -> find(line, id))).toList();
        List<KnownSender> found = new ArrayList<>(asked.size());
        for (Future<KnownSender> each : finding) {
            found.add(result(each));
        }
        return found;
    }

    private static KnownSender result(Future<KnownSender> finding) {
        try {
            return finding.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while looking up senders", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException("looking up a sender", e.getCause());
        }
    }

    KnownSender find(LineId line, SenderId asked) {
        Sender owner = moves.owner(line, asked, clock.instant());
        return KnownSender.of(asked, owner, cases.find(line, owner.key()).or(() -> cases.find(line, asked)));
    }
}
