package dev.portcullis.ops;

import dev.portcullis.redis.Call;
import dev.portcullis.redis.Pipeline;
import dev.portcullis.rulebook.RuleBook;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready means that a delivery could be judged and kept: Redis answers and a rule set is live. Meta and its tokens do
 * not matter, since what is decided now can be brought to Meta later.
 */
@Readiness
@Singleton
final class GatewayReadiness implements AsyncHealthCheck {

    /** Below the patience of the probe that asks. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Pipeline pipeline;
    private final RuleBook ruleBook;
    private final RedisWatch redis;

    GatewayReadiness(Pipeline pipeline, RuleBook ruleBook, RedisWatch redis) {
        this.pipeline = pipeline;
        this.ruleBook = ruleBook;
        this.redis = redis;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return pipeline.send(List.of(Call.command("PING")))
                .replaceWith(true)
                .ifNoItem()
                .after(PATIENCE)
                .recoverWithItem(false)
                .onFailure()
                .recoverWithItem(false)
                .map(this::response);
    }

    private HealthCheckResponse response(boolean answers) {
        boolean usable = answers && redis.isUsable();
        HealthCheckResponseBuilder response = HealthCheckResponse.named("gateway")
                .withData("redis", usable ? "answers" : answers ? "is too old" : "does not answer");
        try {
            return response.withData("ruleSet", ruleBook.current().hash())
                    .withData("rulesLoadedAt", ruleBook.loadedAt().toString())
                    .status(usable)
                    .build();
        } catch (IllegalStateException e) {
            return response.withData("ruleSet", "none").down().build();
        }
    }
}
