package dev.portcullis.ops;

import dev.portcullis.access.AdminConfig;
import dev.portcullis.access.AdminConfigProblems;
import dev.portcullis.audit.AuditConfig;
import dev.portcullis.blocking.BlockingConfig;
import dev.portcullis.blocking.LimitsConfig;
import dev.portcullis.blocking.ReconciliationConfig;
import dev.portcullis.blocking.RotationConfig;
import dev.portcullis.graph.AccessTokens;
import dev.portcullis.graph.AccountsConfig;
import dev.portcullis.graph.GraphConfig;
import dev.portcullis.graph.GraphConfigProblems;
import dev.portcullis.graph.LinesConfig;
import dev.portcullis.graph.TokenConfig;
import dev.portcullis.redis.RedisConfig;
import dev.portcullis.rulebook.RuleFolderCheck;
import dev.portcullis.rulebook.RulebookConfig;
import dev.portcullis.screening.BacklogConfig;
import dev.portcullis.secrets.SecretSource;
import dev.portcullis.senders.SendersConfig;
import dev.portcullis.webhook.WebhookConfig;
import dev.portcullis.webhook.WebhookConfigCheck;
import io.smallrye.config.SmallRyeConfig;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Finds everything that is wrong with the settings of all rooms, so that nobody has to start twice to learn of two. */
final class SettingsCheck {

    private final SmallRyeConfig config;

    /** @param config with the mappings of {@link KnownSettings#ROOMS} */
    SettingsCheck(SmallRyeConfig config) {
        this.config = config;
    }

    /** One sentence each, with the environment variable; empty if the gateway can start. */
    List<String> problems() {
        List<String> problems = new ArrayList<>(new WebhookConfigCheck(of(WebhookConfig.class)).problems());
        addTokenProblems(problems);
        problems.addAll(GraphConfigProblems.of(of(GraphConfig.class)));
        problems.addAll(AdminConfigProblems.of(of(AdminConfig.class)));
        Ranges ranges = new Ranges();
        ranges.check(of(AdminConfig.class));
        ranges.check(of(BlockingConfig.class));
        ranges.check(of(LimitsConfig.class));
        ranges.check(of(ReconciliationConfig.class));
        ranges.check(of(RotationConfig.class));
        ranges.check(of(AuditConfig.class));
        ranges.check(of(SendersConfig.class));
        ranges.check(of(RulebookConfig.class));
        ranges.check(of(RedisConfig.class));
        ranges.check(of(BacklogConfig.class));
        problems.addAll(ranges.problems());
        return problems.stream().map(SettingName::withVariable).toList();
    }

    /** What is wrong with the rules; asked where the start stops anyway, since the rule book may know a way out. */
    List<String> ruleProblems() {
        return RuleFolderCheck.problem(of(RulebookConfig.class)).stream().toList();
    }

    /** Variables that look like settings and are none. */
    List<String> strangers() {
        return new KnownSettings().strangersAmong(System.getenv().keySet());
    }

    /** Whether anybody could sign in. */
    boolean hasAdmin() {
        AdminConfig admin = of(AdminConfig.class);
        return admin.oidc().enabled()
                || !admin.users().isEmpty()
                || admin.password().filter(password -> !password.isBlank()).isPresent()
                || admin.passwordFile().filter(Files::isReadable).isPresent();
    }

    private void addTokenProblems(List<String> problems) {
        GraphConfig graph = of(GraphConfig.class);
        LinesConfig lines = of(LinesConfig.class);
        AccountsConfig accounts = of(AccountsConfig.class);
        boolean anyToken = Stream.of(
                        Stream.of(graph), lines.lines().values().stream(), accounts.accounts().values().stream())
                .flatMap(each -> each)
                .anyMatch(SettingsCheck::givesToken);
        if (!anyToken) {
            problems.add("there is no access token, without which nobody can be blocked; set"
                    + " PORTCULLIS_GRAPH_ACCESS_TOKEN, or PORTCULLIS_GRAPH_ACCESS_TOKEN_FILE to a file that holds it");
        }
        problems.addAll(new AccessTokens(graph, lines, accounts).problems());
        SecretSource.of("portcullis.graph.app-secret", graph.appSecret(), graph.appSecretFile())
                .flatMap(SecretSource::problem)
                .filter(problem -> !problems.contains(problem))
                .ifPresent(problems::add);
    }

    private static boolean givesToken(TokenConfig config) {
        return config.accessToken().isPresent() || config.accessTokenFile().isPresent();
    }

    private <T> T of(Class<T> room) {
        return config.getConfigMapping(room);
    }
}
