package dev.portcullis.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Map;

/** The redis-server executable for an operating system and processor, as packaged on the class path. */
record RedisBinary(String resource) {

    static final String FILE = "redis-server";

    private static final String VERSION = "7.0.15";
    private static final Map<String, String> ARCHITECTURES = Map.of(
            "amd64", "amd64",
            "x86_64", "amd64",
            "aarch64", "arm64",
            "arm64", "arm64");

    static RedisBinary forThisMachine() {
        return of(System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    /** Takes the spellings of the system properties {@code os.name} and {@code os.arch}. */
    static RedisBinary of(String osName, String osArch) {
        String system = osName.toLowerCase(Locale.ROOT);
        String architecture = ARCHITECTURES.get(osArch.toLowerCase(Locale.ROOT));
        if (architecture != null && system.startsWith("linux")) {
            return new RedisBinary("redis-server-" + VERSION + "-linux-" + architecture);
        }
        if (architecture != null && system.startsWith("mac")) {
            return new RedisBinary("redis-server-" + VERSION + "-darwin-" + architecture);
        }
        throw new RedisStartException("The embedded Redis server runs on Linux and macOS (x86-64, ARM64), not on "
                + osName
                + " (" + osArch + "). " + (system.startsWith("windows") ? "Start the gateway in WSL, or set" : "Set")
                + " quarkus.redis.hosts (QUARKUS_REDIS_HOSTS) to a Redis server of your own.");
    }

    /**
     * Writes the executable into a folder that only one server uses; its path thereby tells whose process it is.
     * Written anew each time, so that neither a half-written nor an altered file is ever run.
     */
    Path extractInto(Path folder) throws IOException {
        Path target = folder.resolve(FILE);
        Path fresh = folder.resolve(FILE + ".new");
        try (InputStream packaged = open()) {
            Files.copy(packaged, fresh, StandardCopyOption.REPLACE_EXISTING);
            Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwx------"));
        }
        return Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
    }

    private InputStream open() {
        InputStream packaged = RedisBinary.class.getResourceAsStream("/" + resource);
        if (packaged == null) {
            throw new RedisStartException("The embedded Redis server " + resource + " is not in this package."
                    + " Set quarkus.redis.hosts (QUARKUS_REDIS_HOSTS) to a Redis server of your own.");
        }
        return packaged;
    }
}
