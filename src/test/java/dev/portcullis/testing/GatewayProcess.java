package dev.portcullis.testing;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A running gateway, seen from outside: its two ports, its output, its process. */
public final class GatewayProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern STARTED = Pattern.compile(
            "Listening on: (http://127\\.0\\.0\\.1:\\d+)\\. Management interface listening on (http://127\\.0\\.0\\.1:\\d+)\\.");
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private static final Set<Process> ALIVE = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> ALIVE.forEach(Process::destroyForcibly)));
    }

    private final Process process;
    private final Path output;
    private final long outputBegins;

    private GatewayProcess(Process process, Path output, long outputBegins) {
        this.process = process;
        this.output = output;
        this.outputBegins = outputBegins;
    }

    static GatewayProcess of(Process process, Path output, long outputBegins) {
        ALIVE.add(process);
        process.onExit().thenAccept(ALIVE::remove);
        return new GatewayProcess(process, output, outputBegins);
    }

    void awaitReady() {
        await().atMost(PATIENCE).until(() -> !process.isAlive() || address().find());
        if (!process.isAlive()) {
            throw new IllegalStateException("the gateway ended instead of starting:\n" + output());
        }
        await().atMost(PATIENCE).until(this::isReady);
    }

    /** Where Meta posts to. */
    public URI webhook() {
        return at(1, "/webhook");
    }

    /** Where people and their programs ask. */
    public URI api(String path) {
        return at(1, "/api/v1" + path);
    }

    public boolean isReady() {
        return management("/q/health/ready").statusCode() == 200;
    }

    public boolean isLive() {
        return management("/q/health/live").statusCode() == 200;
    }

    /** The sum of all samples of a metric whose labels contain that text. */
    public long metric(String name, String labels) {
        return Math.round(management("/q/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
                .filter(line -> line.contains(labels))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum());
    }

    public long metric(String name) {
        return metric(name, "");
    }

    private HttpResponse<String> management(String path) {
        HttpRequest request = HttpRequest.newBuilder(at(2, path))
                .timeout(Duration.ofSeconds(10))
                .build();
        try {
            return CLIENT.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** All that this process has written so far, to either stream. */
    public String output() {
        try (InputStream in = Files.newInputStream(output)) {
            in.skipNBytes(outputBegins);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** The processes that this one has started, and theirs. */
    public List<ProcessHandle> descendants() {
        return process.descendants().toList();
    }

    /** SIGKILL: no chance to put anything in order. */
    public void kill() {
        process.destroyForcibly();
        awaitExit();
    }

    /** SIGSTOP: does nothing any more, and closes nothing. */
    public void pause() {
        Signal.STOP.sendTo(process.toHandle());
    }

    public void resume() {
        Signal.CONT.sendTo(process.toHandle());
    }

    /** SIGTERM. Returns at once. */
    public void terminate() {
        process.destroy();
    }

    public int awaitExit() {
        try {
            if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("the gateway still runs; its last words:\n" + output());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        kill();
    }

    private URI at(int group, String path) {
        Matcher address = address();
        if (!address.find()) {
            throw new IllegalStateException("the gateway has not told its ports:\n" + output());
        }
        return URI.create(address.group(group) + path);
    }

    private Matcher address() {
        return STARTED.matcher(output());
    }
}
