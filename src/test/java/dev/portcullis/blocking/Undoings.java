package dev.portcullis.blocking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.audit.AuditEntry;
import dev.portcullis.audit.AuditLog;
import dev.portcullis.audit.EntryId;
import dev.portcullis.graph.FailureKind;
import dev.portcullis.message.Sender;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** A room in which rules' deeds are undone. */
final class Undoings {

    private final BlockingRoom room;

    Undoings(BlockingRoom room) {
        this.room = room;
    }

    UndoBook book() {
        return room.undos(room.clock);
    }

    /** Ends with an error where it would begin with one step more. */
    UndoBook thatStopsAfter(int steps) {
        AtomicInteger left = new AtomicInteger(steps);
        return room.undos(() -> {
            if (left.getAndDecrement() == 0) {
                throw new IllegalStateException("stopped");
            }
            return room.clock.instant();
        });
    }

    void refused(Sender whom) {
        whom.ids().forEach(id -> room.meta.refuse(id, FailureKind.OUTSIDE_WINDOW));
        room.wrote(whom, room.clock.instant());
        offer(whom, "flood");
        for (int tries = 0; tries < 3; tries++) {
            room.work();
            room.letTimePass();
        }
        assertThat(room.state(whom)).isEqualTo(CaseState.REFUSED);
        assertThat(room.theCase(whom).wanted()).isPresent();
    }

    Effect offer(Sender whom, String rule) {
        String message = UUID.randomUUID().toString();
        return room.offer(whom, message, room.clock.instant(), room.rule(whom, rule, 5_000, message));
    }

    Undo undo(String rule, Instant since) {
        Undo undo = of(rule, since, Optional.empty());
        book().carryOut(undo);
        return undo;
    }

    Undo of(String rule, Instant since, Optional<Instant> until) {
        return new Undo(
                UUID.randomUUID().toString(),
                rule,
                List.of(BlockingRoom.LINE),
                since,
                until,
                "admin",
                "too strict",
                room.clock.instant());
    }

    List<Sender> preview(String rule, Instant since, Optional<Instant> until) {
        return book().preview(of(rule, since, until)).get(BlockingRoom.LINE).stream()
                .map(id -> room.theCase(id).sender())
                .toList();
    }

    List<Sender> found(Undo undo) {
        return book().found(undo, BlockingRoom.LINE, 0, 10_000).stream()
                .map(id -> room.theCase(id).sender())
                .toList();
    }

    long entries(String outcome) {
        return new AuditLog(room.store.pipeline(), room.store.keys())
                .before(BlockingRoom.LINE, EntryId.LAST, 10_000).stream()
                        .filter(entry -> entry instanceof AuditEntry.Answered answered
                                && answered.answer().outcome().equals(outcome))
                        .count();
    }
}
