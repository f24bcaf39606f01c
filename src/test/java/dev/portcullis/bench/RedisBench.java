package dev.portcullis.bench;

import dev.portcullis.message.BusinessScopedId;
import dev.portcullis.message.InboundMessage;
import dev.portcullis.message.PhoneNumber;
import dev.portcullis.message.Sender;
import dev.portcullis.redis.Call;
import dev.portcullis.redis.Script;
import dev.portcullis.rules.Window;
import dev.portcullis.senders.SenderStore;
import dev.portcullis.senders.Sighting;
import dev.portcullis.testing.Messages;
import dev.portcullis.testing.RedisServers;
import dev.portcullis.testing.Store;
import dev.portcullis.testing.TestRedis;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What the gateway's state takes of Redis: bytes a sender, bytes a counted message, and how long the longest step of a
 * sweep over a million expired senders keeps everybody else waiting. About a minute:
 *
 * <pre>./mvnw test -Dtest=RedisBench</pre>
 */
class RedisBench {

    private static final int SENDERS = 100_000;
    private static final int MESSAGES_A_SENDER = 10;
    private static final int EXPIRED = 1_000_000;
    private static final int LANES = 64;

    /** The default of portcullis.sweep.step. */
    private static final int STEP = 1_000;

    /** What the starter rules count of a text. */
    private static final Set<Window> STARTER = Set.of(
            Window.ofMessages("0123456789ab", Duration.ofMinutes(1), 30),
            Window.ofMessages("ba9876543210", Duration.ofMinutes(1), 120),
            Window.ofMessages("ba9876543210", Duration.ofHours(1), 300));

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    @Test
    @Timeout(900)
    void bytesASenderAndAMessage() {
        TestRedis server = RedisServers.start();
        try (Store store = Store.on(server, Duration.ofSeconds(20), 20_000)) {
            SenderStore senders = new SenderStore(store.pipeline(), store.keys(), new SimpleMeterRegistry());
            long empty = used(server);
            observe(senders, 0, Set.of());
            long tracked = used(server);
            observe(senders, 1, STARTER);
            long counted = used(server);
            for (int round = 2; round <= MESSAGES_A_SENDER; round++) {
                observe(senders, round, STARTER);
            }
            long all = used(server);
            System.out.printf(
                    Locale.ROOT,
                    "Redis memory at %,d senders with phone and business-scoped id: %d B a tracked sender,%n"
                            + "  %d B more with a first message counted by the starter rules,"
                            + " %d B for each further one, %d B a message on average of %d%n",
                    SENDERS,
                    (tracked - empty) / SENDERS,
                    (counted - tracked) / SENDERS,
                    (all - counted) / SENDERS / (MESSAGES_A_SENDER - 1),
                    (all - tracked) / SENDERS / MESSAGES_A_SENDER,
                    MESSAGES_A_SENDER);
        }
        server.stop();
    }

    @Test
    @Timeout(900)
    void longestStepOfASweep() {
        TestRedis server = RedisServers.start("slowlog-log-slower-than 0", "slowlog-max-len 10000");
        try (Store store = Store.on(server, Duration.ofSeconds(60), 20_000)) {
            for (int lane = 0; lane < LANES; lane++) {
                fill(store, store.keys().lane(Messages.LINE, lane).seen(), EXPIRED / LANES);
            }
            server.call("SLOWLOG", "RESET");
            long swept = 0;
            for (int lane = 0; lane < LANES; lane++) {
                swept += sweep(store, store.keys().lane(Messages.LINE, lane).seen());
            }
            long[] micros = store.ask("SLOWLOG", "GET", 10_000).elements().stream()
                    // What a script does is logged beside the script.
                    .filter(entry ->
                            entry.at(3).at(0).text().toUpperCase(Locale.ROOT).startsWith("EVAL"))
                    .mapToLong(entry -> entry.at(2).number())
                    .sorted()
                    .toArray();
            System.out.printf(
                    Locale.ROOT,
                    "sweep of %,d expired senders in %d steps: a step keeps Redis for %.2f ms in the median, %.2f ms at"
                            + " most%n",
                    swept,
                    micros.length,
                    micros[micros.length / 2] / 1e3,
                    micros[micros.length - 1] / 1e3);
        }
        server.stop();
    }

    private void observe(SenderStore senders, int round, Set<Window> windows) {
        for (int from = 0; from < SENDERS; from += 1_000) {
            List<Sighting> delivery = IntStream.range(from, from + 1_000)
                    .mapToObj(i -> Sighting.of(message(i, round), windows))
                    .toList();
            senders.observe(delivery, now).await().indefinitely();
        }
    }

    private InboundMessage message(int i, int round) {
        Sender sender = Sender.of(
                new BusinessScopedId("US." + (1_349_120_865_530_200_000L + i)),
                new PhoneNumber("1555" + (1_000_000 + i)));
        return Messages.text(sender, "wamid." + i + "." + round, now.minusSeconds(40_000 - 3_600L * round), "hello");
    }

    private static void fill(Store store, String seen, int senders) {
        for (int from = 0; from < senders; from += 1_000) {
            List<Object> arguments = new ArrayList<>(List.of(seen));
            for (int i = from; i < Math.min(senders, from + 1_000); i++) {
                arguments.add(1_000_000L + i);
                arguments.add("US." + (1_349_120_865_530_200_000L + i));
            }
            store.pipeline().await(Call.command("ZADD", arguments.toArray()));
        }
    }

    private long sweep(Store store, String seen) {
        long swept = 0;
        long step;
        do {
            step = store.pipeline()
                    .await(Call.script(Script.SWEEP, List.of(seen), List.of(now.toEpochMilli(), STEP)))
                    .number();
            swept += step;
        } while (step == STEP);
        return swept;
    }

    private static long used(TestRedis server) {
        return server.call("INFO", "memory")
                .lines()
                .filter(line -> line.startsWith("used_memory:"))
                .mapToLong(line ->
                        Long.parseLong(line.substring("used_memory:".length()).strip()))
                .findFirst()
                .orElseThrow();
    }
}
