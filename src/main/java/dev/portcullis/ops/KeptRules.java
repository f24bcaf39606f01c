package dev.portcullis.ops;

import dev.portcullis.redis.Call;
import dev.portcullis.redis.Keys;
import dev.portcullis.redis.Pipeline;
import dev.portcullis.redis.RedisUnavailable;
import dev.portcullis.redis.Reply;
import dev.portcullis.rulebook.LastGoodRules;
import dev.portcullis.rulebook.LiveSet;
import dev.portcullis.rulebook.RuleArchive;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The files of the last good rule folder in Redis. They are kept whatever {@code portcullis.rules.bad-start} says, so
 * that it can be changed when it is needed.
 */
@Singleton
final class KeptRules implements LastGoodRules {

    private static final Logger LOG = Logger.getLogger(KeptRules.class);
    private static final Duration KEPT_FOR = Duration.ofDays(30);

    /** Much more than a ConfigMap can hold, and little enough for one write to Redis. */
    private static final int LARGEST = 8 << 20;

    private final Pipeline pipeline;
    private final String key;
    private @Nullable RuleArchive kept;

    KeptRules(Pipeline pipeline, Keys keys) {
        this.pipeline = pipeline;
        this.key = keys.lastGoodRules();
    }

    @Override
    public Optional<RuleArchive> kept() {
        try {
            Reply answer = pipeline.await(Call.command("GET", key));
            if (answer.isNil()) {
                LOG.error("No last good rules are kept in Redis to start from");
                return Optional.empty();
            }
            return Optional.of(RuleArchive.of(answer.bytes()));
        } catch (RedisUnavailable e) {
            LOG.errorf("Whether last good rules are kept cannot be told now: %s", e.getMessage());
            return Optional.empty();
        }
    }

    /**
     * Keeps the files of a set that came from the folder; cheap where that was done before. What others have kept since
     * stays as it is.
     */
    synchronized void keep(LiveSet live) {
        if (live.origin() != LiveSet.Origin.FOLDER || live.archive() == kept && isStillKept()) {
            return;
        }
        byte[] zip = live.archive().zip();
        if (zip.length <= LARGEST) {
            pipeline.await(Call.command("SET", key, zip, "EX", KEPT_FOR.toSeconds()));
        } else if (live.archive() != kept) {
            LOG.warnf(
                    "The rule files are not kept for a bad start, since they are %d bytes when packed and at most %d"
                            + " are kept; what was kept of earlier ones stays",
                    zip.length, LARGEST);
        }
        kept = live.archive();
    }

    private boolean isStillKept() {
        return pipeline.await(Call.command("EXPIRE", key, KEPT_FOR.toSeconds())).number() == 1;
    }
}
