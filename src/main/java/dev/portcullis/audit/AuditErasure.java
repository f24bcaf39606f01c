package dev.portcullis.audit;

import dev.portcullis.message.LineId;
import dev.portcullis.message.Sender;
import dev.portcullis.message.SenderId;
import dev.portcullis.redis.Call;
import dev.portcullis.redis.Keys;
import dev.portcullis.redis.Pipeline;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Erases a person from what is kept of a line's past, and writes down that somebody had it done. For code that may block. */
@Singleton
public final class AuditErasure {

    private static final int ENTRIES_A_STEP = 500;

    private final AuditLog log;
    private final Pipeline pipeline;
    private final Keys keys;
    private final DeedLog deeds;

    public AuditErasure(AuditLog log, Pipeline pipeline, Keys keys, DeedLog deeds) {
        this.log = log;
        this.pipeline = pipeline;
        this.keys = keys;
        this.deeds = deeds;
    }

    /**
     * What there was.
     *
     * @param answers of Meta, and what people did
     * @param beside other ids that stood beside those that were asked for; some may be another person's by now
     */
    public record Erased(long decisions, long answers, Set<SenderId> beside) {

        public Erased {
            beside = Set.copyOf(beside);
        }
    }

    /** Looks through all of it in small steps; doing it again changes nothing more. */
    public Erased erase(LineId line, Set<SenderId> ids) {
        long decisions = 0;
        long answers = 0;
        Set<SenderId> beside = new HashSet<>();
        EntryId last = EntryId.FIRST;
        List<AuditEntry> step = log.after(line, last, ENTRIES_A_STEP);
        while (!step.isEmpty()) {
            List<Object> theirs = new ArrayList<>(List.of(keys.line(line).audit()));
            for (AuditEntry entry : step) {
                Set<SenderId> named = named(entry);
                if (named.stream().anyMatch(ids::contains)) {
                    theirs.add(entry.id());
                    beside.addAll(named);
                    decisions += entry instanceof AuditEntry.Decided ? 1 : 0;
                    answers += entry instanceof AuditEntry.Decided ? 0 : 1;
                }
            }
            if (theirs.size() > 1) {
                pipeline.await(Call.command("XDEL", theirs.toArray()));
                // A text has the id of its decision.
                theirs.set(0, keys.line(line).texts());
                pipeline.await(Call.command("XDEL", theirs.toArray()));
            }
            last = step.getLast().id();
            step = log.after(line, last, ENTRIES_A_STEP);
        }
        answers += eraseDeeds(line, ids, beside);
        beside.removeAll(ids);
        return new Erased(decisions, answers, beside);
    }

    private static Set<SenderId> named(AuditEntry entry) {
        return switch (entry) {
            case AuditEntry.Decided decided -> ids(decided.decision().sender());
            case AuditEntry.Answered answered -> ids(answered.answer().sender());
            case AuditEntry.Done done -> Set.of();
        };
    }

    private long eraseDeeds(LineId line, Set<SenderId> ids, Set<SenderId> beside) {
        long erased = 0;
        List<AuditEntry> step = deeds.before(line, EntryId.LAST, ENTRIES_A_STEP);
        while (!step.isEmpty()) {
            for (AuditEntry entry : step) {
                if (entry instanceof AuditEntry.Done done && done.deed().whom().names(ids)) {
                    done.deed().whom().users().stream()
                            .map(Sender::ids)
                            .filter(theirs -> theirs.stream().anyMatch(ids::contains))
                            .forEach(beside::addAll);
                    deeds.erase(done, ids);
                    erased++;
                }
            }
            step = deeds.before(line, step.getLast().id(), ENTRIES_A_STEP);
        }
        return erased;
    }

    private static Set<SenderId> ids(Sender sender) {
        return Set.copyOf(sender.ids());
    }

    /** That it was done, without a word of whom. */
    public void note(LineId line, String by, String reason, Instant at) {
        deeds.write(line, new Deed(DeedKind.ERASED, by, reason, at, Whom.NOBODY), Map.of());
    }
}
