package dev.portcullis.admin;

import dev.portcullis.audit.AuditEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One page of what is kept of the past, gathered from the entries of all lines by looking at a bounded number of them.
 * A page may hold fewer than asked for, or none, and still not be the last one.
 *
 * @param next where to go on; empty at the end
 */
record AuditPage<T>(List<T> found, Optional<AuditCursor> next) {

    static final int MOST_LOOKED_AT = 20_000;

    AuditPage {
        found = List.copyOf(found);
    }

    /**
     * @param since what is older is left out
     * @param asked what to take of an entry; each that is looked at is shown to it once, the newest first
     */
    static <T> AuditPage<T> read(
            MergedTail tail, Optional<Instant> since, int limit, Function<AuditEntry, Optional<T>> asked) {
        List<T> found = new ArrayList<>();
        Optional<AuditCursor> last = Optional.empty();
        Optional<AuditEntry> entry = tail.peek();
        for (int looked = 0; entry.isPresent() && !isTooOld(entry.get(), since); looked++) {
            if (found.size() == limit || looked == MOST_LOOKED_AT) {
                return new AuditPage<>(found, last);
            }
            asked.apply(entry.get()).ifPresent(found::add);
            last = Optional.of(AuditCursor.at(entry.get()));
            tail.skip();
            entry = tail.peek();
        }
        return new AuditPage<>(found, Optional.empty());
    }

    private static boolean isTooOld(AuditEntry entry, Optional<Instant> since) {
        return since.filter(start -> Instant.ofEpochMilli(entry.id().millis()).isBefore(start))
                .isPresent();
    }
}
