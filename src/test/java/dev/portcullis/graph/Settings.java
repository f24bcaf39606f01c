package dev.portcullis.graph;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** The room's configuration, read from keys as in the running gateway. */
record Settings(GraphConfig graph, LinesConfig lines, AccountsConfig accounts) {

    static Settings of(Map<String, String> keys) {
        return read(builder()
                .withSources(new PropertiesConfigSource(keys, "test", 100))
                .build());
    }

    static Settings ofEnvironment(Map<String, String> variables) {
        return read(builder().withSources(new EnvConfigSource(variables, 300)).build());
    }

    /** The keys below {@code portcullis.graph} alone. */
    static GraphConfig graph(Map<String, String> keys) {
        return of(keys.entrySet().stream()
                        .collect(Collectors.toMap(entry -> "portcullis.graph." + entry.getKey(), Map.Entry::getValue)))
                .graph();
    }

    AccessTokens tokens() {
        return new AccessTokens(graph, lines, accounts);
    }

    private static SmallRyeConfigBuilder builder() {
        return new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(GraphConfig.class)
                .withMapping(LinesConfig.class)
                .withMapping(AccountsConfig.class);
    }

    private static Settings read(SmallRyeConfig config) {
        return new Settings(
                config.getConfigMapping(GraphConfig.class),
                config.getConfigMapping(LinesConfig.class),
                config.getConfigMapping(AccountsConfig.class));
    }
}
