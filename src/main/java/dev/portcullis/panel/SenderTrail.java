package dev.portcullis.panel;

import dev.portcullis.admin.Decisions;
import dev.portcullis.audit.AuditEntry;
import dev.portcullis.audit.AuditLog;
import dev.portcullis.audit.EntryId;
import dev.portcullis.audit.MetaAnswer;
import dev.portcullis.message.LineId;
import dev.portcullis.message.Sender;
import dev.portcullis.message.SenderId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the audit says of one sender, newest first.
 *
 * @param cut whether there may be more
 */
record SenderTrail(List<AuditEntry> entries, boolean cut) {

    static final int MOST = 60;
    private static final int DECISIONS = 10;
    private static final int MOST_LOOKED_AT = 20_000;
    private static final int READ_AT_ONCE = 500;

    /** Looks at a bounded number of the line's entries. For code that may block. */
    static SenderTrail read(AuditLog audit, LineId line, Set<SenderId> ids) {
        List<AuditEntry> found = new ArrayList<>();
        EntryId end = EntryId.LAST;
        for (int looked = 0; looked < MOST_LOOKED_AT; looked += READ_AT_ONCE) {
            List<AuditEntry> some = audit.before(line, end, READ_AT_ONCE);
            for (AuditEntry entry : some) {
                if (found.size() == MOST) {
                    return new SenderTrail(found, true);
                }
                if (isOf(entry, ids)) {
                    found.add(entry);
                }
            }
            if (some.size() < READ_AT_ONCE) {
                return new SenderTrail(found, false);
            }
            end = some.getLast().id();
        }
        return new SenderTrail(found, true);
    }

    List<SenderPicture.Moment> moments() {
        return Timeline.of(entries);
    }

    /** The latest decisions, each with what Meta said to it first. */
    List<DecisionRow> decisions(Decisions decisions) {
        Map<String, MetaAnswer> answers = new HashMap<>();
        for (AuditEntry entry : entries) {
            if (entry instanceof AuditEntry.Answered answered
                    && answered.answer().by().isEmpty()) {
                answers.put(answered.decision(), answered.answer());
            }
        }
        List<AuditEntry.Decided> latest = entries.stream()
                .filter(AuditEntry.Decided.class::isInstance)
                .map(AuditEntry.Decided.class::cast)
                .limit(DECISIONS)
                .toList();
        return decisions
                .proved(
                        latest,
                        decided -> Optional.ofNullable(answers.get(decided.id().toString())))
                .stream()
                .map(DecisionRow::of)
                .toList();
    }

    private static boolean isOf(AuditEntry entry, Set<SenderId> ids) {
        return switch (entry) {
            case AuditEntry.Decided decided -> isOf(decided.decision().sender(), ids);
            case AuditEntry.Answered answered -> isOf(answered.answer().sender(), ids);
            case AuditEntry.Done done -> false;
        };
    }

    private static boolean isOf(Sender sender, Set<SenderId> ids) {
        return sender.ids().stream().anyMatch(ids::contains);
    }
}
