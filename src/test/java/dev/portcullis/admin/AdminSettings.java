package dev.portcullis.admin;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Settings of the admin room as a test has them. */
record AdminSettings(Optional<String> password, Optional<Path> passwordFile, Map<String, UserConfig> users)
        implements AdminConfig {

    static UserConfig user(String hash, String role) {
        return new User(Optional.of(hash), Optional.empty(), Optional.of(role));
    }

    record User(Optional<String> passwordHash, Optional<Path> passwordHashFile, Optional<String> role)
            implements UserConfig {}

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
}
