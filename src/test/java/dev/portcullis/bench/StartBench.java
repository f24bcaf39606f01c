package dev.portcullis.bench;

import static org.awaitility.Awaitility.await;

import dev.portcullis.testing.RedisServers;
import dev.portcullis.testing.TestRedis;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Time from the start of the process to the first 200 of the readiness check, of the packaged jar, or of the native
 * executable where {@code -Dbench.runner} names it. Prints the median of some starts:
 *
 * <pre>./mvnw package -DskipTests &amp;&amp; ./mvnw surefire:test -Dtest=StartBench</pre>
 */
class StartBench {

    private static final int STARTS = Integer.getInteger("bench.starts", 7);
    private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");

    @Test
    @Timeout(600)
    void timeToReady() throws Exception {
        print("with the embedded Redis", Map.of());
        TestRedis redis = RedisServers.start();
        print(
                "with a Redis that runs",
                Map.of("QUARKUS_REDIS_HOSTS", redis.uri().toString()));
        redis.stop();
    }

    private static void print(String how, Map<String, String> environment) throws Exception {
        double[] seconds = new double[STARTS];
        for (int i = 0; i < STARTS; i++) {
            seconds[i] = start(environment);
        }
        double[] sorted =
                IntStream.range(0, STARTS).mapToDouble(i -> seconds[i]).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "start to ready %s: median of %d %.2f s (%.2f to %.2f)%n",
                how,
                STARTS,
                sorted[STARTS / 2],
                sorted[0],
                sorted[STARTS - 1]);
    }

    private static double start(Map<String, String> environment) throws IOException, InterruptedException {
        Path home = Files.createTempDirectory("portcullis-bench-start");
        int management = freePort();
        ProcessBuilder builder = new ProcessBuilder(command()).directory(home.toFile());
        builder.environment().putAll(settings(management));
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true)
                .redirectOutput(home.resolve("gateway.log").toFile());
        URI ready = URI.create("http://127.0.0.1:" + management + "/q/health/ready");
        long begun = System.nanoTime();
        Process gateway = builder.start();
        try {
            await().atMost(Duration.ofSeconds(60))
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> isReady(ready));
            return (System.nanoTime() - begun) / 1e9;
        } finally {
            gateway.destroy();
            gateway.waitFor();
        }
    }

    private static List<String> command() {
        String runner = System.getProperty("bench.runner", "");
        return runner.isEmpty()
                ? List.of(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-jar",
                        JAR.toAbsolutePath().toString())
                : List.of(Path.of(runner).toAbsolutePath().toString());
    }

    private static Map<String, String> settings(int management) {
        Map<String, String> settings = new TreeMap<>();
        settings.put("QUARKUS_HTTP_PORT", "0");
        settings.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        settings.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
        settings.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(management));
        settings.put("PORTCULLIS_WEBHOOK_APP_SECRETS", SignedRequests.SECRET);
        settings.put("PORTCULLIS_WEBHOOK_VERIFY_TOKEN", "bench");
        settings.put("PORTCULLIS_GRAPH_ACCESS_TOKEN", "bench");
        settings.put(
                "PORTCULLIS_RULES_DIRECTORY", Path.of("rules").toAbsolutePath().toString());
        return settings;
    }

    private static boolean isReady(URI ready) {
        try {
            HttpURLConnection connection = (HttpURLConnection) ready.toURL().openConnection();
            return connection.getResponseCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
