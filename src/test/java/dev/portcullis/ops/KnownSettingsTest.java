package dev.portcullis.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.smallrye.config.ConfigMapping;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownSettingsTest {

    private final KnownSettings known = new KnownSettings();

    @Test
    void knowsTheSettingsOfEveryRoom() {
        List<String> rooms = new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("dev.portcullis")
                        .stream()
                        .filter(type -> type.isAnnotatedWith(ConfigMapping.class))
                        .map(JavaClass::getName)
                        .filter(name -> !name.startsWith("dev.portcullis.dev."))
                        .toList();

        assertThat(KnownSettings.ROOMS).extracting(Class::getName).containsExactlyInAnyOrderElementsOf(rooms);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PORTCULLIS_WEBHOOK_APP_SECRETS",
                "PORTCULLIS_WEBHOOK_APP_SECRETS_0_",
                "PORTCULLIS_WEBHOOK_APP_SECRETS_FILE",
                "PORTCULLIS_RULES_WATCH_EVERY",
                "PORTCULLIS_LINES__106540352242922__ACCESS_TOKEN",
                "PORTCULLIS_ACCOUNTS__102290129340398__ACCESS_TOKEN_FILE",
                "PORTCULLIS_REDIS_EMBEDDED_DIRECTORY",
                "PORTCULLIS_SERVICE_HOST",
                "PORTCULLIS_SERVICE_PORT_HTTP",
                "PORTCULLIS_PORT",
                "PORTCULLIS_PORT_8080_TCP_ADDR",
                "PORTCULLIS_REDIS_SERVICE_HOST",
                "PORTCULLIS_DEV_EMULATOR_PORT",
                "QUARKUS_HTTP_PORT",
                "PATH"
            })
    void leavesAlone(String variable) {
        assertThat(known.strangersAmong(List.of(variable))).isEmpty();
    }

    @Test
    void noticesTypos() {
        assertThat(known.strangersAmong(List.of(
                        "PORTCULLIS_WEBHOOK_APP_SECRET",
                        "PORTCULLIS_LINES__1__ACESS_TOKEN",
                        "PORTCULLIS_GRAPH_TOKENS_OF_OURS")))
                .containsExactly(
                        "PORTCULLIS_GRAPH_TOKENS_OF_OURS is no setting of the gateway",
                        "PORTCULLIS_LINES__1__ACESS_TOKEN is no setting of the gateway",
                        "PORTCULLIS_WEBHOOK_APP_SECRET is no setting of the gateway;"
                                + " did you mean PORTCULLIS_WEBHOOK_APP_SECRETS?");
    }

    @Test
    void knowsDefaults() {
        assertThat(known.defaultOf("portcullis.blocking.batch")).isEqualTo("1000");
        assertThat(known.defaultOf("portcullis.graph.access-token")).isEmpty();
    }
}
