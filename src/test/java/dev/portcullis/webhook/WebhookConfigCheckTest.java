package dev.portcullis.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebhookConfigCheckTest {

    @TempDir
    private Path folder;

    @Test
    void findsNothingWrongWithTheLeast() {
        assertThat(problems(Configs.EMPTY.withValues(List.of("secret"), List.of("token"))))
                .isEmpty();
    }

    @Test
    void takesFilesInstead() throws IOException {
        Path secrets = Files.writeString(folder.resolve("secrets"), "secret\n");
        Path tokens = Files.writeString(folder.resolve("tokens"), "token");

        assertThat(problems(Configs.EMPTY.withFiles(secrets, tokens))).isEmpty();
    }

    @Test
    void namesEveryProblemWithItsVariable() {
        assertThat(problems(Configs.EMPTY.withValues(List.of(" "), List.of()).withBounds(0, 1)))
                .satisfiesExactly(
                        problem -> assertThat(problem).contains("PORTCULLIS_WEBHOOK_APP_SECRETS,"),
                        problem -> assertThat(problem).contains("PORTCULLIS_WEBHOOK_VERIFY_TOKEN,"),
                        problem -> assertThat(problem).contains("PORTCULLIS_WEBHOOK_IN_FLIGHT_DELIVERIES"),
                        problem -> assertThat(problem).contains("PORTCULLIS_WEBHOOK_IN_FLIGHT_BYTES"));
    }

    @Test
    void namesFilesThatAreMissingOrEmpty() throws IOException {
        Path missing = folder.resolve("missing");
        Path empty = Files.writeString(folder.resolve("empty"), "\n \n");

        assertThat(problems(Configs.EMPTY.withFiles(missing, empty)))
                .satisfiesExactly(
                        problem -> assertThat(problem)
                                .contains(missing.toString())
                                .contains("PORTCULLIS_WEBHOOK_APP_SECRETS_FILE"),
                        problem -> assertThat(problem).contains("PORTCULLIS_WEBHOOK_VERIFY_TOKEN"));
    }

    private static List<String> problems(Configs config) {
        return new WebhookConfigCheck(config).problems();
    }
}
