package dev.portcullis.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.portcullis.testing.RedisServers;
import dev.portcullis.testing.Store;
import dev.portcullis.testing.TestRedis;
import dev.portcullis.testing.TestRedisCluster;
import io.quarkus.runtime.ShutdownEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens while Redis is away, and that it is over as soon as Redis is back. */
final class PipelineFaultsRedisTest {

    private static final Duration TIMEOUT = Duration.ofMillis(300);

    @Test
    void comesBackAfterAServerThatHung() {
        // Given
        TestRedis server = RedisServers.start();
        try (Store store = Store.on(server, TIMEOUT, 100)) {
            store.ask("SET", "key", "value");

            // When
            server.pause();

            // Then
            assertUnavailable(store);
            assertUnavailable(store);
            server.resume();
            await().untilAsserted(
                            () -> assertThat(store.ask("GET", "key").text()).isEqualTo("value"));
            assertThat(store.pipeline().inFlight()).isZero();
        }
        server.stop();
    }

    @Test
    void comesBackAfterAServerThatHungForManyCalls() {
        // Given
        TestRedis server = RedisServers.start();
        try (Store store = Store.on(server, Duration.ofMillis(150), 100)) {
            server.pause();

            // When: more connections are given up than the client's pool holds
            IntStream.range(0, 20).forEach(i -> assertUnavailable(store));
            server.resume();

            // Then
            await().untilAsserted(() -> assertThat(store.ask("PING").text()).isEqualTo("PONG"));
        }
        server.stop();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void connectionThatEndsWithTheProcessIsNoNews(boolean stopped) {
        // Given
        TestRedis server = RedisServers.start();
        List<String> told = new CopyOnWriteArrayList<>();
        Handler ear = new Ear(told);
        Logger log = Logger.getLogger(Wire.class.getName());
        log.addHandler(ear);
        try (Store store = Store.on(server, TIMEOUT, 100)) {
            store.ask("SET", "key", "value");
            if (stopped) {
                store.pipeline().stop(new ShutdownEvent());
            }

            // When
            server.stop();
            assertUnavailable(store);

            // Then
            assertThat(told).hasSize(stopped ? 0 : 1);
        } finally {
            log.removeHandler(ear);
        }
    }

    @Test
    void comesBackAfterARestart() {
        // Given
        TestRedis server = RedisServers.start("appendonly yes", "appendfsync always");
        try (Store store = Store.on(server, TIMEOUT, 100)) {
            store.ask("SET", "key", "value");
            store.pipeline().await(Call.script(Script.UNLOCK, List.of("none"), List.of("token")));

            // When
            server.stop();
            assertUnavailable(store);
            server.restart();

            // Then: data and scripts are there again
            await().untilAsserted(
                            () -> assertThat(store.ask("GET", "key").text()).isEqualTo("value"));
            assertThat(store.pipeline()
                            .await(Call.script(Script.UNLOCK, List.of("key"), List.of("value")))
                            .number())
                    .isEqualTo(1);
        }
        server.stop();
    }

    @Test
    void losesNoCallToAConnectionThatWasClosedWhileIdle() {
        // Given
        TestRedis server = RedisServers.start();
        try (Store store = Store.on(server, TIMEOUT, 100)) {
            store.ask("SET", "key", "value");

            // When: as a firewall or Redis' own timeout does
            server.call("CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes");
            await().until(() -> !server.call("CLIENT", "LIST").contains("cmd=set"));

            // Then
            await().pollDelay(Duration.ofMillis(200)).until(() -> true);
            assertThat(store.ask("GET", "key").text()).isEqualTo("value");
        }
        server.stop();
    }

    @Test
    void sendsTheCallsOfManyCallersInFewWrites() {
        // Given
        TestRedis server = RedisServers.start();
        try (Store store = Store.on(server, Duration.ofSeconds(10), 5_000)) {
            long before = reads(store);

            // When
            List<CompletableFuture<List<Reply>>> answers = IntStream.range(0, 1_000)
                    .mapToObj(i -> store.pipeline()
                            .send(List.of(Call.command("ECHO", i)))
                            .subscribeAsCompletionStage())
                    .toList();
            answers.forEach(CompletableFuture::join);

            // Then
            assertThat(reads(store) - before).isLessThan(200);
        }
        server.stop();
    }

    @Test
    void keepsThePasswordOutOfItsErrors() {
        // Given
        TestRedisCluster cluster = RedisServers.startCluster();
        String password = cluster.uris().iterator().next().getUserInfo().substring(1);
        cluster.nodes().forEach(TestRedis::stop);

        // When
        try (Store store = Store.on(cluster, TIMEOUT)) {
            // Then
            assertThatThrownBy(() -> store.ask("PING"))
                    .isInstanceOf(RedisUnavailable.class)
                    .message()
                    .contains("127.0.0.1")
                    .doesNotContain(password);
        }
    }

    @Test
    void refusesAtOnceWhatIsBeyondTheBound() {
        // Given
        TestRedis server = RedisServers.start();
        try (Store store = Store.on(server, Duration.ofSeconds(20), 10)) {
            store.ask("PING");
            server.pause();
            List<CompletableFuture<List<Reply>>> waiting = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                waiting.add(store.pipeline()
                        .send(List.of(Call.command("ECHO", "a"), Call.command("ECHO", i)))
                        .subscribeAsCompletionStage());
            }

            // When
            CompletableFuture<List<Reply>> refused =
                    store.pipeline().send(List.of(Call.command("PING"))).subscribeAsCompletionStage();

            // Then
            assertThat(refused).isCompletedExceptionally();
            assertThatThrownBy(refused::join).hasCauseInstanceOf(RedisUnavailable.class);
            assertThat(waiting).noneMatch(CompletableFuture::isDone);
            server.resume();
            for (int i = 0; i < 5; i++) {
                assertThat(waiting.get(i).join().getLast().text()).isEqualTo("" + i);
            }
            assertThat(store.ask("PING").text()).isEqualTo("PONG");
        }
        server.stop();
    }

