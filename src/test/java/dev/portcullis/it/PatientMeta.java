package dev.portcullis.it;

import static org.awaitility.Awaitility.await;

import dev.portcullis.dev.MetaDelivery;
import dev.portcullis.dev.SignedPost;
import dev.portcullis.testing.GatewayLaunch;
import dev.portcullis.testing.GatewayProcess;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Delivers several calls at once, each again and again until it is answered 200. */
final class PatientMeta implements AutoCloseable {

    /** What stands for an answer that did not come. */
    static final int NONE = 0;

    private static final int COURIERS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService couriers = Executors.newFixedThreadPool(COURIERS);
    private final List<Future<?>> underWay = new ArrayList<>();
    private final Map<Integer, AtomicInteger> answers = new ConcurrentHashMap<>();
    private final Supplier<GatewayProcess> gateway;

    /** @param gateway asked before each try */
    PatientMeta(Supplier<GatewayProcess> gateway) {
        this.gateway = gateway;
    }

    void deliver(Collection<MetaDelivery> deliveries) {
        for (MetaDelivery each : deliveries) {
            SignedPost post = each.signed(GatewayLaunch.APP_SECRET);
            underWay.add(couriers.submit(() -> await().atMost(PATIENCE)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> answer(post) == 200)));
        }
    }

    /** How often that was the answer so far. */
    int answers(int status) {
        return answers.getOrDefault(status, new AtomicInteger()).get();
    }

    /** Returns when everything has been answered 200. */
    void finish() throws Exception {
        for (Future<?> each : underWay) {
            each.get();
        }
        underWay.clear();
    }

    @Override
    public void close() {
        couriers.shutdownNow();
        client.shutdownNow();
    }

    private int answer(SignedPost post) {
        int status = client.sendAsync(post.to(gateway.get().webhook()), BodyHandlers.discarding())
                .handle((answer, failure) -> answer == null ? NONE : answer.statusCode())
                .join();
        answers.computeIfAbsent(status, first -> new AtomicInteger()).incrementAndGet();
        return status;
    }
}
