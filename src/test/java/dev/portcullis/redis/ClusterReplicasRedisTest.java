package dev.portcullis.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.portcullis.testing.RedisServers;
import dev.portcullis.testing.Store;
import dev.portcullis.testing.TestRedis;
import dev.portcullis.testing.TestRedisCluster;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is told to a cluster whose masters have a replica each. */
final class ClusterReplicasRedisTest {

    private static final TestRedisCluster CLUSTER = RedisServers.startReplicatedCluster();
    private static final List<String> NAMES =
            IntStream.range(0, 60).mapToObj(i -> "k" + i).toList();

    private final Store plain = Store.on(CLUSTER, Duration.ofSeconds(4));
    private final Store store = plain.waitingFor(1);

    @AfterEach
    void close() {
        store.close();
        plain.close();
    }

    @AfterAll
    static void stop() {
        CLUSTER.replicas().forEach(TestRedis::stop);
        CLUSTER.nodes().forEach(TestRedis::stop);
    }

    @Test
    void asksTheReplicasOfEachMasterThatWasWrittenTo() {
        // When: scripts that no node knows yet, in one turn over all nodes
        List<Reply> answers = store.pipeline()
                .await(NAMES.stream()
                        .map(name -> Call.durable("SET", "{" + name + "}", name))
                        .toList());
        List<Reply> scripts = store.pipeline()
                .await(NAMES.stream()
                        .map(name -> Call.script(
                                Script.ACTED, List.of("{" + name + "}none", "{" + name + "}x"), List.of("x")))
                        .toList());

        // Then
        assertThat(answers)
                .hasSize(60)
                .allSatisfy(each -> assertThat(each.text()).isEqualTo("OK"));
        assertThat(scripts)
                .hasSize(60)
                .allSatisfy(each -> assertThat(each.number()).isZero());
        for (int i = 0; i < 3; i++) {
            // Each replica has all that its master has; the marks come and go.
            assertThat(kept(CLUSTER.replicas().get(i)))
                    .isEqualTo(kept(CLUSTER.nodes().get(i)))
                    .isNotEmpty();
        }
    }

    @Test
    void failsOnlyWhatTheLackingReplicaIsAskedFor() {
        // Given
        TestRedis away = CLUSTER.replicas().getFirst();
        List<String> lacking = NAMES.stream()
                .filter(name -> isOn(CLUSTER.nodes().getFirst(), name))
                .toList();
        store.pipeline().await(Call.durable("SET", "{first}", "so that slots are known"));
        away.pause();

        // When
        List<CompletableFuture<List<Reply>>> answers = NAMES.stream()
                .map(name -> store.pipeline()
                        .send(List.of(Call.durable("SET", "{" + name + "}", name)))
                        .subscribeAsCompletionStage())
                .toList();

        // Then
        for (int i = 0; i < NAMES.size(); i++) {
            CompletableFuture<List<Reply>> answer = answers.get(i);
            if (lacking.contains(NAMES.get(i))) {
                assertThatThrownBy(answer::join).hasStackTraceContaining("only 0 of 1 replicas");
            } else {
                assertThat(answer.join().getFirst().text()).isEqualTo("OK");
            }
        }
        away.resume();
        await().ignoreExceptions()
                .untilAsserted(() -> assertThat(store.pipeline()
                                .await(Call.durable("SET", "{" + lacking.getFirst() + "}", "again"))
                                .text())
                        .isEqualTo("OK"));
    }

    @Test
    void countsSlotsAsTheServersDo() {
        assertThat(List.of("", "123456789", "106540352242922/63", "ü"))
                .allSatisfy(tag -> assertThat(SlotTable.slot(tag))
                        .isEqualTo(Integer.parseInt(CLUSTER.nodes().getFirst().call("CLUSTER", "KEYSLOT", tag))));
    }

    private static List<String> kept(TestRedis node) {
        return node.call("KEYS", "{k*").lines().sorted().toList();
    }

    private static boolean isOn(TestRedis node, String name) {
        return !node.call("GET", "{" + name + "}").startsWith("MOVED");
    }
}
