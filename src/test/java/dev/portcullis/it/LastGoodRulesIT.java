package dev.portcullis.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portcullis.dev.Persona;
import dev.portcullis.testing.GatewayLaunch;
import dev.portcullis.testing.GatewayProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A bad ConfigMap and a node drain on the same day. */
final class LastGoodRulesIT {

    private static final String BROKEN = "version: 1\nrules:\n  - idd: x\n";

    @Test
    void lastGoodRulesJudgeUntilTheFolderIsGood() throws IOException {
        try (RuleSite site = new RuleSite()) {
            // Given
            GatewayLaunch launch = site.launch("last-good").with("PORTCULLIS_RULES_BAD_START", "last-good");
            GatewayProcess before = site.start(launch);
            String hash = site.rules(before).path("hash").asText();
            before.terminate();
            before.awaitExit();
            Path broken = launch.rules().resolve("broken.yaml");
            RuleSite.write(broken, BROKEN);

            // When
            GatewayProcess gateway = site.start(launch);

            // Then
            JsonNode rules = site.rules(gateway);
            assertThat(rules.path("hash").asText()).isEqualTo(hash);
            assertThat(rules.path("origin").asText()).isEqualTo("last-good");
            assertThat(rules.path("problems").path(0).path("file").asText()).isEqualTo("broken.yaml");
            assertThat(gateway.output())
                    .containsPattern("ERROR .*The rules in .* cannot be used")
                    .containsPattern("broken\\.yaml:3:5: ")
                    .contains("The last good rules are live in their place, hash " + hash);
            assertThat(gateway.metric("portcullis_rules_last_load_successful")).isZero();
            assertThat(gateway.metric("portcullis_rules_info", "origin=\"last-good\""))
                    .isOne();
            Line line = site.newLine();
            Persona offender = Strangers.known();
            site.deliver(gateway, line.delivery(line.text(offender, Instant.now(), Line.BAIT)));
            await().untilAsserted(() -> assertThat(line.isBlocked(offender)).isTrue());

            // When
            Files.delete(broken);

            // Then
            await().untilAsserted(() ->
                    assertThat(site.rules(gateway).path("origin").asText()).isEqualTo("folder"));
            assertThat(site.rules(gateway).path("problems")).isEmpty();
            assertThat(gateway.metric("portcullis_rules_last_load_successful")).isOne();
        }
    }

    @Test
    void stopsWhereNothingWasKept() {
        try (RuleSite site = new RuleSite()) {
            // Given
            GatewayLaunch launch = site.launch("nothing-kept").with("PORTCULLIS_RULES_BAD_START", "last-good");
            RuleSite.write(launch.rules().resolve("broken.yaml"), BROKEN);

            // When
            try (GatewayProcess gateway = launch.run()) {
                int exit = gateway.awaitExit();

                // Then
                assertThat(exit).isNotZero();
                assertThat(gateway.output())
                        .contains("No last good rules are kept in Redis")
                        .containsPattern("broken\\.yaml:3:5: ");
            }
        }
    }
}
