package dev.portcullis.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.blocking.BlockingConfig;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.SmallRyeConfig;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RejectedSettingsTest {

    @Test
    void listsWhatCannotBeReadAndLetsTheRestBeLookedAt() {
        // Given
        Map<String, String> settings = Map.of(
                "portcullis.blocking.batch", "many",
                "portcullis.blocking.poll", "2s",
                "portcullis.rules.mode", "loud",
                "portcullis.rules.nope", "1",
                "portcullis.webhook.app-secrets", "s");

        // When
        RejectedSettings rejected =
                new RejectedSettings(rejection(settings), new KnownSettings(), () -> Configs.sources(settings));
        SmallRyeConfig remaining = rejected.remaining();

        // Then
        assertThat(rejected.problems())
                .containsExactlyInAnyOrder(
                        "portcullis.blocking.batch (PORTCULLIS_BLOCKING_BATCH): found 'many';"
                                + " Expected an integer value, got \"many\"",
                        "portcullis.rules.mode (PORTCULLIS_RULES_MODE): found 'loud'; allowed values: shadow,enforce",
                        "portcullis.rules.nope (PORTCULLIS_RULES_NOPE) is no setting of the gateway");
        assertThat(remaining.getConfigMapping(BlockingConfig.class).batch()).isEqualTo(1_000);
        assertThat(remaining.getConfigMapping(BlockingConfig.class).poll()).hasSeconds(2);
        assertThat(new SettingsCheck(remaining).problems())
                .hasSize(2)
                .anyMatch(problem -> problem.contains("PORTCULLIS_WEBHOOK_VERIFY_TOKEN"))
                .anyMatch(problem -> problem.contains("PORTCULLIS_GRAPH_ACCESS_TOKEN"));
    }

    private static ConfigValidationException rejection(Map<String, String> settings) {
        try {
            Configs.of(settings);
        } catch (ConfigValidationException rejected) {
            return rejected;
        }
        throw new AssertionError("the settings were taken");
    }
}
