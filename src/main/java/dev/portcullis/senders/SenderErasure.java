package dev.portcullis.senders;

import dev.portcullis.message.LineId;
import dev.portcullis.message.PhoneNumber;
import dev.portcullis.message.SenderId;
import dev.portcullis.redis.Call;
import dev.portcullis.redis.Keys;
import dev.portcullis.redis.LaneKeys;
import dev.portcullis.redis.Pipeline;
import dev.portcullis.redis.Reply;
import dev.portcullis.redis.Script;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Erases what was observed of a person. For code that may block. */
@Singleton
public final class SenderErasure {

    private static final int KEYS_A_STEP = 1_000;

    private final Pipeline pipeline;
    private final Keys keys;
    private final SenderStore senders;

    public SenderErasure(Pipeline pipeline, Keys keys, SenderStore senders) {
        this.pipeline = pipeline;
        this.keys = keys;
        this.senders = senders;
    }

    /**
     * What there was.
     *
     * @param links pairs of number and business-scoped id, and where an id led that was left behind
     */
    public record Erased(long lastInbounds, long counters, long links) {}

    /** Doing it again changes nothing more. */
    public Erased erase(LineId line, Collection<SenderId> ids, Instant now) {
        long lastInbounds = 0;
        long counters = 0;
        long links = 0;
        for (SenderId id : ids) {
            LaneKeys lane = keys.lane(line, id);
            List<Call> calls = new ArrayList<>(List.of(
                    Call.command("SCARD", lane.counters(id)),
                    Call.script(
                            Script.FORGET,
                            List.of(lane.seen(), lane.counters(id)),
                            List.of(id.value(), lane.counterBase(id))),
                    Call.command("DEL", lane.moved(id))));
            if (id instanceof PhoneNumber) {
                Instant oldest = now.minus(Keys.aliasesKept());
                for (String aliases :
                        List.of(lane.aliases(id, now), lane.earlierAliases(id, now), lane.aliases(id, oldest))) {
                    calls.add(Call.command("HDEL", aliases, id.value()));
                }
            }
            List<Reply> replies = pipeline.await(calls);
            counters += replies.get(0).number();
            lastInbounds += replies.get(1).number();
            links += replies.stream().skip(2).mapToLong(Reply::number).sum();
            senders.forget(line, id);
        }
        return new Erased(lastInbounds, counters, links);
    }

    /**
     * Takes the person's messages out of what many senders have in common. Looks through all of Redis in small steps; the
     * servers of a cluster cannot be asked that one by one, and there it all expires by itself within four days.
     *
     * @return how many messages, or -1 where that cannot be done
     */
    public long eraseFromCrowds(LineId line, Collection<SenderId> ids) {
        if (pipeline.isOfCluster()) {
            return -1;
        }
        List<String> values = ids.stream().map(SenderId::value).toList();
        long erased = 0;
        String cursor = "0";
        do {
            Reply found = pipeline.await(
                    Call.command("SCAN", cursor, "MATCH", keys.crowds(line), "COUNT", KEYS_A_STEP, "TYPE", "zset"));
            for (Reply key : found.at(1).elements()) {
                long messages = pipeline.await(Call.script(Script.ERASE_CROWD, List.of(key.text()), values))
                        .number();
                erased += key.text().endsWith(":counted") ? messages : 0;
            }
            cursor = found.at(0).text();
        } while (!cursor.equals("0"));
        return erased;
    }
}
