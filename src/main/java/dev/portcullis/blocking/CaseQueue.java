package dev.portcullis.blocking;

import dev.portcullis.audit.AuditConfig;
import dev.portcullis.audit.MetaAnswer;
import dev.portcullis.graph.FailureKinds;
import dev.portcullis.message.LineId;
import dev.portcullis.redis.Call;
import dev.portcullis.redis.Keys;
import dev.portcullis.redis.Keys.LineKeys;
import dev.portcullis.redis.Pipeline;
import dev.portcullis.redis.Reply;
import dev.portcullis.redis.Script;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A line's queue of cases, as its worker sees it. For code that may block. */
@Singleton
public final class CaseQueue {

    /** How long claimed cases and the right to write stay with a worker that says nothing. */
    static final Duration LEASE = Duration.ofSeconds(30);

    /** A request to Meta is given up by then. */
    private static final Duration LONGEST_CALL = Duration.ofSeconds(20);

    private static final int SETTLED_AT_ONCE = 100;

    private final Pipeline pipeline;
    private final Keys keys;
    private final AuditConfig audit;

    CaseQueue(Pipeline pipeline, Keys keys, AuditConfig audit) {
        this.pipeline = pipeline;
        this.keys = keys;
        this.audit = audit;
    }

    /**
     * @param token names the worker, and stays the same for its life
     * @param untilNextProbe if this claim is a probe of a paused line, when the next may follow
     * @param turn a claim whose answer was lost is made again as the same turn, and gives the same cases
     */
    Claim claim(LineId line, String token, int limit, Duration untilNextProbe, String turn) {
        LineKeys names = keys.line(line);
        return claimed(pipeline.await(Call.script(
                Script.CLAIM,
                List.of(
                        names.lock(),
                        names.queue(),
                        names.cases(),
                        names.deadlines(),
                        names.paused(),
                        names.lastClaim(),
                        names.rest()),
                List.of(token, LEASE.toMillis(), limit, untilNextProbe.toMillis(), turn))));
    }

    private static Claim claimed(Reply reply) {
        List<Reply> elements = reply.elements();
        return switch (elements.getFirst().text()) {
            case "busy" -> new Claim.Busy(millis(elements.get(1)).orElse(Duration.ZERO));
            case "idle" -> new Claim.Idle(millis(elements.get(1)));
            case "paused" -> new Claim.Paused(millis(elements.get(1)).orElse(Duration.ZERO));
            case "claimed" ->
                new Claim.Claimed(elements.stream()
                        .skip(1)
                        .map(Reply::text)
                        .map(CaseJson::read)
                        .toList());
            default ->
                throw new IllegalStateException(
                        "claim.lua answered " + elements.getFirst().text());
        };
    }

    private static Optional<Duration> millis(Reply reply) {
        return reply.number() < 0 ? Optional.empty() : Optional.of(Duration.ofMillis(reply.number()));
    }

    /**
     * Holds the right to write for another lease; false where it has gone to somebody else, and where the answer took so
     * long, in a process that was frozen for example, that too little of it may be left for a call to Meta.
     */
    boolean renew(LineId line, String token) {
        long asked = System.nanoTime();
        boolean holds = pipeline.await(Call.script(
                                Script.RENEW, List.of(keys.line(line).lock()), List.of(token, LEASE.toMillis())))
                        .number()
                == 1;
        return holds && Duration.ofNanos(System.nanoTime() - asked).compareTo(LEASE.minus(LONGEST_CALL)) < 0;
    }

    /** Gives the right to write back. */
    void unlock(LineId line, String token) {
        pipeline.await(Call.script(Script.UNLOCK, List.of(keys.line(line).lock()), List.of(token)));
    }

    /** Records what became of the cases, and tells of each transition in the audit. */
    void settle(LineId line, List<Settled> settled, Instant now) {
        List<Call> calls = new ArrayList<>();
        for (int from = 0; from < settled.size(); from += SETTLED_AT_ONCE) {
            List<Object> arguments = new ArrayList<>(List.of(audit.entriesPerLine()));
            for (Settled each : settled.subList(from, Math.min(from + SETTLED_AT_ONCE, settled.size()))) {
                arguments.addAll(arguments(each, now));
            }
            calls.add(Call.script(Script.SETTLE, keys.line(line).ofCases(), arguments));
        }
        pipeline.await(calls);
    }

    private static List<Object> arguments(Settled settled, Instant now) {
        Settlement settlement = settled.settlement();
        return List.of(
                settled.subject().key().value(),
                settled.subject().version(),
                settlement.outcome().wireName(),
                settlement.delay().toMillis(),
                settlement.code().isPresent() ? settlement.code().getAsInt() : "",
                settlement.words(),
                settlement.outcome().isAudited() ? entry(settled, now).toJson() : "");
    }

    private static MetaAnswer entry(Settled settled, Instant now) {
        Settlement settlement = settled.settlement();
        return new MetaAnswer(
                settled.subject().sender(),
                settlement.outcome().wireName(),
                settlement.code(),
                Optional.of(settlement.words()).filter(words -> !words.isEmpty()),
                settlement.code().isPresent()
                        ? Optional.of(FailureKinds.explain(settlement.code().getAsInt(), OptionalInt.empty(), 0)
                                .note())
                        : Optional.empty(),
                Optional.empty(),
                now);
    }

    /** Queued cases whose deadline, as it was last known, has come. */
    List<Case> overdue(LineId line, Instant until, int limit) {
        LineKeys names = keys.line(line);
        Reply ids = pipeline.await(
                Call.command("ZRANGE", names.deadlines(), "-inf", until.toEpochMilli(), "BYSCORE", "LIMIT", 0, limit));
        if (ids.size() == 0) {
            return List.of();
        }
        List<Object> arguments = new ArrayList<>(List.of(names.cases()));
        ids.elements().forEach(id -> arguments.add(id.text()));
        return pipeline.await(Call.command("HMGET", arguments.toArray())).elements().stream()
                .filter(json -> !json.isNil())
                .map(json -> CaseJson.read(json.text()))
                .toList();
    }

    /** A later message has moved the deadline. */
    void postponeDeadline(LineId line, Case subject, Instant deadline) {
        pipeline.await(Call.command(
                "ZADD",
                keys.line(line).deadlines(),
                "XX",
                deadline.toEpochMilli(),
                subject.key().value()));
    }

    /** How many cases are queued, and the earliest due time among them. */
    public QueueDepth depth(LineId line) {
        LineKeys names = keys.line(line);
        List<Reply> replies = pipeline.await(List.of(
                Call.command("ZCARD", names.queue()),
                Call.command("ZRANGE", names.queue(), 0, 0, "WITHSCORES"),
                Call.command("ZCARD", names.wanted()),
                Call.command("ZRANGE", names.deadlines(), 0, 0, "WITHSCORES")));
        return new QueueDepth(
                replies.get(0).number(),
                earliest(replies.get(1)),
                replies.get(2).number(),
                earliest(replies.get(3)));
    }

    private static Optional<Instant> earliest(Reply first) {
        return first.pairs().values().stream()
                .findFirst()
                .map(score -> Instant.ofEpochMilli((long) Double.parseDouble(score)));
    }

    /**
     * What waits on a line.
     *
     * @param nextDeadline when the first window of a queued block closes, as far as was known when it was queued
     */
    public record QueueDepth(long queued, Optional<Instant> earliestDue, long wanted, Optional<Instant> nextDeadline) {}
}
