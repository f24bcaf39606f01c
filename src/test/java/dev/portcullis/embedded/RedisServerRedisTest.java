package dev.portcullis.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RedisServerRedisTest {

    @TempDir
    private Path parent;

    @Test
    void answersThoseWhoKnowThePassword() throws IOException {
        try (RedisServer server = RedisServer.start(settings().inMemory())) {
            assertThat(server.call("PING")).isEqualTo("PONG");
            assertThat(server.uri().getUserInfo()).hasSizeGreaterThan(32);
        }
    }

    @Test
    void refusesThoseWhoDoNot() throws IOException {
        // Given
        try (RedisServer server = RedisServer.start(settings().inMemory());
                RespConnection stranger = new RespConnection(server.port())) {
            // When
            String reply = stranger.call("GET", "key");

            // Then
            assertThat(reply).startsWith("NOAUTH");
        }
    }

    @Test
    void keepsThePasswordOutOfProcessListsAndText() throws IOException {
        // Given
        RedisSettings settings = settings().inMemory();

        try (RedisServer server = RedisServer.start(settings)) {
            // When
            String shown = server.process().info().toString()
                    + ProcessHandle.current()
                            .descendants()
                            .map(process -> process.info().toString())
                            .toList();

            // Then
            assertThat(shown).contains("redis-server").doesNotContain(settings.password());
            assertThat(settings.toString()).doesNotContain(settings.password());
        }
    }

    @Test
    void keepsTheDataForTheNextStart() throws IOException {
        // Given
        try (RedisServer server = RedisServer.start(settings())) {
            server.call("SET", "key", "value");
        }

        // When
        try (RedisServer next = RedisServer.start(settings())) {
            // Then
            assertThat(next.call("GET", "key")).isEqualTo("value");
        }
    }

    @Test
    void setsWhatTheStateNeeds() throws IOException {
        // When
        try (RedisServer server = RedisServer.start(RedisSettings.of(folder(), AppendFsync.ALWAYS))) {
            // Then
            assertThat(server.call("CONFIG", "GET", "appendfsync")).endsWith("always");
            assertThat(server.call("CONFIG", "GET", "appendonly")).endsWith("yes");
            assertThat(server.call("CONFIG", "GET", "maxmemory-policy")).endsWith("noeviction");
            assertThat(server.call("CONFIG", "GET", "bind")).endsWith("127.0.0.1");
        }
    }

    @Test
    void hidesTheFolderFromOtherUsers() throws IOException {
        try (RedisServer server = RedisServer.start(settings())) {
            assertThat(server.process().isAlive()).isTrue();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder())))
                    .isEqualTo("rwx------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder().resolve("appendonlydir"))))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void copesWithAnAwkwardFolderName() throws IOException {
        // Given
        Path awkward = parent.resolve("it's \"my\" data $HOME;\\n");

        // When
        try (RedisServer server = RedisServer.start(RedisSettings.of(awkward, AppendFsync.EVERYSEC))) {
            // Then
            assertThat(server.call("PING")).isEqualTo("PONG");
            assertThat(awkward.resolve("appendonlydir")).isDirectory();
        }
    }

    @Test
    void leavesNoProcessWhenClosed() throws IOException {
        // Given: other tests of this JVM have servers too
        List<ProcessHandle> others = guards();
        RedisServer server = RedisServer.start(settings());
        List<ProcessHandle> started = new ArrayList<>(guards());
        started.removeAll(others);
        started.add(server.process());

        // When
        server.close();

        // Then
        assertThat(started).hasSizeGreaterThan(1);
        await().until(() -> started.stream().noneMatch(ProcessHandle::isAlive));
    }

    @Test
    void killsAServerThatIgnoresSigterm() throws IOException, InterruptedException {
        // Given
        RedisServer server = RedisServer.start(settings());
        ProcessHandle process = server.process();
        new ProcessBuilder("kill", "-STOP", Long.toString(process.pid()))
                .start()
                .waitFor();

        // When
        server.close();

        // Then
        assertThat(process.isAlive()).isFalse();
    }

    @Test
    void refusesAFolderInUse() {
        // Given
        try (RedisServer server = RedisServer.start(settings())) {
            // Then
            assertThatThrownBy(() -> RedisServer.start(settings(), Duration.ofMillis(100)))
                    .isInstanceOf(RedisStartException.class)
                    .hasMessageContainingAll(
                            folder().getFileName().toString(), "in use by this very process", "QUARKUS_REDIS_HOSTS");
            assertThat(server.process().isAlive()).isTrue();
        }
    }

    @Test
    void saysWhatTheServerSaidWhenItCannotStart() {
        // Given
        RedisSettings wrong = settings().with("no-such-directive yes");

        // Then
        assertThatThrownBy(() -> RedisServer.start(wrong))
                .isInstanceOf(RedisStartException.class)
                .hasMessageContainingAll(folder().getFileName().toString(), "no-such-directive");
    }

    @Test
    void saysWhichFolderItCannotUse() throws IOException {
        // Given
        Path file = Files.writeString(parent.resolve("file"), "");

        // Then
        assertThatThrownBy(() -> RedisServer.start(RedisSettings.of(file.resolve("data"), AppendFsync.EVERYSEC)))
                .isInstanceOf(RedisStartException.class)
                .hasMessageContainingAll(file.toString(), "PORTCULLIS_REDIS_EMBEDDED_DIRECTORY");
    }

    @Test
    void comesBackAfterItWasKilled() throws IOException {
        // Given
        try (WatchedRedis watched = WatchedRedis.start(settings())) {
            ProcessHandle first = watched.process();

            // When
            first.destroyForcibly();

            // Then
            await().atMost(Duration.ofSeconds(30))
                    .ignoreExceptions()
                    .until(() -> watched.process().pid() != first.pid());
            assertThat(watched.process().isAlive()).isTrue();
        }
    }

    private RedisSettings settings() {
        return RedisSettings.of(folder(), AppendFsync.EVERYSEC);
    }

    private Path folder() {
        return parent.resolve("data");
    }

    private static List<ProcessHandle> guards() {
        return ProcessHandle.current()
                .children()
                .filter(RedisServerRedisTest::isGuard)
                .toList();
    }

    private static boolean isGuard(ProcessHandle process) {
        return process.info().arguments().stream().flatMap(Arrays::stream).anyMatch("redis-guard"::equals);
    }
}
