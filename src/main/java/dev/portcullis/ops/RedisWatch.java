package dev.portcullis.ops;

import dev.portcullis.redis.Call;
import dev.portcullis.redis.Pipeline;
import dev.portcullis.redis.RedisUnavailable;
import dev.portcullis.redis.Reply;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Looks whether Redis can keep what the gateway promises: at the start, and now and then, since a server that was away
 * may come back as another one. A server that is away does not stop the start; one that is too old does.
 */
@Singleton
class RedisWatch {

    private static final Logger LOG = Logger.getLogger(RedisWatch.class);

    private final Pipeline pipeline;
    private volatile RedisFacts facts = RedisFacts.none();
    private volatile boolean up;
    private List<String> said = List.of();

    RedisWatch(Pipeline pipeline, MeterRegistry metrics) {
        this.pipeline = pipeline;
        Gauge.builder("portcullis.redis.up", () -> up ? 1 : 0)
                .description("1 if Redis answered when it was last looked at")
                .register(metrics);
        Gauge.builder("portcullis.redis.eviction.safe", () -> value(facts.evictionSafe()))
                .description("1 if maxmemory-policy is noeviction; NaN if Redis does not tell")
                .register(metrics);
        Gauge.builder("portcullis.redis.persistent", () -> value(facts.persistent()))
                .description("1 if Redis writes its data to disk; NaN if Redis does not tell")
                .register(metrics);
        Gauge.builder("portcullis.redis.calls.in.flight", pipeline, Pipeline::inFlight)
                .description("Calls to Redis without an answer yet")
                .register(metrics);
    }

    /** False while the server is known to lack what the scripts need. */
    boolean isUsable() {
        return !facts.isTooOld();
    }

    void start(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE - 1) StartupEvent event) {
        look();
        if (facts.isTooOld()) {
            throw new ConfigurationException(tooOld());
        }
    }

    @Scheduled(
            identity = "redis-watch",
            every = "15s",
            delayed = "15s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void look() {
        try {
            up = pipeline.await(Call.command("PING")).text().equals("PONG");
            facts = ask();
            sayWhatIsNew();
        } catch (RedisUnavailable e) {
            up = false;
            LOG.debug("Redis cannot be looked at while it is away", e);
        }
    }

    private RedisFacts ask() {
        return answer(Call.command("INFO"))
                .map(info -> RedisFacts.of(
                        info.text(),
                        answer(Call.command("CONFIG", "GET", "save"))
                                .flatMap(answer ->
                                        Optional.ofNullable(answer.pairs().get("save")))))
                .orElseGet(RedisFacts::none);
    }

    /**
     * Empty where the server refuses the question.
     *
     * @throws RedisUnavailable if it answers nothing at all any more
     */
    private Optional<Reply> answer(Call question) {
        try {
            return Optional.of(pipeline.await(question));
        } catch (RedisUnavailable e) {
            pipeline.await(Call.command("PING"));
            LOG.debug("Redis does not tell of itself", e);
            return Optional.empty();
        }
    }

    private void sayWhatIsNew() {
        List<String> warnings = facts.warnings();
        if (!warnings.equals(said)) {
            warnings.forEach(LOG::warn);
            said = warnings;
        }
        if (facts.isTooOld()) {
            LOG.error(tooOld());
        }
    }

    private String tooOld() {
        return "Redis at quarkus.redis.hosts (QUARKUS_REDIS_HOSTS) is version "
                + facts.version().orElseThrow() + "; the gateway needs Redis 7.0 or newer, or Valkey";
    }

    private static double value(Optional<Boolean> fact) {
        return fact.map(holds -> holds ? 1.0 : 0.0).orElse(Double.NaN);
    }
}
