package dev.portcullis.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import dev.portcullis.testing.RedisServers;
import dev.portcullis.testing.Store;
import dev.portcullis.testing.TestRedis;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.StartupEvent;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RedisWatchRedisTest {

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

    @Test
    void seesWhatIsUnsafe() {
        TestRedis server = RedisServers.start("maxmemory-policy allkeys-lru");
        try (Store store = store(server)) {
            watch(store).look();

            assertThat(gauge("up")).isOne();
            assertThat(gauge("eviction.safe")).isZero();
            assertThat(gauge("persistent")).isZero();
        }
    }

    @Test
    void asksAnyNodeOfACluster() {
        try (Store store = Store.cluster()) {
            watch(store).look();

            assertThat(gauge("up")).isOne();
            assertThat(gauge("eviction.safe")).isOne();
            assertThat(gauge("persistent")).isZero();
        }
    }

    @Test
    void doesNotGuessWhatItMayNotAsk() {
        TestRedis server = RedisServers.start();
        try (Store store = store(server)) {
            server.call("ACL", "SETUSER", "default", "-config", "-info");

            RedisWatch watch = watch(store);
            watch.look();

            assertThat(gauge("up")).isOne();
            assertThat(gauge("eviction.safe")).isNaN();
            assertThat(gauge("persistent")).isNaN();
            assertThat(watch.isUsable()).isTrue();
        }
    }

    @Test
    void looksAgainWhenAServerIsBack() {
        // Given
        TestRedis server = RedisServers.start();
        server.stop();
        try (Store store = store(server)) {
            RedisWatch watch = watch(store);
            assertThatCode(() -> watch.start(new StartupEvent())).doesNotThrowAnyException();
            assertThat(gauge("up")).isZero();

            // When
            server.restart();

            // Then
            await().untilAsserted(() -> {
                watch.look();
                assertThat(gauge("up")).isOne();
                assertThat(gauge("eviction.safe")).isOne();
            });
        }
    }

    private RedisWatch watch(Store store) {
        return new RedisWatch(store.pipeline(), metrics);
    }

    private double gauge(String name) {
        return metrics.get("portcullis.redis." + name).gauge().value();
    }

    private static Store store(TestRedis server) {
        return Store.on(server, Duration.ofSeconds(5), 1_000);
    }
}
