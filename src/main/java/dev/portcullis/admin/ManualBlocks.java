package dev.portcullis.admin;

import dev.portcullis.admin.BlocksView.BlockResult;
import dev.portcullis.audit.Decision;
import dev.portcullis.audit.Deed;
import dev.portcullis.audit.DeedKind;
import dev.portcullis.audit.DeedLog;
import dev.portcullis.audit.MetaAnswer;
import dev.portcullis.blocking.Case;
import dev.portcullis.blocking.CaseBook;
import dev.portcullis.blocking.CaseState;
import dev.portcullis.blocking.Effect;
import dev.portcullis.blocking.LinePause;
import dev.portcullis.blocking.LinePauses;
import dev.portcullis.blocking.LineWorkers;
import dev.portcullis.blocking.Offer;
import dev.portcullis.blocking.Terms;
import dev.portcullis.message.LineId;
import dev.portcullis.message.Sender;
import dev.portcullis.message.SenderId;
import dev.portcullis.rules.Action;
import dev.portcullis.rules.Mode;
import dev.portcullis.senders.LastInbounds;
import dev.portcullis.senders.SenderWindow;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Carries out what a person asks for, by the same cases as the rules' blocks. */
@Singleton
public final class ManualBlocks {

    static final Duration PATIENCE = Duration.ofSeconds(10);

    private final KnownSenders senders;
    private final LastInbounds lastInbounds;
    private final CaseBook cases;
    private final LineWorkers workers;
    private final LinePauses pauses;
    private final SettledCases settled;
    private final DeedLog deeds;
    private final Clock clock;

    /** @param by the user of the API who asks */
    public record Asked(LineId line, List<SenderId> users, String reason, String by) {

        String words(String deed) {
            return deed + " by " + by + (reason.isEmpty() ? "" : ": " + reason);
        }
    }

    ManualBlocks(
            KnownSenders senders,
            LastInbounds lastInbounds,
            CaseBook cases,
            LineWorkers workers,
            LinePauses pauses,
            SettledCases settled,
            DeedLog deeds,
            Clock clock) {
        this.senders = senders;
        this.lastInbounds = lastInbounds;
        this.cases = cases;
        this.workers = workers;
        this.pauses = pauses;
        this.settled = settled;
        this.deeds = deeds;
        this.clock = clock;
    }

    public BlocksView block(Asked asked) {
        List<KnownSender> known = senders.find(asked.line(), asked.users());
        return recorded(DeedKind.BLOCKED, asked, known, () -> block(asked, known));
    }

    private BlocksView recorded(DeedKind kind, Asked asked, List<KnownSender> known, Supplier<BlocksView> act) {
        Deed deed = new Deed(kind, asked.by(), asked.reason(), clock.instant(), KnownSender.whom(known));
        return deeds.during(asked.line(), deed, act, came -> BlockResult.counts(known, came.users()));
    }

    private BlocksView block(Asked asked, List<KnownSender> known) {
        Collection<KnownSender> each = KnownSender.once(known);
        Instant now = clock.instant();
        Map<Sender, Instant> seen = lastInbounds.of(
                asked.line(), each.stream().map(KnownSender::sender).toList());
        List<Offer> offers = each.stream()
                .map(one -> offer(asked, one, Optional.ofNullable(seen.get(one.sender())), now))
                .toList();
        List<List<Effect>> effects = cases.offer(offers, now).await().indefinitely();
        Set<SenderId> allowed = IntStream.range(0, offers.size())
                .filter(i -> effects.get(i).contains(Effect.ALLOWED))
                .mapToObj(i -> offers.get(i).key())
                .collect(Collectors.toSet());
        return results(asked.line(), known, allowed, ManualBlocks::ofBlock);
    }

    private static Offer offer(Asked asked, KnownSender known, Optional<Instant> lastInbound, Instant now) {
        Optional<Instant> closesAt = lastInbound.map(SenderWindow::closesAt);
        Decision decision = new Decision(
                known.sender(),
                "person",
                "",
                "",
                Action.BLOCK.wireName(),
                Mode.ENFORCE.wireName(),
                asked.words("blocked"),
                List.of(),
                List.of(),
                Optional.empty(),
                now,
                now,
                closesAt);
        return new Offer(
                asked.line(),
                known.key(),
                known.sender(),
                "person/" + UUID.randomUUID(),
                now,
                closesAt.orElse(now),
                List.of(Offer.OfferedVerdict.of(true, Terms.PLAIN, decision)));
    }

    public BlocksView unblock(Asked asked) {
        List<KnownSender> known = senders.find(asked.line(), asked.users());
        return recorded(DeedKind.UNBLOCKED, asked, known, () -> unblock(asked, known));
    }

    private BlocksView unblock(Asked asked, List<KnownSender> known) {
        Instant now = clock.instant();
        KnownSender.once(known)
                .forEach(one -> cases.release(
                        asked.line(),
                        one.key(),
                        one.sender(),
                        auditEntry(asked, one, now).toJson()));
        return results(asked.line(), known, Set.of(), ManualBlocks::ofUnblock);
    }

    private static MetaAnswer auditEntry(Asked asked, KnownSender known, Instant now) {
        return new MetaAnswer(
                known.sender(),
                "release-asked",
                OptionalInt.empty(),
                Optional.of(asked.words("unblocked")),
                Optional.empty(),
                Optional.of(asked.by()),
                now);
    }

    /** @param allowed whom nobody blocks */
    private BlocksView results(LineId line, List<KnownSender> known, Set<SenderId> allowed, Outcome outcome) {
        workers.wake(line);
        Map<SenderId, Case> found = settled.await(
                line,
                known.stream()
                        .map(KnownSender::key)
                        .filter(key -> !allowed.contains(key))
                        .toList(),
                clock.instant().plus(PATIENCE));
        Optional<LinePause> pause = pauses.of(line);
        return new BlocksView(known.stream()
                .map(each -> allowed.contains(each.key())
                        ? ListNotes.refusedAsAllowed(each)
                        : Optional.ofNullable(found.get(each.key()))
                                .map(state -> result(each, outcome.of(state), state, pause))
                                .orElseGet(() -> unknown(each)))
                .toList());
    }

    private static BlockResult result(KnownSender known, String outcome, Case found, Optional<LinePause> pause) {
        return new BlockResult(
                known.asked().display(),
                outcome,
                found.code(),
                found.answer(),
                CaseView.of(found, pause).flatMap(CaseView::note));
    }

    /** The case has been forgotten or moved to another id meanwhile. */
    private static BlockResult unknown(KnownSender known) {
        return new BlockResult(
                known.asked().display(), "pending", OptionalInt.empty(), Optional.empty(), Optional.empty());
    }

    /** Names what a case has come to, as seen by the one who asked. */
    private interface Outcome {
        String of(Case found);
    }

    private static String ofBlock(Case found) {
        boolean missed = found.state().filter(CaseState.MISSED::equals).isPresent();
        return missed && found.wanted().isPresent() ? "wanted" : state(found);
    }

    private static String ofUnblock(Case found) {
        return found.isBlocked() ? "refused" : state(found);
    }

    private static String state(Case found) {
        return found.state().map(CaseState::wireName).orElse("pending");
    }
}
