package dev.portcullis.bench;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The gateway as packaged, with an embedded Redis on an empty folder, twenty rules, and the baseline beside it. */
public final class BenchProfile implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.ofEntries(
                Map.entry("portcullis.bench", "true"),
                // As open as the webhook, by the same means.
                Map.entry("quarkus.http.auth.permission.bench.paths", "/bench/*"),
                Map.entry("quarkus.http.auth.permission.bench.policy", "permit"),
                Map.entry("portcullis.webhook.app-secrets", SignedRequests.SECRET),
                Map.entry("portcullis.webhook.verify-token", "bench"),
                Map.entry("portcullis.graph.access-token", "dev-access-token"),
                Map.entry("portcullis.graph.url", "http://127.0.0.1:" + freePort()),
                Map.entry("portcullis.rules.directory", rules().toString()),
                Map.entry("portcullis.redis.embedded.directory", fresh("redis").toString()),
                // What the baseline does best with; the gateway takes one connection.
                Map.entry("quarkus.redis.max-pool-size", "16"),
                Map.entry("quarkus.redis.max-pool-waiting", "10000"),
                Map.entry("quarkus.http.test-port", "0"));
    }

    /** Twenty; {@link #addStarterSet} adds more to the folder. */
    private static Path rules() {
        Path folder = fresh("rules");
        copyAll(Path.of("src/test/resources/bench/rules"), folder);
        return folder;
    }

    static void addStarterSet(Path folder) {
        copyAll(Path.of("rules"), folder);
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

    /** For an emulator, where a benchmark starts one. */
    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
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
