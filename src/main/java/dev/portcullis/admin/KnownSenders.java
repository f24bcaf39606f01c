package dev.portcullis.admin;

import dev.portcullis.blocking.Case;
import dev.portcullis.blocking.CaseBook;
import dev.portcullis.message.LineId;
import dev.portcullis.message.Sender;
import dev.portcullis.message.SenderId;
import dev.portcullis.senders.SenderMoves;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Follows an id to where its sender's state is kept. */
@Singleton
public final class KnownSenders {

    private static final int AT_ONCE = 1_000;

    private final SenderMoves moves;
    private final CaseBook cases;
    private final Clock clock;

    KnownSenders(SenderMoves moves, CaseBook cases, Clock clock) {
        this.moves = moves;
        this.cases = cases;
        this.clock = clock;
    }

    public KnownSender find(LineId line, SenderId asked) {
        return find(line, List.of(asked)).getFirst();
    }

    /** Every id of a sender on any of these lines. */
    Set<SenderId> ids(Collection<LineId> lines, SenderId asked) {
        Set<SenderId> ids = new HashSet<>(Set.of(asked));
        lines.forEach(line -> ids.addAll(find(line, asked).ids()));
        return ids;
    }

    /** The same for many, in their order. */
    public List<KnownSender> find(LineId line, List<SenderId> asked) {
        List<KnownSender> found = new ArrayList<>(asked.size());
        for (int from = 0; from < asked.size(); from += AT_ONCE) {
            found.addAll(findSome(line, asked.subList(from, Math.min(asked.size(), from + AT_ONCE))));
        }
        return found;
    }

    private List<KnownSender> findSome(LineId line, List<SenderId> asked) {
        Map<Sender, Sender> owners =
                moves.owners(line, asked.stream().map(Sender::of).toList(), clock.instant());
        Set<SenderId> ids = new LinkedHashSet<>(asked);
        owners.values().forEach(owner -> ids.add(owner.key()));
        Map<SenderId, Case> found = cases.find(line, ids);
        return asked.stream()
                .map(id -> {
                    Sender owner = owners.get(Sender.of(id));
                    return KnownSender.of(
                            id,
                            owner,
                            Optional.ofNullable(found.get(owner.key())).or(() -> Optional.ofNullable(found.get(id))));
                })
                .toList();
    }
}
