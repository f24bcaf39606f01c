package dev.portcullis.rulebook;

import dev.portcullis.rules.Mode;
import dev.portcullis.rules.RuleSet;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** What a dashboard wants to know of the rule folder: is what is in git also what is live? */
@Singleton
final class RulebookMetrics {

    private final Counter accepted;
    private final Counter refused;
    private final AtomicLong live = new AtomicLong();
    private final AtomicLong loadedAt = new AtomicLong();

    RulebookMetrics(MeterRegistry registry) {
        this.accepted = loads(registry, "ok");
        this.refused = loads(registry, "failed");
        registry.gauge("portcullis.rules.live", live);
        registry.gauge("portcullis.rules.loaded.timestamp.seconds", loadedAt);
    }

    private static Counter loads(MeterRegistry registry, String result) {
        return Counter.builder("portcullis.rules.loads")
                .description("loads of the rule folder")
                .tag("result", result)
                .register(registry);
    }

    void loaded(RuleSet ruleSet, Instant at) {
        accepted.increment();
        live.set(
                ruleSet.rules().stream().filter(rule -> rule.mode() != Mode.OFF).count());
        loadedAt.set(at.getEpochSecond());
    }

    void refused() {
        refused.increment();
    }
}
