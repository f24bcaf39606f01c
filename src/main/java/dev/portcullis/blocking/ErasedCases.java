package dev.portcullis.blocking;

import dev.portcullis.message.LineId;
import dev.portcullis.message.SenderId;
import dev.portcullis.redis.Call;
import dev.portcullis.redis.Keys;
import dev.portcullis.redis.Pipeline;
import dev.portcullis.redis.Reply;
import dev.portcullis.redis.Script;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Erases a person from the cases of a line. For code that may block. */
@Singleton
public final class ErasedCases {

    /** Meta repeats deliveries for up to a week, and no repeat may block somebody who was pardoned. */
    private static final Duration PARDON_COUNTS = Duration.ofDays(8);

    private final Pipeline pipeline;
    private final Keys keys;

    public ErasedCases(Pipeline pipeline, Keys keys) {
        this.pipeline = pipeline;
        this.keys = keys;
    }

    /**
     * What there was.
     *
     * @param cases that are gone
     * @param kept cases at which Meta lists the person, or may: their ids are needed to lift the block
     * @param pardonKeptUntil empty where there was no pardon that still counts
     */
    public record Erased(long cases, long wanted, long allowed, long kept, Optional<Instant> pardonKeptUntil) {}

    /**
     * Doing it again changes nothing more.
     *
     * @param ids all of one person's
     */
    public Erased erase(LineId line, Collection<SenderId> ids) {
        List<Object> arguments = new ArrayList<>(List.of(PARDON_COUNTS.toMillis()));
        ids.forEach(id -> arguments.add(id.value()));
        Reply reply = pipeline.await(Call.script(Script.ERASE, keys.line(line).ofCases(), arguments));
        long pardonEnds = reply.at(4).number();
        return new Erased(
                reply.at(0).number(),
                reply.at(1).number(),
                reply.at(2).number(),
                reply.at(3).number(),
                pardonEnds == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(pardonEnds)));
    }
}
