package dev.portcullis.admin;

import dev.portcullis.audit.AuditEntry;
import dev.portcullis.audit.DeedKind;
import dev.portcullis.audit.DeedLog;
import dev.portcullis.message.LineId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds what people did. For code that may block. */
@Singleton
public final class Deeds {

    private final DeedLog log;
    private final LineStates lines;
    private final KnownSenders senders;
    private final Clock clock;

    Deeds(DeedLog log, LineStates lines, KnownSenders senders, Clock clock) {
        this.log = log;
        this.lines = lines;
        this.senders = senders;
        this.clock = clock;
    }

    /** The newest first, of all lines together. */
    public DeedsView find(DeedFilter filter, Optional<AuditCursor> after, int limit) {
        DeedQuery query = query(filter);
        AuditPage<AuditEntry.Done> page = AuditPage.read(
                new MergedTail(log::before, query.lines(), after, limit), query.since(), limit, query::asked);
        return new DeedsView(
                page.found().stream().map(DeedView::of).toList(), page.next().map(AuditCursor::toString));
    }

    private DeedQuery query(DeedFilter filter) {
        List<LineId> asked = lines.asked(filter.line());
        return new DeedQuery(
                asked,
                Arguments.present(filter.by()),
                Arguments.senderAsWritten(filter.sender())
                        .map(id -> senders.ids(asked, id))
                        .orElse(Set.of()),
                Arguments.word("kind", filter.kind(), DeedKind.wireNames()),
                Arguments.since(filter.since(), clock.instant()));
    }
}
