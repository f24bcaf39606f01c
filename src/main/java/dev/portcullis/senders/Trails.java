package dev.portcullis.senders;

import dev.portcullis.message.LineId;
import dev.portcullis.message.PhoneNumber;
import dev.portcullis.message.SenderId;
import dev.portcullis.redis.Call;
import dev.portcullis.redis.Keys;
import dev.portcullis.redis.LaneKeys;
import dev.portcullis.redis.Pipeline;
import dev.portcullis.redis.Reply;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Follows ids to those that state is kept under, many at once. */
final class Trails {

    private static final int HOPS = 4;
    private static final int IDS_A_READ = 300;

    private final Pipeline pipeline;
    private final Keys keys;

    Trails(Pipeline pipeline, Keys keys) {
        this.pipeline = pipeline;
        this.keys = keys;
    }

    /**
     * Where an id leads.
     *
     * @param isAlias whether both are one person's today; after a number change the old number is not
     */
    record Step(SenderId to, boolean isAlias) {}

    /** The steps from each id; none from one that state is kept under. */
    Map<SenderId, List<Step>> from(LineId line, Collection<SenderId> ids, Instant now) {
        Map<SenderId, List<Step>> trails = new HashMap<>();
        ids.forEach(id -> trails.put(id, new ArrayList<>()));
        Set<SenderId> ends = new LinkedHashSet<>(ids);
        for (int hop = 0; hop < HOPS && !ends.isEmpty(); hop++) {
            Map<SenderId, Step> next = next(line, List.copyOf(ends), now);
            trails.forEach((id, steps) -> {
                Step step = next.get(steps.isEmpty() ? id : steps.getLast().to());
                if (step != null) {
                    steps.add(step);
                }
            });
            ends = new HashSet<>();
            for (Step step : next.values()) {
                ends.add(step.to());
            }
        }
        return trails;
    }

    private Map<SenderId, Step> next(LineId line, List<SenderId> ids, Instant now) {
        Map<SenderId, Step> next = new HashMap<>();
        for (int from = 0; from < ids.size(); from += IDS_A_READ) {
            List<SenderId> some = ids.subList(from, Math.min(ids.size(), from + IDS_A_READ));
            List<Call> calls = new ArrayList<>();
            some.forEach(id -> addCalls(calls, line, id, now));
            Iterator<Reply> replies = pipeline.await(calls).iterator();
            for (SenderId id : some) {
                step(id, replies).ifPresent(step -> next.put(id, step));
            }
        }
        return next;
    }

    private void addCalls(List<Call> calls, LineId line, SenderId id, Instant now) {
        LaneKeys lane = keys.lane(line, id);
        if (id instanceof PhoneNumber) {
            calls.add(Call.command("HGET", lane.aliases(id, now), id.value()));
            calls.add(Call.command("HGET", lane.earlierAliases(id, now), id.value()));
        }
        calls.add(Call.command("GET", lane.moved(id)));
    }

    private static Optional<Step> step(SenderId id, Iterator<Reply> replies) {
        Optional<SenderId> alias = Optional.empty();
        if (id instanceof PhoneNumber) {
            Optional<SenderId> newer = id(replies.next());
            Optional<SenderId> older = id(replies.next());
            alias = newer.or(() -> older);
        }
        Optional<SenderId> moved = id(replies.next());
        return alias.map(to -> new Step(to, true)).or(() -> moved.map(to -> new Step(to, false)));
    }

    private static Optional<SenderId> id(Reply reply) {
        return reply.optionalText().flatMap(SenderId::parse);
    }
}
