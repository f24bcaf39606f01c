package dev.portcullis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.testing.GatewayLaunch;
import dev.portcullis.testing.GatewayProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The command as people call it: the packaged gateway, without any setting, and with no Redis to be found. */
final class CheckIT {

    private final GatewayLaunch launch = GatewayLaunch.bare("check");

    private record Ended(int exitCode, String output) {}

    private Ended check(String... arguments) {
        try (GatewayProcess process = launch.run(arguments)) {
            return new Ended(process.awaitExit(), process.output());
        }
    }

    @Test
    void passesTheRulesThatComeAlong() {
        // When
        Ended check = check("check", Path.of("rules").toAbsolutePath().toString());

        // Then
        assertThat(check.output()).contains("| crypto-doubling ", " 0 errors, 0 warnings", "Rule set ");
        assertThat(check.exitCode()).isZero();
    }

    @Test
    void looksIntoTheFolderRulesByDefault() throws IOException {
        // Given
        Files.writeString(launch.rules().resolve("bad.yaml"), "version: 1\nrulez: []\n");

        // When
        Ended check = check("check");

        // Then: nothing but problems, and no word of a gateway
        assertThat(check.output())
                .startsWith("rules/bad.yaml:2:1: unknown key 'rulez'")
                .doesNotContain("Quarkus", "Redis", "PORTCULLIS_");
        assertThat(check.exitCode()).isEqualTo(1);
    }

    @Test
    void tellsWrongUsageFromBadRules() {
        assertThat(check("check", "--corpsu", "x"))
                .isEqualTo(new Ended(
                        2,
                        "portcullis check: unknown option '--corpsu' (did you mean '--corpus'?); expected one of --corpus,"
                                + " --max-hit-rate, --against, --help. See 'portcullis check --help'.\n"));
    }

    @Test
    void keepsTheGate() throws IOException {
        // Given: text that is not ASCII, whatever the terminal speaks
        Path corpus = Files.writeString(
                launch.rules().resolveSibling("corpus.txt"), "Gr\u00FC\u00DFe\nbuy \u0441heap followers\n");
        Files.writeString(launch.rules().resolve("followers.yaml"), """
                version: 1
                rules:
                  - id: followers
                    title: Followers
                    mode: enforce
                    match: {any: [{text|phrase: cheap followers}]}
                    action: block
                """);

        // When
        Ended check = check("check", "--corpus", corpus.toString(), "--max-hit-rate", "49%");

        // Then
        assertThat(check.output()).contains("- followers, line 2: `buy \u0441heap followers`", "exceeded");
        assertThat(check.exitCode()).isEqualTo(3);
    }
}
