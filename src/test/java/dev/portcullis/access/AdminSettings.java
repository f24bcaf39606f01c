package dev.portcullis.access;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Settings of the admin room as a test has them. */
record AdminSettings(Optional<String> password, Optional<Path> passwordFile, Map<String, UserConfig> users)
        implements AdminConfig {

    static UserConfig user(String hash, String role) {
        return new User(Optional.of(hash), Optional.empty(), Optional.of(role));
    }

    record User(Optional<String> passwordHash, Optional<Path> passwordHashFile, Optional<String> role)
            implements UserConfig {}

    record Oidc(
            boolean enabled,
            String applicationType,
            Optional<String> server,
            Optional<String> clientId,
            Optional<String> clientSecret,
            String name,
            Set<String> viewers,
            Set<String> operators,
            Set<String> admins)
            implements OidcConfig {}

    @Override
    public Optional<String> sessionKey() {
        return Optional.empty();
    }

    @Override
    public Optional<Path> sessionKeyFile() {
        return Optional.empty();
    }

    @Override
    public Duration sessionIdle() {
        return Duration.ofMinutes(30);
    }

    @Override
    public Duration sessionLongest() {
        return Duration.ofHours(12);
    }

    @Override
    public OidcConfig oidc() {
        return new Oidc(
                false,
                "hybrid",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "",
                Set.of("viewer"),
                Set.of("operator"),
                Set.of("admin"));
    }
}
