package dev.portcullis.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portcullis.dev.MetaMessage;
import dev.portcullis.dev.Persona;
import dev.portcullis.testing.GatewayLaunch;
import dev.portcullis.testing.GatewayProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a change of the rule folder keeps, and who is told of it. */
final class RuleReloadIT {

    private static final String BROKEN = "version: 1\nrules:\n  - id: broken\n    titel: A typo\n";

    private static RuleSite site;
    private static GatewayLaunch launch;
    private static GatewayProcess gateway;

    @BeforeAll
    static void open() {
        site = new RuleSite();
        launch = site.launch("reload");
        gateway = site.start(launch);
    }

    @AfterAll
    static void close() {
        site.close();
    }

    @Test
    void brokenFileIsToldEverywhereUntilItIsGone() throws IOException {
        // Given
        String hash = hash();
        Path file = launch.rules().resolve("broken.yaml");

        // When
        RuleSite.write(file, BROKEN);

        // Then
        await().untilAsserted(() -> {
            JsonNode problem = site.rules(gateway).path("problems").path(0);
            assertThat(problem.path("file").asText()).isEqualTo("broken.yaml");
            assertThat(problem.path("line").asInt()).isPositive();
            assertThat(problem.path("severity").asText()).isEqualTo("error");
        });
        assertThat(hash()).isEqualTo(hash);
        assertThat(gateway.output()).containsPattern("broken\\.yaml:4:5: unknown key 'titel'.*did you mean 'title'");
        assertThat(gateway.metric("portcullis_rules_last_load_successful")).isZero();
        assertThat(gateway.metric("portcullis_rules_problems", "severity=\"error\""))
                .isPositive();
        assertThat(gateway.metric("portcullis_rules_info", "hash=\"" + hash + "\""))
                .isOne();

        // When
        Files.delete(file);

        // Then
        await().untilAsserted(
                        () -> assertThat(site.rules(gateway).path("problems")).isEmpty());
        assertThat(hash()).isEqualTo(hash);
        assertThat(gateway.metric("portcullis_rules_last_load_successful")).isOne();
        assertThat(gateway.metric("portcullis_rules_problems")).isZero();
    }

    @Test
    void countersOutliveAChangeOfAnotherRule() throws IOException {
        // Given: half of the thirty texts that block
        Line line = site.newLine();
        Persona flooder = Strangers.known();
        List<MetaMessage> flood = line.texts(flooder, 30, Instant.now().minusSeconds(40), Duration.ofSeconds(1));
        flood.subList(0, 15).forEach(message -> site.deliver(gateway, line.delivery(message)));
        String hash = hash();

        // When
        Path other = launch.rules().resolve("bait.yaml");
        RuleSite.write(other, Files.readString(other).replace("double your bitcoin", "double your bitcoin, treble it"));
        await().until(() -> !hash().equals(hash));
        flood.subList(15, 29).forEach(message -> site.deliver(gateway, line.delivery(message)));
        boolean early = line.isBlocked(flooder);
        site.deliver(gateway, line.delivery(flood.getLast()));

        // Then
        assertThat(early).isFalse();
        await().untilAsserted(() -> assertThat(line.isBlocked(flooder)).isTrue());
    }

    @Test
    void replicasShowWhatEachOfThemJudgesBy() throws IOException {
        // Given
        GatewayLaunch otherLaunch = site.launch("replica");
        Path file = otherLaunch.rules().resolve("more.yaml");
        RuleSite.write(
                file, "version: 1\nrules: [{id: more, title: One more, match: {all: {text: more}}, action: tag}]\n");

        // When
        GatewayProcess other = site.start(otherLaunch);

        // Then
        await().untilAsserted(() -> assertThat(site.rules(gateway).path("replicas"))
                .extracting(replica -> replica.path("hash").asText())
                .containsExactly(hash(), site.rules(other).path("hash").asText())
                .doesNotHaveDuplicates());

        // When
        other.terminate();
        other.awaitExit();

        // Then
        await().untilAsserted(
                        () -> assertThat(site.rules(gateway).path("replicas")).hasSize(1));
    }

    private static String hash() {
        return site.rules(gateway).path("hash").asText();
    }
}
