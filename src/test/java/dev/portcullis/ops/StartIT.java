package dev.portcullis.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.testing.GatewayLaunch;
import dev.portcullis.testing.GatewayProcess;
import dev.portcullis.testing.RedisServers;
import org.junit.jupiter.api.Test;

/** What is said when it does not start. */
final class StartIT {

    @Test
    void namesEveryProblemAtOnceAndEnds() {
        GatewayLaunch launch = GatewayLaunch.named("start")
                .redis(RedisServers.standalone())
                .with("PORTCULLIS_WEBHOOK_APP_SECRETS", "")
                .with("PORTCULLIS_WEBHOOK_APP_SECRET", "of a typo")
                .with("PORTCULLIS_GRAPH_ACCESS_TOKEN", "")
                .with("PORTCULLIS_BLOCKING_BATCH", "many")
                .with("PORTCULLIS_LIMITS_BLOCKS_PER_HOUR", "0")
                .with("PORTCULLIS_RULES_DIRECTORY", "nowhere");

        try (GatewayProcess gateway = launch.run()) {
            assertThat(gateway.awaitExit()).isEqualTo(1);
            assertThat(gateway.output())
                    .contains(
                            "set PORTCULLIS_WEBHOOK_APP_SECRETS",
                            "did you mean PORTCULLIS_WEBHOOK_APP_SECRETS?",
                            "PORTCULLIS_GRAPH_ACCESS_TOKEN",
                            "(PORTCULLIS_BLOCKING_BATCH): found 'many'",
                            "(PORTCULLIS_LIMITS_BLOCKS_PER_HOUR): found '0'",
                            "(PORTCULLIS_RULES_DIRECTORY)")
                    .doesNotContain("\tat ", "of a typo");
        }
    }

    @Test
    void showsBadRulesWithoutAStackTrace() {
        GatewayLaunch launch = GatewayLaunch.named("rules")
                .redis(RedisServers.standalone())
                .with("PORTCULLIS_RULES_DIRECTORY", "nowhere");

        try (GatewayProcess gateway = launch.run()) {
            assertThat(gateway.awaitExit()).isEqualTo(1);
            assertThat(gateway.output())
                    .containsOnlyOnce("PORTCULLIS_RULES_DIRECTORY")
                    .doesNotContain("\tat ");
        }
    }
}
