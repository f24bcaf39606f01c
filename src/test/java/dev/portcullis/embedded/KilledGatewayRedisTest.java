package dev.portcullis.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of server and data when another JVM, the gateway, is killed. */
final class KilledGatewayRedisTest {

    @TempDir
    private Path folder;

    private Process gateway;
    private ProcessHandle server;

    @BeforeEach
    void startGateway() throws IOException {
        gateway = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Gateway.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader lines = gateway.inputReader();
        server = ProcessHandle.of(Long.parseLong(lines.readLine())).orElseThrow();
    }

    @AfterEach
    void endGateway() {
        gateway.destroyForcibly();
        server.destroyForcibly();
    }

    @Test
    void serverEndsAndDataStays() throws IOException {
        // When
        gateway.destroyForcibly();

        // Then
        await().atMost(Duration.ofSeconds(30)).until(() -> !server.isAlive());
        assertThat(keptValue()).isEqualTo("value");
    }

    @Test
    void nextStartWaitsForAServerThatIsSlowToEnd() throws IOException, InterruptedException {
        // Given
        signal("STOP", server);
        gateway.destroyForcibly();

        // When
        String kept = keptValue();

        // Then
        assertThat(kept).isEqualTo("value");
        await().until(() -> !server.isAlive());
    }

    @Test
    void nextStartEndsAServerWhoseGuardWasKilledToo() throws IOException {
        // Given
        List<ProcessHandle> guards = gateway.children().toList();
        gateway.destroyForcibly();
        guards.forEach(ProcessHandle::destroyForcibly);

        // When
        String kept = keptValue(Duration.ofMillis(500));

        // Then
        assertThat(kept).isEqualTo("value");
        await().until(() -> !server.isAlive());
    }

    @Test
    void secondGatewayIsToldWhoHoldsTheFolder() {
        assertThatThrownBy(() -> keptValue(Duration.ofMillis(100)))
                .isInstanceOf(RedisStartException.class)
                .hasMessageContainingAll(folder.getFileName().toString(), "process " + gateway.pid());
        assertThat(server.isAlive()).isTrue();
    }

    @Test
    void secondGatewayTakesOverOnceTheFirstHasEnded() throws IOException {
        // Given
        gateway.destroy();

        // When
        String kept = keptValue();

        // Then
        assertThat(kept).isEqualTo("value");
    }

    private String keptValue() throws IOException {
        return keptValue(RedisServer.FOLDER_PATIENCE);
    }

    private String keptValue(Duration folderPatience) throws IOException {
        try (RedisServer next = RedisServer.start(RedisSettings.of(folder, AppendFsync.EVERYSEC), folderPatience)) {
            return next.call("GET", "key");
        }
    }

    private static void signal(String name, ProcessHandle process) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    /** Starts a server, stores a value, tells the server's process id and then only waits. */
    static final class Gateway {
        public static void main(String[] arguments) throws IOException, InterruptedException {
            RedisServer server = RedisServer.start(RedisSettings.of(Path.of(arguments[0]), AppendFsync.EVERYSEC));
            server.call("SET", "key", "value");
            System.out.println(server.process().pid());
            Thread.currentThread().join();
        }
    }
}
