package dev.portcullis.audit;

import dev.portcullis.message.LineId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** One entry of what is kept of a line's past. */
public sealed interface AuditEntry {

    LineId line();

    EntryId id();

    /** @param effect what the decision came to when it was written, for example {@code opened} */
    record Decided(LineId line, EntryId id, Decision decision, String effect) implements AuditEntry {}

    /** @param decision the id of the decision that this answers, or empty where a person asked */
    record Answered(LineId line, EntryId id, String decision, MetaAnswer answer) implements AuditEntry {}

    /** @param came how many users came to what; empty while nothing has, and where it is not counted */
    record Done(LineId line, EntryId id, Deed deed, Map<String, Long> came) implements AuditEntry {

        public Done {
            came = Collections.unmodifiableMap(new LinkedHashMap<>(came));
        }
    }
}
