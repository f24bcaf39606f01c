package dev.portcullis.graph;

import dev.portcullis.message.AccountId;
import dev.portcullis.message.LineId;
import dev.portcullis.secrets.SecretSource;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which access token speaks for a line: its own, else its account's, else the default one. With them the secret of the
 * app, which vouches for all of them.
 */
@Singleton
public final class AccessTokens {

    private final Map<String, SecretSource> byLine;
    private final Map<String, SecretSource> byAccount;
    private final Optional<SecretSource> fallback;
    private final Optional<SecretSource> appSecret;

    public AccessTokens(GraphConfig graph, LinesConfig lines, AccountsConfig accounts) {
        this.byLine = sources("portcullis.lines", lines.lines());
        this.byAccount = sources("portcullis.accounts", accounts.accounts());
        this.fallback = source("portcullis.graph", graph);
        this.appSecret = SecretSource.of("portcullis.graph.app-secret", graph.appSecret(), graph.appSecretFile());
    }

    /** Where the line's token comes from; empty if none is configured for it. */
    public Optional<SecretSource> sourceFor(LineId line, Optional<AccountId> account) {
        return Optional.ofNullable(byLine.get(line.value()))
                .or(() -> account.map(AccountId::value).map(byAccount::get))
                .or(() -> fallback);
    }

    /** Where the secret of the app comes from; empty if calls carry no proof. */
    Optional<SecretSource> appSecret() {
        return appSecret;
    }

    /** Why configured secrets cannot be had, if they cannot: one sentence each, with the key at fault. */
    public List<String> problems() {
        List<SecretSource> all = new ArrayList<>(byLine.values());
        all.addAll(byAccount.values());
        fallback.ifPresent(all::add);
        appSecret.ifPresent(all::add);
        return all.stream()
                .map(SecretSource::problem)
                .flatMap(Optional::stream)
                .sorted()
                .toList();
    }

    private static Map<String, SecretSource> sources(String prefix, Map<String, TokenConfig> configs) {
        Map<String, SecretSource> sources = new HashMap<>();
        configs.forEach(
                (id, config) -> source(prefix + ".\"" + id + '"', config).ifPresent(source -> sources.put(id, source)));
        return Map.copyOf(sources);
    }

    private static Optional<SecretSource> source(String prefix, TokenConfig config) {
        return SecretSource.of(prefix + ".access-token", config.accessToken(), config.accessTokenFile());
    }
}
