package dev.portcullis.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.portcullis.testing.RedisServers;
import dev.portcullis.testing.Store;
import dev.portcullis.testing.TestRedis;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is told to one server and its replica. */
final class ReplicasRedisTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    private final TestRedis primary = RedisServers.startPrimary();
    private final TestRedis replica = RedisServers.startReplica(primary);
    private final Store plain = Store.on(primary, TIMEOUT, 5_000);
    private final Store store = plain.waitingFor(1);

    @AfterEach
    void close() {
        store.close();
        plain.close();
        replica.resume();
        replica.stop();
        primary.stop();
    }

    @Test
    void answersWhenTheReplicaHasIt() {
        // When
        Reply answer = store.pipeline().await(Call.durable("SET", "key", "value"));

        // Then
        assertThat(answer.text()).isEqualTo("OK");
        assertThat(replica.call("GET", "key")).isEqualTo("value");
    }

    @Test
    void failsUntilTheReplicaIsBack() {
        // Given
        replica.pause();

        // Then
        assertLacking(store, Call.durable("SET", "key", "value"));
        assertThat(store.ask("GET", "key").text()).isEqualTo("value");

        // When
        replica.resume();

        // Then
        await().ignoreExceptions()
                .untilAsserted(() -> assertThat(store.pipeline()
                                .await(Call.durable("SET", "key", "value"))
                                .text())
                        .isEqualTo("OK"));
        assertThat(replica.call("GET", "key")).isEqualTo("value");
    }

    @Test
    void doesNotTakeARepeatForKept() {
        // Given
        replica.pause();
        assertLacking(store, Call.durable("HSETNX", "hash", "field", "value"));

        // When: it writes nothing any more, and comes by another connection
        try (Store another = store.replica()) {
            // Then
            assertLacking(another, Call.durable("HSETNX", "hash", "field", "value"));
        }
    }

    @Test
    void keepsUpOthersByOneWaitAtMost() {
        // Given
        replica.pause();

        // When: five groups would be ten times the patience
        List<CompletableFuture<List<Reply>>> waiting = IntStream.range(0, 10)
                .mapToObj(i -> {
                    CompletableFuture<List<Reply>> sent = store.pipeline()
                            .send(List.of(Call.durable("SET", "key" + i, i)))
                            .subscribeAsCompletionStage();
                    assertThat(store.ask("ECHO", i).number()).isEqualTo(i);
                    return sent;
                })
                .toList();

        // Then: nobody was kept so long that the connection was given up
        waiting.forEach(each -> assertThatThrownBy(each::join).hasStackTraceContaining("only 0 of 1 replicas"));
    }

    @Test
    void letsManyCallersShareAWait() {
        // When
        List<CompletableFuture<List<Reply>>> answers = IntStream.range(0, 1_000)
                .mapToObj(i -> store.pipeline()
                        .send(List.of(Call.durable("SET", "key" + i, i), Call.command("GET", "key" + i)))
                        .subscribeAsCompletionStage())
                .toList();

        // Then
        for (int i = 0; i < 1_000; i++) {
            assertThat(answers.get(i).join().getLast().number()).isEqualTo(i);
        }
        assertThat(waits()).isBetween(1L, 300L);
    }

    @Test
    void asksForNothingByDefault() {
        // Given
        replica.pause();

        // When
        Reply answer = plain.pipeline().await(Call.durable("SET", "key", "value"));

        // Then
        assertThat(answer.text()).isEqualTo("OK");
        assertThat(waits()).isZero();
        assertThat(plain.ask("DBSIZE").number()).isOne();
    }

    @Test
    void failsOnlyTheTurnWhoseCallIsRefused() {
        // Given
        store.ask("SET", "plain", "text");
        Call move = Call.script(Script.ACTED, List.of("{k}a", "{k}b"), List.of("x"));

        // When: among them a script that the server has forgotten
        primary.call("SCRIPT", "FLUSH");
        CompletableFuture<List<Reply>> refused = send(Call.durable("ZADD", "plain", 1, "member"));
        CompletableFuture<List<Reply>> script = send(move);
        CompletableFuture<List<Reply>> fine = send(Call.durable("SET", "key", "value"));

        // Then
        assertThatThrownBy(refused::join)
                .hasCauseInstanceOf(RedisUnavailable.class)
                .hasStackTraceContaining("WRONGTYPE");
        assertThat(script.join().getFirst().number()).isZero();
        assertThat(fine.join().getFirst().text()).isEqualTo("OK");
    }

    @Test
    void getsAlongWithTheRightsThatAreAskedFor() {
        // Given: as README.md says, and what a replica needs
        primary.call(
                "ACL SETUSER default resetkeys ~t* -@all +@read +@write +@scripting +@connection +info +time +config|get +cluster +psync +replconf"
                        .split(" "));

        // When
        Reply answer = store.pipeline().await(Call.durable("SET", store.keys().lines(), "value"));

        // Then
        assertThat(answer.text()).isEqualTo("OK");
    }

    private CompletableFuture<List<Reply>> send(Call call) {
        return store.pipeline().send(List.of(call)).subscribeAsCompletionStage();
    }

    private static void assertLacking(Store store, Call call) {
        assertThatThrownBy(() -> store.pipeline().await(call))
                .isInstanceOf(RedisUnavailable.class)
                .hasMessageContaining("only 0 of 1 replicas acknowledged within 500 ms");
    }

    private long waits() {
        return primary.call("INFO", "commandstats")
                .lines()
                .filter(line -> line.startsWith("cmdstat_wait:"))
                .map(line -> line.replaceFirst("cmdstat_wait:calls=(\\d+).*", "$1"))
                .mapToLong(Long::parseLong)
                .sum();
    }
}
