package dev.portcullis.blocking;

import dev.portcullis.audit.AuditConfig;
import dev.portcullis.message.LineId;
import dev.portcullis.redis.Call;
import dev.portcullis.redis.Keys;
import dev.portcullis.redis.Keys.LineKeys;
import dev.portcullis.redis.Pipeline;
import dev.portcullis.redis.Reply;
import dev.portcullis.redis.Script;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Those senders of a line that are to be blocked on their next message, since Meta refuses to block ahead of one. For
 * code that may block.
 */
@Singleton
public final class WantedList {

    /** Nobody stays wanted for longer. */
    public static final Duration LONGEST = Duration.ofDays(90);

    private static final int CALLS_A_WRITE = 500;

    private final Pipeline pipeline;
    private final Keys keys;
    private final AuditConfig audit;
    private final MeterRegistry metrics;
    private final Duration grace;
    private final ListPages pages;

    public WantedList(
            Pipeline pipeline,
            Keys keys,
            AuditConfig audit,
            BlockingConfig config,
            CaseBook cases,
            MeterRegistry metrics) {
        this.pipeline = pipeline;
        this.keys = keys;
        this.audit = audit;
        this.metrics = metrics;
        this.grace = config.grace();
        this.pages = new ListPages(pipeline, cases);
    }

    /** An answer for each wish, in their order. */
    public List<ListChange> want(LineId line, List<ListWish> wishes) {
        List<Reply> replies =
                send(wishes.stream().map(each -> wantCall(line, each)).toList());
        long gone = replies.stream().mapToLong(reply -> reply.at(1).number()).sum();
        OverdueCases.wantedDropped(metrics).increment(gone);
        return replies.stream()
                .map(reply -> ListChange.parse(reply.at(0).text()))
                .toList();
    }

    private Call wantCall(LineId line, ListWish wish) {
        LineKeys names = keys.line(line);
        List<String> keyNames = new ArrayList<>(names.ofCases());
        keyNames.add(names.wantedEnds());
        return Call.script(
                Script.WANT,
                keyNames,
                List.of(
                        wish.key().value(),
                        wish.phone(),
                        wish.scopedId(),
                        audit.entriesPerLine(),
                        wish.auditEntry(),
                        wish.reason(),
                        wish.by(),
                        wish.end(),
                        OverdueCases.MOST_WANTED));
    }

    /**
     * Takes senders off the list. Nothing sent up to now is evidence against them any more, and the rule that had them
     * wanted leaves them alone for the grace time.
     */
    public List<ListChange> leave(LineId line, List<ListWish> wishes) {
        return send(wishes.stream()
                        .map(wish -> Call.script(
                                Script.UNWANT,
                                keys.line(line).ofCases(),
                                List.of(
                                        wish.key().value(),
                                        audit.entriesPerLine(),
                                        wish.auditEntry(),
                                        grace.toMillis())))
                        .toList())
                .stream()
                .map(reply -> ListChange.parse(reply.text()))
                .toList();
    }

    private List<Reply> send(List<Call> calls) {
        List<Reply> replies = new ArrayList<>(calls.size());
        for (int from = 0; from < calls.size(); from += CALLS_A_WRITE) {
            replies.addAll(pipeline.await(calls.subList(from, Math.min(calls.size(), from + CALLS_A_WRITE))));
        }
        return replies;
    }

    /** Whoever came to be wanted last comes first. */
    public ListPage page(LineId line, Optional<ListPage.Place> after, int limit, Instant now) {
        return pages.read(
                new ListPages.Source(line, keys.line(line).wanted(), "ZREVRANK"),
                after,
                limit,
                each -> each.wanted().filter(wanted -> wanted.isListedAt(now)).isPresent());
    }
}
