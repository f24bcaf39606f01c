package dev.portcullis.blocking;

import dev.portcullis.message.LineId;
import dev.portcullis.redis.Call;
import dev.portcullis.redis.Keys;
import dev.portcullis.redis.Pipeline;
import dev.portcullis.redis.Reply;
import dev.portcullis.redis.Script;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Counts the cases of each line by state. A walk over many cases is spread over several calls, so that Redis is never
 * kept busy by it; up to 10,000 cases take one call. A case that changes during a walk may be counted in either state.
 * For code that may block, one thread at a time.
 */
@Singleton
public final class CaseCensus {

    /** Well under a millisecond of Redis' time. */
    private static final int STEP = 200;

    private static final int STEPS_A_CALL = 50;

    private final Pipeline pipeline;
    private final Keys keys;
    private final Map<LineId, Walk> walks = new ConcurrentHashMap<>();

    public CaseCensus(Pipeline pipeline, Keys keys) {
        this.pipeline = pipeline;
        this.keys = keys;
    }

    /** Goes on counting; answers with the last whole count, which is empty until the first walk is over. */
    public Optional<Map<CaseState, Long>> count(LineId line) {
        Walk walk = walks.computeIfAbsent(line, first -> new Walk());
        String cases = keys.line(line).cases();
        for (int step = 0; step < STEPS_A_CALL; step++) {
            walk.add(pipeline.await(Call.script(Script.CENSUS, List.of(cases), List.of(walk.cursor, STEP)))
                    .elements());
            if (walk.isOver()) {
                break;
            }
        }
        return Optional.ofNullable(walk.whole);
    }

    private static final class Walk {

        private static final String ENDS = "0";

        private String cursor = ENDS;
        private Map<CaseState, Long> part = none();
        private @Nullable Map<CaseState, Long> whole;

        void add(List<Reply> answer) {
            cursor = answer.getFirst().text();
            for (int i = 1; i + 1 < answer.size(); i += 2) {
                part.merge(
                        CaseState.parse(answer.get(i).text()), answer.get(i + 1).number(), Long::sum);
            }
            if (isOver()) {
                whole = part;
                part = none();
            }
        }

        boolean isOver() {
            return cursor.equals(ENDS);
        }

        private static Map<CaseState, Long> none() {
            Map<CaseState, Long> none = new EnumMap<>(CaseState.class);
            for (CaseState state : CaseState.values()) {
                none.put(state, 0L);
            }
            return none;
        }
    }
}
