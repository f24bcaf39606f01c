package dev.portcullis.admin;

import dev.portcullis.audit.AuditEntry;
import dev.portcullis.audit.Deed;
import dev.portcullis.message.LineId;
import dev.portcullis.message.SenderId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which deeds are asked for.
 *
 * @param senders every id of one sender; whomever they were about if empty
 */
record DeedQuery(
        List<LineId> lines,
        Optional<String> by,
        Set<SenderId> senders,
        Optional<String> kind,
        Optional<Instant> since) {

    Optional<AuditEntry.Done> asked(AuditEntry entry) {
        return switch (entry) {
            case AuditEntry.Done done -> Optional.of(done).filter(each -> asksFor(each.deed()));
            case AuditEntry.Decided decided -> Optional.empty();
            case AuditEntry.Answered answered -> Optional.empty();
        };
    }

    private boolean asksFor(Deed deed) {
        return by.filter(name -> !name.equals(deed.by())).isEmpty()
                && kind.filter(word -> !word.equals(deed.what())).isEmpty()
                && (senders.isEmpty() || deed.whom().names(senders));
    }
}
