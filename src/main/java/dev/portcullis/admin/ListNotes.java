package dev.portcullis.admin;

import dev.portcullis.admin.BlocksView.BlockResult;
import dev.portcullis.blocking.Case;
import dev.portcullis.blocking.LinePauses;
import dev.portcullis.blocking.ListChange;
import dev.portcullis.message.LineId;
import dev.portcullis.message.Sender;
import dev.portcullis.message.SenderId;
import dev.portcullis.senders.LastInbounds;
import dev.portcullis.senders.SenderWindow;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Tells people what became of a change to a wanted or allowed list, and what they may do next. */
@Singleton
final class ListNotes {

    private final LastInbounds lastInbounds;
    private final LinePauses pauses;
    private final Clock clock;

    ListNotes(LastInbounds lastInbounds, LinePauses pauses, Clock clock) {
        this.lastInbounds = lastInbounds;
        this.pauses = pauses;
        this.clock = clock;
    }

    List<BlockResult> ofWanted(LineId line, List<KnownSender> known, Map<SenderId, ListChange> changes) {
        Map<Sender, Instant> seen =
                lastInbounds.of(line, known.stream().map(KnownSender::sender).toList());
        return known.stream()
                .map(each -> changes.get(each.key()) == ListChange.ADDED
                        ? result(each, "wanted", wantedNote(Optional.ofNullable(seen.get(each.sender()))))
                        : ofChange(line, each, "wanted", changes.get(each.key()), Optional.empty()))
                .toList();
    }

    private Optional<String> wantedNote(Optional<Instant> lastInbound) {
        return lastInbound
                .map(SenderWindow::closesAt)
                .filter(end -> end.isAfter(clock.instant()))
                .map(end -> "A block is tried on their next message. Their window is open until " + stamp(end)
                        + ", so they can also be blocked at once.");
    }

    /**
     * @param done what to call it if nothing is left to do
     * @param lifted the case, where a block was to be lifted
     */
    BlockResult ofChange(LineId line, KnownSender known, String done, ListChange change, Optional<Case> lifted) {
        return switch (change) {
            case ADDED, REMOVED -> result(known, done, Optional.empty());
            case LIFTED -> result(known, done, Optional.of("A block that was under way has been called off."));
            case ABSENT -> result(known, "absent", Optional.of("They are not on this list; nothing was done."));
            case BLOCKED ->
                result(
                        known,
                        "blocked",
                        Optional.of(
                                "They are blocked already, nothing was done. Unblock them first, if that is to end."));
            case PENDING ->
                result(known, "pending", Optional.of("Meta is being asked to block them; nothing was done."));
            case ALLOWED -> refusedAsAllowed(known);
            case LIFTING ->
                lifted.map(found -> ofLifted(line, known, done, found))
                        .orElseGet(() -> result(known, "pending", Optional.empty()));
        };
    }

    private BlockResult ofLifted(LineId line, KnownSender known, String done, Case found) {
        Optional<String> note = CaseView.of(found, pauses.of(line)).flatMap(CaseView::note);
        String state = switch (found.stage()) {
            case RELEASED -> done;
            case KEPT -> "refused";
            case OFF, ON -> "pending";
            case NONE, BLOCKED, REFUSED, MISSED -> found.stage().wireName();
        };
        return new BlockResult(known.asked().display(), state, found.code(), found.answer(), note);
    }

    /** Nobody blocks a sender who is on the allowed list. */
    static BlockResult refusedAsAllowed(KnownSender known) {
        String why = known.found()
                .flatMap(Case::allowance)
                .map(allowance -> " by " + allowance.by()
                        + allowance.ends().map(end -> " until " + stamp(end)).orElse("") + ": " + allowance.reason())
                .orElse("");
        return new BlockResult(
                known.asked().display(),
                "refused",
                OptionalInt.empty(),
                Optional.of("allowed" + why),
                Optional.of(
                        "They are on this line's allowed list, so nothing was done. Take them off that list, then ask"
                                + " again."));
    }

    /** As the panel writes times. */
    private static String stamp(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString().replace('T', ' ').replace("Z", " UTC");
    }

    private static BlockResult result(KnownSender known, String state, Optional<String> note) {
        return new BlockResult(known.asked().display(), state, OptionalInt.empty(), Optional.empty(), note);
    }
}
