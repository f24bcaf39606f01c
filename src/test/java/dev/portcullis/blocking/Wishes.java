package dev.portcullis.blocking;

import dev.portcullis.audit.AuditConfig;
import dev.portcullis.audit.MetaAnswer;
import dev.portcullis.message.Sender;
import dev.portcullis.testing.AuditSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What a person called Ana asks of the lists of a room's line. */
record Wishes(BlockingRoom room) {

    private static final AuditConfig AUDIT = AuditSettings.AMPLE;

    WantedList wantedList() {
        return new WantedList(
                room.store.pipeline(),
                room.store.keys(),
                AUDIT,
                room.settings(1_000),
                room.book,
                new SimpleMeterRegistry());
    }

    AllowedList allowedList() {
        return new AllowedList(room.store.pipeline(), room.store.keys(), AUDIT, room.book);
    }

    /** One that lasts. */
    ListWish of(Sender sender) {
        return of(sender, Optional.empty());
    }

    ListWish of(Sender sender, Optional<Instant> until) {
        String entry = new MetaAnswer(
                        sender,
                        "listed",
                        OptionalInt.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("ana"),
                        room.clock.instant())
                .toJson();
        return new ListWish(sender.key(), sender, "because \"x\"", until, "ana", entry);
    }

    ListChange want(Sender sender) {
        return wantedList().want(BlockingRoom.LINE, List.of(of(sender))).getFirst();
    }

    ListChange allow(Sender sender) {
        return allow(sender, Optional.empty());
    }

    ListChange allow(Sender sender, Optional<Instant> until) {
        return allowedList()
                .allow(BlockingRoom.LINE, List.of(new AllowedList.Permit(of(sender, until), false)))
                .getFirst();
    }
}
