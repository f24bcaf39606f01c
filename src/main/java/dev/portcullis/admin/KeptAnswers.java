package dev.portcullis.admin;

import dev.portcullis.redis.Call;
import dev.portcullis.redis.Keys;
import dev.portcullis.redis.Pipeline;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/** Keeps answers to requests with a key, for all replicas. For code that may block. */
@Singleton
final class KeptAnswers {

    private static final Duration KEPT = Duration.ofDays(1);

    /** Longer than any request takes; after it a request that died with its replica may be made anew. */
    private static final Duration LONGEST_RUN = Duration.ofMinutes(2);

    private final Pipeline redis;
    private final Keys keys;

    KeptAnswers(Pipeline redis, Keys keys) {
        this.redis = redis;
        this.keys = keys;
    }

    /**
     * Notes that the request runs, unless one with the same key was made before.
     *
     * @param key of the request, digested
     * @return what is known of the one before; a form that cannot be read counts as a request that runs
     */
    Optional<KeptAnswer> begin(String key, String request) {
        return redis.await(Call.command(
                        "SET",
                        keys.answer(key),
                        new KeptAnswer.Running(request).text(),
                        "NX",
                        "GET",
                        "PX",
                        LONGEST_RUN.toMillis()))
                .optionalText()
                .map(text -> KeptAnswer.parse(text).orElseGet(() -> new KeptAnswer.Running(request)));
    }

    void keep(String key, KeptAnswer.Done answer) {
        redis.await(Call.command("SET", keys.answer(key), answer.text(), "PX", KEPT.toMillis()));
    }

    /** Nothing came of it, so it may be made anew. */
    void forget(String key) {
        redis.await(Call.command("DEL", keys.answer(key)));
    }
}
