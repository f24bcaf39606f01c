package dev.portcullis.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portcullis.rulebook.ConfigMapFolder;
import dev.portcullis.testing.GatewayLaunch;
import dev.portcullis.testing.GatewayProcess;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A ConfigMap changes a hundred times while messages arrive. */
final class ConfigMapIT {

    private static final int SWAPS = 100;
    private static final int FILES = 6;
    private static final String TEXT = "hello";

    private final AtomicInteger delivered = new AtomicInteger();

    /** What one message was judged by, as its decisions tell. */
    private record Judged(Set<String> hashes, Set<String> rules) {

        private Judged() {
            this(new HashSet<>(), new HashSet<>());
        }
    }

    @Test
    void everyMessageIsJudgedByOneWholeSet() throws Exception {
        try (RuleSite site = new RuleSite();
                ScheduledExecutorService customers = Executors.newScheduledThreadPool(2)) {
            // Given
            GatewayLaunch launch = site.launch("configmap");
            ConfigMapFolder mount = new ConfigMapFolder(launch.rules().resolveSibling("mount"));
            mount.update(files("left"));
            String left = mount.write(files("left"));
            String right = mount.write(files("right"));
            GatewayProcess gateway = site.start(
                    launch.with("PORTCULLIS_RULES_DIRECTORY", mount.path().toString()));
            String leftHash = hash(site, gateway);
            Line line = site.newLine();

            // When
            ScheduledFuture<?> load =
                    customers.scheduleWithFixedDelay(() -> write(site, gateway, line), 0, 10, TimeUnit.MILLISECONDS);
            Map<String, Set<String>> rulesOf = new HashMap<>(Map.of(leftHash, ids("left")));
            for (int i = 0; i < SWAPS; i++) {
                String before = hash(site, gateway);
                boolean toRight = before.equals(leftHash);
                // As many links again that lead there and back, which nobody may see.
                mount.swap(toRight ? right : left);
                mount.swap(toRight ? left : right);
                mount.swap(toRight ? right : left);
                await().pollInterval(Duration.ofMillis(20))
                        .until(() -> !hash(site, gateway).equals(before));
                rulesOf.putIfAbsent(hash(site, gateway), ids("right"));
            }
            assertThat(load.isDone()).as("a delivery failed").isFalse();
            load.cancel(false);
            customers.shutdown();
            assertThat(customers.awaitTermination(1, TimeUnit.MINUTES)).isTrue();

            // Then
            assertThat(rulesOf).hasSize(2);
            Map<String, Judged> judged = judged(site, gateway, line);
            assertThat(judged).hasSize(delivered.get()).hasSizeGreaterThan(SWAPS);
            assertThat(judged.values()).allSatisfy(each -> {
                assertThat(each.hashes()).hasSize(1).isSubsetOf(rulesOf.keySet());
                assertThat(each.rules())
                        .isEqualTo(rulesOf.get(each.hashes().iterator().next()));
            });
            assertThat(judged.values())
                    .extracting(Judged::hashes)
                    .contains(Set.of(leftHash))
                    .anyMatch(hashes -> !hashes.contains(leftHash));
            assertThat(gateway.metric("portcullis_rules_loads_total", "failed")).isZero();
        }
    }

    private void write(RuleSite site, GatewayProcess gateway, Line line) {
        site.deliver(gateway, line.delivery(line.text(Strangers.byPhone(), Instant.now(), TEXT)));
        delivered.incrementAndGet();
    }

    private static String hash(RuleSite site, GatewayProcess gateway) {
        return site.rules(gateway).path("hash").asText();
    }

    /** Each file has one rule, and each rule tags each message. */
    private static Map<String, String> files(String side) {
        Map<String, String> files = new TreeMap<>();
        for (int i = 0; i < FILES; i++) {
            files.put("f" + i + ".yaml", """
                    version: 1
                    rules:
                      - {id: %s-%d, title: A greeting, mode: enforce, match: {all: {text: %s}}, action: tag}
                    """.formatted(side, i, TEXT));
        }
        return files;
    }

    private static Set<String> ids(String side) {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < FILES; i++) {
            ids.add(side + "-" + i);
        }
        return ids;
    }

    private static Map<String, Judged> judged(RuleSite site, GatewayProcess gateway, Line line) {
        Map<String, Judged> judged = new HashMap<>();
        String path = "/api/v1/decisions?limit=500&line=" + line.id();
        for (String cursor = ""; cursor != null; ) {
            JsonNode page = site.get(gateway, cursor.isEmpty() ? path : path + "&cursor=" + cursor);
            for (JsonNode decision : page.path("decisions")) {
                Judged message =
                        judged.computeIfAbsent(decision.path("messageId").asText(), id -> new Judged());
                message.hashes().add(decision.path("ruleSet").asText());
                message.rules().add(decision.path("rule").asText());
            }
            cursor = page.path("cursor").textValue();
        }
        return judged;
    }
}
