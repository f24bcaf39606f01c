package dev.portcullis.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a packaged gateway is started as a process of its own: in a folder of its own, told everything by its
 * environment. Starting it again finds the same folder, with the data and the rules in it.
 */
public final class GatewayLaunch {

    public static final String APP_SECRET = "known-to-meta-and-us";
    public static final String VERIFY_TOKEN = "known-to-the-handshake";

    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final Path EXECUTABLE = TARGET.resolve("portcullis-runner");
    private static final Path RULES = Path.of("src/test/resources/it/rules");

    private final Path home;
    private final Map<String, String> environment;
    private final Path application;

    private GatewayLaunch(Path home, Map<String, String> environment, Path application) {
        this.home = home;
        this.environment = environment;
        this.application = application;
    }

    /** With two rules that act, no Redis but its own, and nobody to call. */
    public static GatewayLaunch named(String name) {
        return bare(name)
                .with("QUARKUS_HTTP_HOST", "127.0.0.1")
                .with("QUARKUS_HTTP_PORT", "0")
                .with("QUARKUS_MANAGEMENT_HOST", "127.0.0.1")
                .with("QUARKUS_MANAGEMENT_PORT", "0")
                .with("QUARKUS_LOG_CONSOLE_JSON_ENABLED", "false")
                .with("PORTCULLIS_WEBHOOK_APP_SECRETS", APP_SECRET)
                .with("PORTCULLIS_WEBHOOK_VERIFY_TOKEN", VERIFY_TOKEN)
                .with("PORTCULLIS_GRAPH_ACCESS_TOKEN", "dev-access-token");
    }

    /** With the same rules and no setting at all. */
    public static GatewayLaunch bare(String name) {
        try {
            Path home = Files.createTempDirectory(Files.createDirectories(TARGET.resolve("it")), name + "-");
            Path rules = Files.createDirectory(home.resolve("rules"));
            try (Stream<Path> files = Files.list(RULES)) {
                for (Path file : files.toList()) {
                    Files.copy(file, rules.resolve(file.getFileName()));
                }
            }
            return new GatewayLaunch(home, Map.of(), TARGET.resolve("quarkus-app"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public GatewayLaunch with(String variable, String value) {
        Map<String, String> more = new LinkedHashMap<>(environment);
        more.put(variable, value);
        return new GatewayLaunch(home, Map.copyOf(more), application);
    }

    public GatewayLaunch redis(TestRedis redis) {
        return with("QUARKUS_REDIS_HOSTS", redis.uri().toString());
    }

    public GatewayLaunch redis(RedisTap tap) {
        return with("QUARKUS_REDIS_HOSTS", tap.uri().toString());
    }

    public GatewayLaunch redis(TestRedisCluster cluster) {
        String hosts = cluster.uris().stream().map(URI::toString).collect(Collectors.joining(","));
        return with("QUARKUS_REDIS_HOSTS", hosts).with("QUARKUS_REDIS_CLIENT_TYPE", "cluster");
    }

    public GatewayLaunch meta(URI graph) {
        return with("PORTCULLIS_GRAPH_URL", graph.toString());
    }

    /** The gateway's clock is wrong by that much; the clock of Redis is not. For the JVM only. */
    public GatewayLaunch clockOff(Duration skew) {
        return new GatewayLaunch(home, environment, SkewedApplication.copy(application, skew));
    }

    public Path rules() {
        return home.resolve("rules");
    }

    Path output() {
        return home.resolve("gateway.log");
    }

    /** Returns once the gateway is ready. */
    public GatewayProcess start() {
        GatewayProcess gateway = run();
        gateway.awaitReady();
        return gateway;
    }

    /** Returns at once; for a gateway that is not expected to come up. */
    public GatewayProcess run(String... arguments) {
        List<String> command = command();
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output().toFile()));
        builder.environment().keySet().removeIf(name -> name.matches("(QUARKUS|PORTCULLIS|KUBERNETES)_.*"));
        builder.environment().putAll(environment);
        try {
            long before = Files.exists(output()) ? Files.size(output()) : 0;
            return GatewayProcess.of(builder.start(), output(), before);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether it is the native executable that is started. */
    public static boolean isNative() {
        return System.getProperty("native") != null && Files.isExecutable(EXECUTABLE);
    }

    private List<String> command() {
        if (isNative()) {
            return new ArrayList<>(List.of(EXECUTABLE.toString()));
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // A short life: what it compiles must not cost more than it saves.
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m"));
        command.addAll(List.of("-jar", application.resolve("quarkus-run.jar").toString()));
        return command;
    }
}
