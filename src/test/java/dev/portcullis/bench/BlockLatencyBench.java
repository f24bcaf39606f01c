package dev.portcullis.bench;

import static org.awaitility.Awaitility.await;

import dev.portcullis.dev.Call;
import dev.portcullis.dev.EmulatorSettings;
import dev.portcullis.dev.MetaEmulator;
import dev.portcullis.dev.Quirk;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Time from the first byte of a delivery that meets a blocking rule to the block call at Meta's (imitated) door: 200
 * senders one after the other, first on an idle gateway, then beside a steady load. Prints p50 and p99:
 *
 * <pre>./mvnw test -Dtest=BlockLatencyBench</pre>
 *
 * <p>{@code -Dbench.rate=1000} is the load in deliveries a second.
 */
@QuarkusTest
@TestProfile(BenchProfile.class)
class BlockLatencyBench {

    private static final int SPAMMERS = 200;
    private static final String RATE = System.getProperty("bench.rate", "1000");
    private static final String SPAM = "our swift parrots sell lamps at night";

    @TestHTTPResource
    URI gateway;

    @ConfigProperty(name = "portcullis.graph.url")
    URI graph;

    private int spammers;

    @Test
    @Timeout(600)
    void timeToTheBlockCall() throws IOException {
        EmulatorSettings settings = EmulatorSettings.defaults().withPort(graph.getPort());
        try (MetaEmulator meta = MetaEmulator.start(settings)) {
            meta.turnOn(Quirk.STRANGERS_HAVE_WRITTEN);
            load(10, 1);
            times(meta);
            print("idle", times(meta));
            CompletableFuture<LoadReport> load = CompletableFuture.supplyAsync(
                    () -> LoadGenerator.inOwnProcess(gateway.getPort(), "/webhook", 64, 30, 40_000, 1, "both", RATE));
            print("beside " + RATE + " deliveries a second", times(meta));
            System.out.println("that load: " + load.join());
        }
    }

    private LoadReport load(int seconds, int seed) {
        return LoadGenerator.inOwnProcess(gateway.getPort(), "/webhook", 64, seconds, 40_000, seed, "both", RATE);
    }

    private double[] times(MetaEmulator meta) throws IOException {
        SignedRequests requests = new SignedRequests("/webhook", 900_000 + spammers, 1, true);
        double[] millis = new double[SPAMMERS];
        try (SocketChannel channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", gateway.getPort()))) {
            for (int i = 0; i < SPAMMERS; i++) {
                int callsBefore = meta.calls().size();
                ByteBuffer post = requests.request("49160" + (1_000_000 + spammers++), now().getEpochSecond(), SPAM);
                Instant sent = now();
                while (post.hasRemaining()) {
                    channel.write(post);
                }
                channel.read(ByteBuffer.allocate(1_024));
                Call call = await().pollDelay(Duration.ZERO)
                        .pollInterval(Duration.ofMillis(1))
                        .until(() -> blocks(meta, callsBefore), calls -> !calls.isEmpty())
                        .getFirst();
                millis[i] = Duration.between(sent, call.at()).toNanos() / 1e6;
            }
        }
        return millis;
    }

    private static List<Call> blocks(MetaEmulator meta, int from) {
        List<Call> calls = meta.calls();
        return calls.subList(from, calls.size()).stream()
                .filter(call -> call.method().equals("POST"))
                .toList();
    }

    private static Instant now() {
        return Instant.now();
    }

    private static void print(String when, double[] millis) {
        double[] sorted = IntStream.range(0, millis.length)
                .mapToDouble(i -> millis[i])
                .sorted()
                .toArray();
        System.out.printf(
                Locale.ROOT,
                "webhook to block call, %s: p50 %.2f ms, p99 %.2f ms%n",
                when,
                sorted[sorted.length / 2],
                sorted[sorted.length * 99 / 100]);
    }
}
