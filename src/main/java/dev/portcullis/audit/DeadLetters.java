package dev.portcullis.audit;

import dev.portcullis.message.DeadLetter;
import dev.portcullis.redis.Call;
import dev.portcullis.redis.Keys;
import dev.portcullis.redis.Pipeline;
import dev.portcullis.redis.Script;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;

/** Keeps what was signed by Meta and could not be read, within bounds, for a human to look at. */
@Singleton
public final class DeadLetters {

    private static final int MOST_LETTERS = 1_000;
    private static final int MOST_BYTES = 64 * 1024 * 1024;

    private final Pipeline pipeline;
    private final Keys keys;
    private final Counter kept;

    public DeadLetters(Pipeline pipeline, Keys keys, MeterRegistry metrics) {
        this.pipeline = pipeline;
        this.keys = keys;
        this.kept = Counter.builder("portcullis.dead.letters")
                .description("Deliveries and messages that could not be read")
                .register(metrics);
    }

    public Uni<Void> keep(List<DeadLetter> letters) {
        if (letters.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Call> calls = letters.stream()
                .map(letter -> Call.script(
                        Script.DEAD_LETTER,
                        List.of(keys.deadLetters(), keys.deadLetterBytes()),
                        List.of(letter.reason(), letter.body(), MOST_LETTERS, MOST_BYTES)))
                .toList();
        return pipeline.send(calls)
                .invoke(done -> kept.increment(letters.size()))
                .replaceWithVoid();
    }
}
