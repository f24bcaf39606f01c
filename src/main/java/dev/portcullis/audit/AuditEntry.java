package dev.portcullis.audit;

import dev.portcullis.message.LineId;

/** One entry of a line's stream. */
public sealed interface AuditEntry {

    LineId line();

    EntryId id();

    /** @param effect what the decision came to when it was written, for example {@code opened} */
    record Decided(LineId line, EntryId id, Decision decision, String effect) implements AuditEntry {}

    /** @param decision the id of the decision that this answers, or empty where a person asked */
    record Answered(LineId line, EntryId id, String decision, MetaAnswer answer) implements AuditEntry {}

    record Done(LineId line, EntryId id, Deed deed) implements AuditEntry {}
}
