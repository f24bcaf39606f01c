package dev.portcullis.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsCheckTest {

    private static final Map<String, String> SECRETS = Map.of(
            "portcullis.webhook.app-secrets", "s",
            "portcullis.webhook.verify-token", "v",
            "portcullis.graph.access-token", "t");

    @TempDir
    private Path folder;

    @Test
    void acceptsSecretsAndDefaults() {
        assertThat(check(Map.of()).problems()).isEmpty();
    }

    @Test
    void namesEverySecretThatIsMissing() {
        assertThat(check(Map.of(
                                "portcullis.webhook.app-secrets", "",
                                "portcullis.webhook.verify-token", "",
                                "portcullis.graph.access-token", ""))
                        .problems())
                .hasSize(3)
                .anyMatch(problem -> problem.contains("PORTCULLIS_WEBHOOK_APP_SECRETS"))
                .anyMatch(problem -> problem.contains("PORTCULLIS_WEBHOOK_VERIFY_TOKEN"))
                .anyMatch(problem -> problem.contains("PORTCULLIS_GRAPH_ACCESS_TOKEN"));
    }

    @Test
    void takesATokenOfOneLineOrAccountForEnough() {
        assertThat(check(Map.of("portcullis.graph.access-token", "", "portcullis.lines.\"1\".access-token", "t"))
                        .problems())
                .isEmpty();
        assertThat(check(Map.of("portcullis.graph.access-token", "", "portcullis.accounts.\"2\".access-token", "t"))
                        .problems())
                .isEmpty();
    }

    @Test
    void namesTheVariableOfATokenFileThatCannotBeRead() {
        assertThat(check(Map.of(
                                "portcullis.lines.\"1\".access-token-file",
                                folder.resolve("nothing").toString()))
                        .problems())
                .singleElement()
                .asString()
                .contains("(PORTCULLIS_LINES__1__ACCESS_TOKEN_FILE)", "does not exist");
    }

    @Test
    void findsNumbersOutOfRange() {
        List<String> problems = check(Map.of(
                        "portcullis.blocking.batch", "1001",
                        "portcullis.blocking.poll", "1ms",
                        "portcullis.limits.blocks-per-hour", "0",
                        "portcullis.audit.entries-per-line", "-1",
                        "portcullis.sweep.every", "0",
                        "portcullis.redis.prefix", "{mine}",
                        "portcullis.redis.timeout", "11s",
                        "portcullis.redis.wait-replicas", "-1",
                        "portcullis.backlog.shadow-after", "0s",
                        "portcullis.graph.url", "ftp://example.org"))
                .problems();

        assertThat(problems)
                .hasSize(10)
                .contains("portcullis.blocking.batch (PORTCULLIS_BLOCKING_BATCH): found '1001', expected 1 to 1000")
                .contains("portcullis.blocking.poll (PORTCULLIS_BLOCKING_POLL): found '0.001s', expected 0.01s to 1m")
                .contains("portcullis.redis.timeout (PORTCULLIS_REDIS_TIMEOUT): found '11s', expected 0.01s to 10s")
                .contains(
                        "portcullis.redis.wait-replicas (PORTCULLIS_REDIS_WAIT_REPLICAS): found '-1', expected 0 to 100")
                .allMatch(problem -> problem.contains("PORTCULLIS_"));
    }

    @Test
    void namesTheVariablesOfUsersWhoCouldNotSignIn() {
        assertThat(check(Map.of(
                                "portcullis.admin.users.\"alice\".role", "root",
                                "portcullis.admin.users.\"alice\".password-hash", "secret",
                                "portcullis.admin.session-key", "short",
                                "portcullis.admin.session-idle", "1s"))
                        .problems())
                .hasSize(4)
                .anyMatch(problem -> problem.contains("(PORTCULLIS_ADMIN_USERS__ALICE__ROLE)"))
                .anyMatch(problem -> problem.contains("(PORTCULLIS_ADMIN_USERS__ALICE__PASSWORD_HASH)"))
                .anyMatch(problem -> problem.contains("(PORTCULLIS_ADMIN_SESSION_KEY)"))
                .anyMatch(problem -> problem.contains("(PORTCULLIS_ADMIN_SESSION_IDLE)"));
    }

    @Test
    void anIdentityProviderNeedsAnAddressAndAClient() {
        assertThat(check(Map.of("quarkus.oidc.tenant-enabled", "true")).problems())
                .hasSize(2)
                .anyMatch(problem -> problem.contains("QUARKUS_OIDC_AUTH_SERVER_URL"))
                .anyMatch(problem -> problem.contains("QUARKUS_OIDC_CLIENT_ID"));
        assertThat(check(Map.of(
                                "quarkus.oidc.tenant-enabled", "true",
                                "quarkus.oidc.auth-server-url", "https://id.example.org",
                                "quarkus.oidc.client-id", "portcullis"))
                        .problems())
                .isEmpty();
        assertThat(check(Map.of(
                                "quarkus.oidc.tenant-enabled", "true",
                                "quarkus.oidc.application-type", "service"))
                        .problems())
                .isEmpty();
    }

    @Test
    void anyUserIsEnoughToSignIn() {
        assertThat(check(Map.of()).hasAdmin()).isFalse();
        assertThat(check(Map.of("portcullis.admin.users.alice.role", "viewer")).hasAdmin())
                .isTrue();
        assertThat(check(Map.of("quarkus.oidc.tenant-enabled", "true")).hasAdmin())
                .isTrue();
    }

    @Test
    void tellsOfARuleFolderThatIsMissing() {
        SettingsCheck check = check(
                Map.of("portcullis.rules.directory", folder.resolve("nothing").toString()));

        assertThat(check.problems()).isEmpty();
        assertThat(check.ruleProblems()).singleElement().asString().contains("PORTCULLIS_RULES_DIRECTORY");
    }

    private static SettingsCheck check(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(SECRETS);
        all.putAll(settings);
        return new SettingsCheck(Configs.of(all));
    }
}
