package dev.portcullis.blocking;

import dev.portcullis.message.LineId;
import dev.portcullis.redis.Call;
import dev.portcullis.redis.Keys;
import dev.portcullis.redis.Pipeline;
import dev.portcullis.redis.Reply;
import dev.portcullis.redis.Script;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What all replicas know of Meta's lists without reading them. For code that may block. */
@Singleton
public final class ListBook {

    private static final int DAYS_KEPT = 60;

    private final Pipeline pipeline;
    private final Keys keys;

    /**
     * A moment in the life of a list.
     *
     * @param at by Redis' clock
     * @param changes booked by then, on the whole
     */
    public record Mark(Instant at, long changes) {}

    public ListBook(Pipeline pipeline, Keys keys) {
        this.pipeline = pipeline;
        this.keys = keys;
    }

    public ListState of(LineId line) {
        return ListState.of(pipeline.await(Call.command("HGETALL", key(line))).pairs());
    }

    /** Taken before and after a list is read. */
    public Mark mark(LineId line) {
        Reply mark = pipeline.await(Call.script(Script.LIST_MARK, List.of(key(line)), List.of()));
        return new Mark(Instant.ofEpochMilli(mark.at(0).number()), mark.at(1).number());
    }

    /**
     * Keeps what a reading told, unless a later one is known.
     *
     * @param ended what is booked from then on comes on top
     */
    public void read(LineId line, Mark began, Mark ended, long users) {
        pipeline.await(Call.script(
                Script.LIST_READ, List.of(key(line)), List.of(began.at().toEpochMilli(), users, ended.changes())));
    }

    void compared(LineId line, Instant at, ReconciliationPlan plan) {
        pipeline.await(Call.command(
                "HSET",
                key(line),
                "comparedAt",
                at.toEpochMilli(),
                ListState.DRIFT + "adopt",
                plan.adopt().size(),
                ListState.DRIFT + "release",
                plan.release().size(),
                ListState.DRIFT + "forget",
                plan.forget().size()));
    }

    /** The length of that day, as far as it has gone. */
    void note(LineId line, LocalDate day, long users, Map<LocalDate, Long> known) {
        List<Call> calls = new ArrayList<>();
        calls.add(Call.command("HSET", key(line), ListState.DAY + day.toEpochDay(), users));
        for (LocalDate each : known.keySet()) {
            if (each.isBefore(day.minusDays(DAYS_KEPT))) {
                calls.add(Call.command("HDEL", key(line), ListState.DAY + each.toEpochDay()));
            }
        }
        pipeline.await(calls);
    }

    void told(LineId line, FillLevel level) {
        pipeline.await(Call.command("HSET", key(line), "told", level.name()));
    }

    /** True the first time, until it is {@linkplain #over over}. */
    boolean isNews(LineId line, String what) {
        return pipeline.await(Call.command("HSETNX", key(line), "told:" + what, 1))
                        .number()
                == 1;
    }

    void over(LineId line, String what) {
        pipeline.await(Call.command("HDEL", key(line), "told:" + what));
    }

    private String key(LineId line) {
        return keys.line(line).list();
    }
}
