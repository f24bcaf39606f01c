package dev.portcullis.senders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.message.BusinessScopedId;
import dev.portcullis.message.InboundMessage;
import dev.portcullis.message.PhoneNumber;
import dev.portcullis.message.Sender;
import dev.portcullis.testing.Messages;
import dev.portcullis.testing.RedisServers;
import dev.portcullis.testing.Store;
import dev.portcullis.testing.TestRedis;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SenderMemoryRedisTest {

    private static final int SENDERS = 100_000;
    private static final int BUDGET = 200;

    @Test
    void aTrackedSenderWithoutCountersTakesAtMostTwoHundredBytes() {
        // Given: phone numbers and business-scoped ids of the usual length
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        TestRedis server = RedisServers.start();
        try (Store store = Store.on(server, Duration.ofSeconds(20), 20_000)) {
            SenderStore senders = new SenderStore(store.pipeline(), store.keys(), new SimpleMeterRegistry());
            long before = used(server);

            // When
            for (int from = 0; from < SENDERS; from += 1_000) {
                List<Sighting> delivery = IntStream.range(from, from + 1_000)
                        .mapToObj(i -> Sighting.of(message(i, now.minusSeconds(i % 3_600)), Set.of()))
                        .toList();
                senders.observe(delivery, now).await().indefinitely();
            }

            // Then
            long each = (used(server) - before) / SENDERS;
            System.getLogger("dev.portcullis.memory")
                    .log(System.Logger.Level.INFO, "{0} bytes of Redis for a tracked sender", each);
            assertThat(each).isBetween(1L, (long) BUDGET);
        }
        server.stop();
    }

    private static InboundMessage message(int i, Instant at) {
        Sender sender = Sender.of(
                new BusinessScopedId("US." + (1_349_120_865_530_200_000L + i)),
                new PhoneNumber("1555" + (1_000_000 + i)));
        return Messages.text(sender, "wamid." + i, at, "hello");
    }

    private static long used(TestRedis server) {
        return server.call("INFO", "memory")
                .lines()
                .filter(line -> line.startsWith("used_memory:"))
                .mapToLong(line ->
                        Long.parseLong(line.substring(line.indexOf(':') + 1).strip()))
                .sum();
    }
}
