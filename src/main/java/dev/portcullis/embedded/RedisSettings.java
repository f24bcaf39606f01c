package dev.portcullis.embedded;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What a server is started with.
 *
 * @param directory holds the data and belongs to one server at a time; made if missing
 * @param persistence empty: the data lives in memory only
 * @param port 0 takes a free one at each start
 * @param directives further lines of a redis.conf, such as {@code cluster-enabled yes}
 */
public record RedisSettings(
        Path directory, Optional<AppendFsync> persistence, int port, String password, List<String> directives) {

    private static final int PASSWORD_BYTES = 32;

    public RedisSettings {
        directives = List.copyOf(directives);
    }

    /** A server on a free port with a password of its own that keeps its data in the folder. */
    public static RedisSettings of(Path directory, AppendFsync persistence) {
        return new RedisSettings(directory, Optional.of(persistence), 0, randomPassword(), List.of());
    }

    public RedisSettings inMemory() {
        return new RedisSettings(directory, Optional.empty(), port, password, directives);
    }

    public RedisSettings onPort(int fixedPort) {
        return new RedisSettings(directory, persistence, fixedPort, password, directives);
    }

    public RedisSettings withPassword(String sharedPassword) {
        return new RedisSettings(directory, persistence, port, sharedPassword, directives);
    }

    public RedisSettings with(String... furtherDirectives) {
        List<String> all = new ArrayList<>(directives);
        all.addAll(List.of(furtherDirectives));
        return new RedisSettings(directory, persistence, port, password, all);
    }

    /** The redis.conf; relative paths in it are relative to the data folder, where the server is started. */
    String conf(int chosenPort) {
        List<String> lines = new ArrayList<>();
        lines.add("bind 127.0.0.1");
        lines.add("port " + chosenPort);
        lines.add("requirepass " + password);
        lines.add("masterauth " + password);
        lines.add("pidfile " + DataFolder.PID_FILE);
        lines.add("maxmemory-policy noeviction");
        lines.add("save \"\"");
        lines.add("appendonly " + (persistence.isPresent() ? "yes" : "no"));
        persistence.map(AppendFsync::directive).ifPresent(lines::add);
        lines.addAll(directives);
        return String.join("\n", lines) + "\n";
    }

    private static String randomPassword() {
        byte[] bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public String toString() {
        return "RedisSettings[" + directory + ", port " + port + "]";
    }
}
