package dev.portcullis.bench;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The gateway as packaged, with an embedded Redis on an empty folder, twenty rules, and the baseline beside it. */
public final class BenchProfile implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "portcullis.bench", "true",
                "portcullis.webhook.app-secrets", SignedRequests.SECRET,
                "portcullis.webhook.verify-token", "bench",
                "portcullis.graph.access-token", "bench",
                "portcullis.graph.url", "http://127.0.0.1:1",
                "portcullis.rules.directory", rules().toString(),
                "portcullis.redis.embedded.directory", fresh("redis").toString(),
                // What the baseline does best with; the gateway takes one connection.
                "quarkus.redis.max-pool-size", "16",
                "quarkus.redis.max-pool-waiting", "10000",
                "quarkus.http.test-port", "0");
    }

    /** The starter set and some more. */
    private static Path rules() {
        Path folder = fresh("rules");
        copyAll(Path.of("rules"), folder);
        copyAll(Path.of("src/test/resources/bench/rules"), folder);
        return folder;
    }

    private static void copyAll(Path from, Path to) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(from, "*.{yaml,txt}")) {
            for (Path file : files) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path fresh(String name) {
        try {
            return Files.createTempDirectory("portcullis-bench-" + name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
