package dev.portcullis.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.portcullis.dev.Persona;
import dev.portcullis.testing.GatewayLaunch;
import dev.portcullis.testing.GatewayProcess;
import dev.portcullis.testing.RedisServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** People edit rule files while the gateway runs, and sometimes wrongly. */
final class RuleFolderIT {

    private static final String RULE = """
            version: 1
            rules:
              - id: %s
                title: A phrase
                severity: low
                mode: %s
                match: {any: {text|phrase: [%s]}}
                action: block
            """;

    private static Site site;

    @BeforeAll
    static void open() {
        site = Site.open("rules");
    }

    @AfterAll
    static void close() {
        site.close();
    }

    @Test
    void newRuleActsAndRemovedRuleNoMore() throws IOException {
        // Given
        Line line = site.newLine();
        Path file = site.launch().rules().resolve("new.yaml");

        // When
        Files.writeString(file, RULE.formatted("new-rule", "enforce", "purple elephants for sale"));

        // Then
        await().until(() -> isBlockedFor(line, "Purple elephants for sale, cheap"));

        // When
        Files.delete(file);

        // Then
        await().until(() -> !isBlockedFor(line, "Purple elephants for sale, cheap"));
    }

    @Test
    void shadowRuleIsCountedAndDoesNothing() throws IOException {
        // Given
        Line line = site.newLine();
        Path file = site.launch().rules().resolve("shadow.yaml");
        Files.writeString(file, RULE.formatted("shadow-rule", "shadow", "green giraffes"));
        await().until(() -> {
            site.deliver(line.delivery(line.text(Strangers.known(), Instant.now(), "I sell green giraffes")));
            return site.gateway().metric("portcullis_verdicts_total", "rule=\"shadow-rule\"") > 0;
        });

        // Then
        assertThat(isBlockedFor(line, "I sell green giraffes")).isFalse();
        Files.delete(file);
    }

    @Test
    void brokenFileLeavesTheRunningRules() throws IOException {
        // Given
        Line line = site.newLine();
        Path file = site.launch().rules().resolve("broken.yaml");

        // When
        Files.writeString(
                file, RULE.formatted("broken", "enforce", "anything").replace("severity: low", "severity: lwo"));

        // Then
        await().untilAsserted(() -> assertThat(site.gateway().output())
                .containsPattern("broken\\.yaml:5:\\d+:.*")
                .contains("The rules of before stay live"));
        assertThat(isBlockedFor(line, Line.BAIT)).isTrue();
        assertThat(isBlockedFor(line, "anything")).isFalse();
        assertThat(site.gateway().isReady()).isTrue();
        Files.delete(file);
    }

    @Test
    void badFolderStopsTheStartAndSaysWhere() throws IOException {
        // Given
        GatewayLaunch launch = GatewayLaunch.named("bad-rules").redis(RedisServers.standalone());
        Files.writeString(launch.rules().resolve("broken.yaml"), "version: 1\nrules:\n  - idd: x\n");

        // When
        try (GatewayProcess gateway = launch.run()) {
            int exit = gateway.awaitExit();

            // Then
            assertThat(exit).isNotZero();
            assertThat(gateway.output()).containsPattern("broken\\.yaml:3:5: ").contains("idd");
        }
    }

    /** New people each time, to be sure. Whoever sends the bait afterwards is blocked later than whoever is blocked for that text, if anybody is. */
    private static boolean isBlockedFor(Line line, String text) {
        Persona sender = Strangers.known();
        Persona last = Strangers.known();
        site.deliver(line.delivery(line.text(sender, Instant.now(), text)));
        site.deliver(line.delivery(line.text(last, Instant.now(), Line.BAIT)));
        await().untilAsserted(() -> assertThat(line.isBlocked(last)).isTrue());
        return line.isBlocked(sender);
    }
}
