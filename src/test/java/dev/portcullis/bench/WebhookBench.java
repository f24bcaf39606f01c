package dev.portcullis.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.portcullis.rulebook.RuleBook;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Throughput of {@code POST /webhook} beside an endpoint of the same stack that only verifies, parses and makes one
 * EVALSHA a request through Quarkus' pool: 64 connections, signed bodies of 1 kB with one message each, the two in turns
 * in one JVM; first with twenty rules, then with the starter set on top. Prints the ratio of each turn and their medians.
 * Takes about three minutes:
 *
 * <pre>./mvnw test -Dtest=WebhookBench</pre>
 *
 * <p>{@code -Dbench.turns=5}, {@code -Dbench.seconds=6}, {@code -Dbench.connections=64} and {@code -Dbench.ids=both} (or
 * {@code phone}) change the measurement.
 */
@QuarkusTest
@TestProfile(BenchProfile.class)
class WebhookBench {

    private static final int TURNS = Integer.getInteger("bench.turns", 5);
    private static final int SECONDS = Integer.getInteger("bench.seconds", 6);
    private static final int WARM_UP_SECONDS = 10;
    private static final int WARM_UP_REQUESTS = 150_000;
    private static final int CONNECTIONS = Integer.getInteger("bench.connections", 64);
    private static final String IDS = System.getProperty("bench.ids", "both");
    private static final int TWENTY = 20;
    private static final int REQUESTS_A_SECOND = 25_000;

    @TestHTTPResource
    URI gateway;

    @Inject
    RedisDataSource redis;

    @Inject
    RuleBook rules;

    private int seed;

    @Test
    @Timeout(1_200)
    void webhookBesideTheBaseline() {
        warmUp("/bench/baseline");
        warmUp("/webhook");
        measure();
        BenchProfile.addStarterSet(rules.directory());
        await().atMost(Duration.ofMinutes(1))
                .until(() -> rules.current().rules().size() > TWENTY);
        load("/webhook", WARM_UP_SECONDS);
        measure();
    }

    private void measure() {
        int number = rules.current().rules().size();
        List<Double> ratios = new ArrayList<>();
        for (int turn = 0; turn < TURNS; turn++) {
            LoadReport baseline = load("/bench/baseline", SECONDS);
            LoadReport webhook = load("/webhook", SECONDS);
            ratios.add(webhook.perSecond() / baseline.perSecond());
            System.out.printf(Locale.ROOT, "ratio %.2f%n", ratios.getLast());
        }
        ratios.sort(null);
        System.out.printf(
                Locale.ROOT,
                "%d rules, median ratio of %d turns: %.2f%n",
                number,
                TURNS,
                ratios.get(ratios.size() / 2));
    }

    /** Until the compiler has had enough to see, however slow the machine is at the moment. */
    private void warmUp(String path) {
        long requests = 0;
        while (requests < WARM_UP_REQUESTS) {
            requests += load(path, WARM_UP_SECONDS).accepted();
        }
    }

    private LoadReport load(String path, int seconds) {
        CpuTimes before = CpuTimes.now(redis);
        LoadReport report = LoadGenerator.inOwnProcess(
                gateway.getPort(), path, CONNECTIONS, seconds, seconds * REQUESTS_A_SECOND, ++seed, IDS, 0);
        System.out.printf(
                "%-16s %s  %s%n",
                path, report, CpuTimes.now(redis).perRequestSince(before, Math.max(1, report.accepted())));
        assertThat(report.statuses()).containsOnlyKeys(200);
        return report;
    }
}
