package dev.portcullis.blocking;

import dev.portcullis.audit.AuditConfig;
import dev.portcullis.message.LineId;
import dev.portcullis.redis.Call;
import dev.portcullis.redis.Keys;
import dev.portcullis.redis.Pipeline;
import dev.portcullis.redis.Script;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Those senders of a line that nobody is to block, whatever rules and wanted lists say. For code that may block. */
@Singleton
public final class AllowedList {

    private final Pipeline pipeline;
    private final Keys keys;
    private final AuditConfig audit;
    private final ListPages pages;

    public AllowedList(Pipeline pipeline, Keys keys, AuditConfig audit, CaseBook cases) {
        this.pipeline = pipeline;
        this.keys = keys;
        this.audit = audit;
        this.pages = new ListPages(pipeline, cases);
    }

    /** @param listed whether Meta is known to list the sender, even if no case says so */
    public record Permit(ListWish wish, boolean listed) {}

    /** Lifts what block there is and takes the senders off the wanted list. An answer for each, in their order. */
    public List<ListChange> allow(LineId line, List<Permit> permits) {
        return answers(permits.stream()
                .map(permit -> allowCall(line, permit.wish(), permit.listed()))
                .toList());
    }

    private Call allowCall(LineId line, ListWish wish, boolean listed) {
        return Call.script(
                Script.ALLOW,
                keys.line(line).ofCases(),
                List.of(
                        wish.key().value(),
                        wish.phone(),
                        wish.scopedId(),
                        audit.entriesPerLine(),
                        wish.auditEntry(),
                        wish.reason(),
                        wish.by(),
                        wish.end(),
                        listed ? 1 : 0));
    }

    /** Rules and wanted lists hold again for these senders. */
    public List<ListChange> leave(LineId line, List<ListWish> wishes) {
        return answers(wishes.stream()
                .map(wish -> Call.script(
                        Script.DISALLOW,
                        keys.line(line).ofCases(),
                        List.of(wish.key().value(), audit.entriesPerLine(), wish.auditEntry())))
                .toList());
    }

    private List<ListChange> answers(List<Call> calls) {
        return pipeline.await(calls).stream()
                .map(reply -> ListChange.parse(reply.text()))
                .toList();
    }

    /** Whose time is over next comes first; whoever stays on the list comes last. */
    public ListPage page(LineId line, Optional<ListPage.Place> after, int limit, Instant now) {
        return pages.read(
                new ListPages.Source(line, keys.line(line).allowed(), "ZRANK"),
                after,
                limit,
                each -> each.allowance()
                        .filter(allowance -> allowance.holdsAt(now))
                        .isPresent());
    }
}