    @Test
    void failsOnlyWhatNeedsTheNodeThatHangs() {
        // Given
        TestRedisCluster cluster = RedisServers.startCluster();
        List<String> keys = IntStream.range(0, 30).mapToObj(i -> "k" + i).toList();
        try (Store store = Store.on(cluster, Duration.ofSeconds(1))) {
            keys.forEach(key -> store.ask("SET", key, key));
            TestRedis hung = cluster.nodes().getLast();
            List<String> away = keys.stream()
                    .filter(key -> hung.call("GET", key).equals(key))
                    .toList();
            assertThat(away).isNotEmpty().hasSizeLessThan(keys.size());

            // When
            hung.pause();
            List<CompletableFuture<List<Reply>>> answers = keys.stream()
                    .map(key -> store.pipeline()
                            .send(List.of(Call.command("GET", key)))
                            .subscribeAsCompletionStage())
                    .toList();

            // Then
            for (int i = 0; i < keys.size(); i++) {
                assertThat(succeeds(answers.get(i))).isEqualTo(!away.contains(keys.get(i)));
            }
            hung.resume();
            await().atMost(Duration.ofSeconds(30))
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(keys)
                            .allSatisfy(key ->
                                    assertThat(store.ask("GET", key).text()).isEqualTo(key)));
        } finally {
            cluster.nodes().forEach(TestRedis::stop);
        }
    }

    private static boolean succeeds(CompletableFuture<List<Reply>> answer) {
        try {
            answer.join();
            return true;
        } catch (CompletionException e) {
            assertThat(e).hasCauseInstanceOf(RedisUnavailable.class);
            return false;
        }
    }

    private static long reads(Store store) {
        return store.ask("INFO", "stats")
                .text()
                .lines()
                .filter(line -> line.startsWith("total_reads_processed:"))
                .mapToLong(line -> Long.parseLong(line.substring(line.indexOf(':') + 1)))
                .sum();
    }

    private static void assertUnavailable(Store store) {
        assertThatThrownBy(() -> store.ask("PING")).isInstanceOf(RedisUnavailable.class);
    }

    /** Hears what is logged. */
    private static final class Ear extends Handler {

        private final List<String> told;

        Ear(List<String> told) {
            this.told = told;
        }

        @Override
        public void publish(LogRecord line) {
            told.add(line.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
