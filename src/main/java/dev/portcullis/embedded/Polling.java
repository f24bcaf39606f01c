package dev.portcullis.embedded;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Waiting for what another process does, of which no event tells. */
final class Polling {

    private static final Duration PAUSE = Duration.ofMillis(20);

    interface Attempt<T> {
        Optional<T> make() throws IOException;
    }

    interface Condition {
        boolean holds() throws IOException;
    }

    private Polling() {}

    /** Tries at least once; empty if no attempt came to anything in time. */
    static <T> Optional<T> await(Duration patience, Attempt<T> attempt) throws IOException {
        long start = System.nanoTime();
        Optional<T> result = attempt.make();
        while (result.isEmpty() && System.nanoTime() - start < patience.toNanos()) {
            pause();
            result = attempt.make();
        }
        return result;
    }

    static boolean isTrue(Duration patience, Condition condition) throws IOException {
        return await(patience, () -> condition.holds() ? Optional.of(Boolean.TRUE) : Optional.empty())
                .isPresent();
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RedisStartException("Interrupted while waiting for the embedded Redis server", e);
        }
    }
}
