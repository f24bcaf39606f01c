package dev.portcullis.senders;

import dev.portcullis.message.LineId;
import dev.portcullis.message.Sender;
import dev.portcullis.message.SenderId;
import dev.portcullis.redis.Call;
import dev.portcullis.redis.Keys;
import dev.portcullis.redis.Pipeline;
import dev.portcullis.redis.Reply;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads when senders last wrote. For code that may block. */
@Singleton
public final class LastInbounds {

    private static final int CALLS_A_READ = 2_000;

    private final Pipeline pipeline;
    private final Keys keys;

    public LastInbounds(Pipeline pipeline, Keys keys) {
        this.pipeline = pipeline;
        this.keys = keys;
    }

    /** The latest by any id of the sender; empty where nothing was received within the window. */
    public Optional<Instant> of(LineId line, Sender sender) {
        return Optional.ofNullable(of(line, List.of(sender)).get(sender));
    }

    /** The same for many at once; senders of whom nothing is known are missing from the answer. */
    public Map<Sender, Instant> of(LineId line, List<Sender> senders) {
        List<Call> calls = new ArrayList<>();
        List<Sender> owners = new ArrayList<>();
        for (Sender sender : senders) {
            for (SenderId id : sender.ids()) {
                calls.add(Call.command("ZSCORE", keys.lane(line, id).seen(), id.value()));
                owners.add(sender);
            }
        }
        Map<Sender, Instant> latest = new HashMap<>();
        for (int from = 0; from < calls.size(); from += CALLS_A_READ) {
            List<Reply> replies = pipeline.await(calls.subList(from, Math.min(calls.size(), from + CALLS_A_READ)));
            for (int i = 0; i < replies.size(); i++) {
                Reply reply = replies.get(i);
                if (!reply.isNil()) {
                    latest.merge(owners.get(from + i), Instant.ofEpochMilli(reply.number()), LastInbounds::later);
                }
            }
        }
        return latest;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
