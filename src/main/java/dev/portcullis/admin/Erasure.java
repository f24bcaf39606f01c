package dev.portcullis.admin;

import dev.portcullis.admin.ErasedView.CountsView;
import dev.portcullis.admin.ErasedView.KeptView;
import dev.portcullis.audit.AuditErasure;
import dev.portcullis.blocking.ErasedCases;
import dev.portcullis.message.LineId;
import dev.portcullis.message.SenderId;
import dev.portcullis.senders.SenderErasure;
import dev.portcullis.senders.SenderMoves;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/** Erases a person's data on a line, whatever it is kept in. What tells of other ids goes last, so that it can be repeated. */
@Singleton
public final class Erasure {

    private static final Logger LOG = Logger.getLogger(Erasure.class);
    private static final Duration LIMITS_COUNT = Duration.ofHours(24);
    private static final Duration ANSWERS_KEPT = Duration.ofDays(1);
    private static final Duration UNDO_REMEMBERED = Duration.ofDays(8);
    private static final Duration CROWDS_COUNT = Duration.ofDays(4);

    private final KnownSenders senders;
    private final SenderMoves moves;
    private final AuditErasure audit;
    private final SenderErasure observed;
    private final ErasedCases cases;
    private final Clock clock;

    Erasure(
            KnownSenders senders,
            SenderMoves moves,
            AuditErasure audit,
            SenderErasure observed,
            ErasedCases cases,
            Clock clock) {
        this.senders = senders;
        this.moves = moves;
        this.audit = audit;
        this.observed = observed;
        this.cases = cases;
        this.clock = clock;
    }

    public ErasedView erase(LineId line, SenderId asked, String by, String reason) {
        Instant now = clock.instant();
        KnownSender known = senders.find(line, asked);
        Set<SenderId> ids = new HashSet<>(known.ids());
        ids.addAll(moves.trail(line, asked, now));
        AuditErasure.Erased entries = eraseEntries(line, ids, now);
        long crowdMessages = observed.eraseFromCrowds(line, ids);
        SenderErasure.Erased memory = observed.erase(line, ids, now);
        ErasedCases.Erased inCases = cases.erase(line, ids);
        audit.note(line, by, reason, now);
        LOG.infof("A sender's data on line %s was erased by %s", line, by);
        return new ErasedView(
                new CountsView(
                        memory.lastInbounds(),
                        memory.counters(),
                        memory.links(),
                        entries.decisions(),
                        entries.answers(),
                        Math.max(0, crowdMessages),
                        inCases.cases(),
                        inCases.wanted(),
                        inCases.allowed()),
                kept(inCases, crowdMessages < 0, now));
    }

    /** Decisions may tell more ids; those that are this person's today are looked for too. */
    private AuditErasure.Erased eraseEntries(LineId line, Set<SenderId> ids, Instant now) {
        AuditErasure.Erased first = audit.erase(line, ids);
        List<SenderId> more = first.beside().stream()
                .filter(other -> moves.trail(line, other, now).stream().anyMatch(ids::contains))
                .toList();
        if (more.isEmpty()) {
            return first;
        }
        ids.addAll(more);
        AuditErasure.Erased second = audit.erase(line, ids);
        return new AuditErasure.Erased(
                first.decisions() + second.decisions(), first.answers() + second.answers(), second.beside());
    }

    private static List<KeptView> kept(ErasedCases.Erased inCases, boolean crowdsStay, Instant now) {
        List<KeptView> kept = new ArrayList<>();
        if (inCases.kept() > 0) {
            kept.add(new KeptView(
                    "case",
                    "Meta blocks this user, or is asked to; the block can only be shown and lifted by the ids, which are"
                            + " all that the case still holds of the person. Unblock first, then erase again.",
                    Optional.empty()));
        }
        inCases.pardonKeptUntil()
                .ifPresent(until -> kept.add(new KeptView(
                        "pardon",
                        "Meta may repeat old messages for a week, and they would block the user again. Only the id and the"
                                + " time of the pardon are kept.",
                        Optional.of(until))));
        if (crowdsStay) {
            kept.add(new KeptView(
                    "crowds",
                    "What many senders have in common is spread over the servers of the cluster and expires by itself.",
                    Optional.of(now.plus(CROWDS_COUNT))));
        }
        kept.add(new KeptView(
                "undo", "An undo remembers by id whom it was about.", Optional.of(now.plus(UNDO_REMEMBERED))));
        kept.add(new KeptView(
                "idempotency",
                "Answers to requests with an Idempotency-Key are kept as they were given.",
                Optional.of(now.plus(ANSWERS_KEPT))));
        kept.add(new KeptView(
                "limits",
                "The count of the cases that rules opened names them by id, so that the limits hold.",
                Optional.of(now.plus(LIMITS_COUNT))));
        kept.add(new KeptView(
                "dead-letters",
                "Deliveries that could not be read cannot be searched; the newest 1,000 are kept.",
                Optional.empty()));
        return kept;
    }
}
