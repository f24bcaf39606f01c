package dev.portcullis.admin;

import dev.portcullis.audit.AuditEntry;
import dev.portcullis.audit.EntryId;
import dev.portcullis.message.LineId;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.Optional;

/**
 * The last entry that a page has looked at, in the one order of all lines' entries: newest first, equals by line. What
 * is written later comes before it and does not move it.
 */
public record AuditCursor(EntryId id, LineId line) {

    static final Comparator<AuditEntry> ORDER =
            Comparator.comparing(AuditEntry::id, Comparator.reverseOrder()).thenComparing(AuditEntry::line);

    private static final String VERSION = "1";

    static AuditCursor at(AuditEntry entry) {
        return new AuditCursor(entry.id(), entry.line());
    }

    /** Entries of that line which come after the cursor are all those before this id. */
    EntryId endOf(LineId other) {
        return other.compareTo(line) > 0 ? new EntryId(id.millis(), id.sequence() + 1) : id;
    }

    /** Whatever comes before the cursor, or is at it, comes after this id. */
    EntryId before() {
        return new EntryId(Math.max(0, id.millis() - 1), 0);
    }

    static Optional<AuditCursor> parse(String text) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("/", -1);
            return parts.length == 3 && parts[0].equals(VERSION)
                    ? EntryId.parse(parts[1])
                            .flatMap(id -> LineId.parse(parts[2]).map(line -> new AuditCursor(id, line)))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Opaque to clients. */
    @Override
    public String toString() {
        String text = VERSION + "/" + id + "/" + line.value();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
