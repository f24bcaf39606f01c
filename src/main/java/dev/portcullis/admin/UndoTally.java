package dev.portcullis.admin;

import dev.portcullis.admin.UndoView.UndoneUser;
import dev.portcullis.blocking.Case;
import dev.portcullis.blocking.LinePause;
import dev.portcullis.blocking.Undo;
import dev.portcullis.message.LineId;
import dev.portcullis.message.Sender;
import dev.portcullis.message.SenderId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Counts what became of all whom an undo is about, and shows some of them. */
final class UndoTally {

    private final long from;
    private final int limit;
    private final List<UndoneUser> users = new ArrayList<>();
    private long found;
    private long released;
    private long pending;
    private long refused;
    private long blockedAgain;

    /** @param from how many were shown before */
    UndoTally(long from, int limit) {
        this.from = from;
        this.limit = limit;
    }

    /** One whom the undo is about, with their case as it is now; it is gone where the sender was erased since. */
    void add(LineId line, SenderId id, Optional<Case> current, Optional<LinePause> pause) {
        String state = current.map(this::count).orElseGet(this::countReleased);
        show(line, id, current, state, current.flatMap(known -> note(known, state, pause)));
    }

    /** One whom it would be about. */
    void addPreviewed(LineId line, SenderId id, Optional<Case> current) {
        String state =
                current.flatMap(Case::state).map(known -> known.wireName()).orElse("wanted");
        show(line, id, current, state, Optional.empty());
    }

    private void show(LineId line, SenderId id, Optional<Case> current, String state, Optional<String> note) {
        if (found >= from && users.size() < limit) {
            Sender sender = current.map(Case::sender).orElseGet(() -> Sender.of(id));
            users.add(new UndoneUser(
                    line.value(),
                    sender.blockingId().display(),
                    sender.scopedId().map(SenderId::value),
                    state,
                    note));
        }
        found++;
    }

    private String count(Case current) {
        return switch (current.stage()) {
            case OFF -> {
                pending++;
                yield "pending";
            }
            case KEPT -> {
                refused++;
                yield "refused";
            }
            case ON, BLOCKED -> {
                blockedAgain++;
                yield "blocked";
            }
            case NONE, REFUSED, MISSED, RELEASED -> countReleased();
        };
    }

    private String countReleased() {
        released++;
        return "released";
    }

    private static Optional<String> note(Case current, String state, Optional<LinePause> pause) {
        return switch (state) {
            case "blocked" ->
                Optional.of("A new case was opened since: " + current.grounds().reason());
            case "released" -> Optional.empty();
            default -> CaseView.of(current, pause).flatMap(CaseView::note);
        };
    }

    long found() {
        return found;
    }

    UndoView view(Undo undo, boolean preview, boolean complete, Optional<String> note) {
        long shown = from + users.size();
        return new UndoView(
                preview ? Optional.empty() : Optional.of(undo.id()),
                undo.rule(),
                undo.lines().stream().map(LineId::value).toList(),
                undo.since(),
                undo.until(),
                preview,
                complete,
                found,
                released,
                pending,
                refused,
                blockedAgain,
                users,
                shown < found ? Optional.of(Long.toString(shown)) : Optional.empty(),
                note);
    }
}
