package dev.portcullis.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portcullis.testing.RedisServers;
import dev.portcullis.testing.Store;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What callers are promised, on one server and on a cluster alike. */
final class PipelineRedisTest {

    private static final Store STANDALONE = Store.standalone();
    private static final Store CLUSTER = Store.cluster();

    static Stream<Store> stores() {
        return Stream.of(STANDALONE, CLUSTER);
    }

    @AfterAll
    static void close() {
        STANDALONE.close();
        CLUSTER.close();
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("stores")
    void handsEachCallerItsOwnAnswersInOrder(Store store) {
        // Given
        int callers = 2_000;
        IntStream.range(0, callers).forEach(i -> store.ask("SET", "own:" + store.hashCode() + i, "v" + i));

        // When
        List<CompletableFuture<List<Reply>>> answers = new ArrayList<>();
        for (int i = 0; i < callers; i++) {
            answers.add(store.pipeline()
                    .send(List.of(
                            Call.command("GET", "own:" + store.hashCode() + i),
                            Call.command("ECHO", "between"),
                            Call.command("GET", "own:" + store.hashCode() + (callers - 1 - i))))
                    .subscribeAsCompletionStage());
        }

        // Then
        for (int i = 0; i < callers; i++) {
            assertThat(answers.get(i).join())
                    .extracting(Reply::text)
                    .containsExactly("v" + i, "between", "v" + (callers - 1 - i));
        }
        assertThat(store.pipeline().inFlight()).isZero();
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("stores")
    void takesMoreCallsInOneTurnThanAnyBatchOfOurs(Store store) {
        // When
        List<Reply> replies = store.pipeline()
                .await(IntStream.range(0, 5_000)
                        .mapToObj(i -> Call.command("SET", "many:" + i, i))
                        .toList());

        // Then
        assertThat(replies)
                .hasSize(5_000)
                .allSatisfy(reply -> assertThat(reply.text()).isEqualTo("OK"));
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("stores")
    void failsOnlyTheTurnWhoseCallIsRefused(Store store) {
        // Given
        store.ask("SET", "plain" + store.hashCode(), "text");
        Call refused = Call.command("ZADD", "plain" + store.hashCode(), 1, "member");

        // When
        List<CompletableFuture<List<Reply>>> answers = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            Call call = i % 10 == 3 ? refused : Call.command("ECHO", i);
            answers.add(store.pipeline().send(List.of(call)).subscribeAsCompletionStage());
        }

        // Then
        for (int i = 0; i < 200; i++) {
            CompletableFuture<List<Reply>> answer = answers.get(i);
            if (i % 10 == 3) {
                assertThatThrownBy(answer::join)
                        .hasCauseInstanceOf(RedisUnavailable.class)
                        .hasStackTraceContaining("WRONGTYPE");
            } else {
                assertThat(answer.join().getFirst().text()).isEqualTo("" + i);
            }
        }
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("stores")
    void carriesBytesAndScriptsThrough(Store store) {
        // Given
        String key = "{bytes}" + store.hashCode();
        byte[] bytes = {0, (byte) 0xff, 13, 10, '$'};

        // When
        store.ask("SET", key, bytes);

        // Then
        assertThat(store.ask("GET", key).bytes()).isEqualTo(bytes);
        assertThat(store.ask("STRLEN", key).number()).isEqualTo(5);
        assertThat(store.ask("GET", key + "none").isNil()).isTrue();
        assertThat(store.pipeline()
                        .await(Call.script(Script.UNLOCK, List.of(key), List.of("ü".getBytes(StandardCharsets.UTF_8))))
                        .number())
                .isZero();
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("stores")
    void letsOneOfManyDoAJob(Store store) throws InterruptedException {
        // Given
        List<String> done = new ArrayList<>();
        List<JobLocks> replicas = IntStream.range(0, 8)
                .mapToObj(i -> new JobLocks(store.pipeline(), store.keys()))
                .toList();

        // When: everyone tries while the first is at it
        replicas.getFirst().alone("job", Duration.ofMinutes(1), () -> {
            try (var others = Executors.newVirtualThreadPerTaskExecutor()) {
                replicas.forEach(each -> others.execute(
                        () -> each.alone("job", Duration.ofMinutes(1), () -> done.add("somebody else"))));
            }
            done.add("the first");
        });

        // Then
        assertThat(done).containsExactly("the first");
        replicas.getLast().alone("job", Duration.ofMinutes(1), () -> done.add("the last"));
        assertThat(done).containsExactly("the first", "the last");
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("stores")
    void freesTheJobWhenItFails(Store store) {
        // Given
        JobLocks locks = new JobLocks(store.pipeline(), store.keys());
        List<String> done = new ArrayList<>();

        // When
        assertThatThrownBy(() -> locks.alone("failing", Duration.ofMinutes(1), () -> {
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");

        // Then
        locks.alone("failing", Duration.ofMinutes(1), () -> done.add("again"));
        assertThat(done).containsExactly("again");
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("stores")
    void learnsItsScriptsAgain(Store store) {
        // Given
        String key = "{lock}" + store.hashCode();
        Call unlock = Call.script(Script.UNLOCK, List.of(key), List.of("token"));
        store.ask("SET", key, "token");
        assertThat(store.pipeline().await(unlock).number()).isEqualTo(1);

        // When
        RedisServers.standalone().call("SCRIPT", "FLUSH");
        RedisServers.cluster().nodes().forEach(node -> node.call("SCRIPT", "FLUSH"));
        store.ask("SET", key, "token");

        // Then: in the midst of others' calls
        List<Reply> replies = store.pipeline().await(List.of(Call.command("ECHO", "a"), unlock, unlock));
        assertThat(replies).extracting(Reply::text).containsExactly("a", "1", "0");
    }
}
