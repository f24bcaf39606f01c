package dev.portcullis.admin;

import dev.portcullis.audit.AuditEntry;
import dev.portcullis.audit.EntryId;
import dev.portcullis.message.LineId;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;

/** The entries of several lines as one sequence, newest first, read bit by bit. */
final class MergedTail {

    private static final int FEWEST_READ = 20;
    private static final int MOST_READ = 500;

    private final Source source;
    private final int firstRead;
    private final Queue<LineTail> tails = new PriorityQueue<>(Comparator.comparing(LineTail::first, AuditCursor.ORDER));

    /** Up to so many entries of a line before that one, the newest first. */
    interface Source {
        List<AuditEntry> before(LineId line, EntryId end, int limit);
    }

    /** @param wanted how many entries the caller hopes to get by with */
    MergedTail(Source source, Collection<LineId> lines, Optional<AuditCursor> after, int wanted) {
        this.source = source;
        this.firstRead = Math.clamp(2L * wanted / Math.max(1, lines.size()), FEWEST_READ, MOST_READ);
        lines.forEach(line ->
                offer(new LineTail(line, after.map(cursor -> cursor.endOf(line)).orElse(EntryId.LAST))));
    }

    /** The next entry, without taking it. */
    Optional<AuditEntry> peek() {
        return Optional.ofNullable(tails.peek()).map(LineTail::first);
    }

    /** Takes the entry that {@link #peek()} showed. */
    void skip() {
        LineTail tail = tails.remove();
        tail.entries.removeFirst();
        offer(tail);
    }

    private void offer(LineTail tail) {
        if (tail.fill()) {
            tails.add(tail);
        }
    }

    /** What is left of one line. */
    private final class LineTail {

        private final LineId line;
        private final Deque<AuditEntry> entries = new ArrayDeque<>();
        private EntryId end;
        private int nextRead = firstRead;

        LineTail(LineId line, EntryId end) {
            this.line = line;
            this.end = end;
        }

        AuditEntry first() {
            return entries.getFirst();
        }

        boolean fill() {
            if (entries.isEmpty()) {
                entries.addAll(source.before(line, end, nextRead));
                nextRead = Math.min(MOST_READ, 2 * nextRead);
                if (!entries.isEmpty()) {
                    end = entries.getLast().id();
                }
            }
            return !entries.isEmpty();
        }
    }
}
