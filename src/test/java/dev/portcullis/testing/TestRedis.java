package dev.portcullis.testing;

import static org.awaitility.Awaitility.await;

import dev.portcullis.embedded.AppendFsync;
import dev.portcullis.embedded.RedisServer;
import dev.portcullis.embedded.RedisSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Stream;

/** One real Redis server that a test can hurt. It keeps its port and password over {@link #restart()}. */
public final class TestRedis implements RedisSide {

    /** One for all, since a cluster's client has one password for all nodes. */
    private static final String PASSWORD = "known-to-tests-only";

    private final RedisSettings settings;
    private RedisServer server;
    private boolean running = true;

    private TestRedis(RedisSettings settings, RedisServer server) {
        this.settings = settings;
        this.server = server;
    }

    static TestRedis start(String... directives) {
        RedisSettings settings = RedisSettings.of(freshFolder(), AppendFsync.EVERYSEC)
                .inMemory()
                .withPassword(PASSWORD)
                .with(directives);
        RedisServer server = RedisServer.start(settings);
        return new TestRedis(settings.onPort(server.port()), server);
    }

    /** For {@code quarkus.redis.hosts}; holds the password. */
    public URI uri() {
        return server.uri();
    }

    public int port() {
        return server.port();
    }

    @Override
    public String call(String... command) {
        try {
            return server.call(command);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops answering without closing a connection, as a host does that hangs. */
    public void pause() {
        Signal.STOP.sendTo(server.process());
    }

    public void resume() {
        Signal.CONT.sendTo(server.process());
    }

    @Override
    public void stop() {
        server.close();
        running = false;
    }

    /** SIGKILL: what was not written by then is lost. */
    public void kill() {
        server.process().destroyForcibly();
        stop();
    }

    public boolean isRunning() {
        return running;
    }

    /** After {@link #stop()} or {@link #kill()}; without {@code appendonly yes} it comes back empty. */
    public void restart() {
        server = RedisServer.start(settings);
        running = true;
    }

    void awaitCopied() {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> call("INFO", "replication").contains("master_link_status:up"));
    }

    void discard() {
        if (running) {
            resume();
            stop();
        }
        try (Stream<Path> files = Files.walk(settings.directory())) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path freshFolder() {
        try {
            return Files.createTempDirectory("portcullis-redis-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
