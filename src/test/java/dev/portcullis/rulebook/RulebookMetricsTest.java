package dev.portcullis.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.rules.Mode;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulebookMetricsTest {

    @TempDir
    private Path folder;

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final RulebookMetrics metrics = new RulebookMetrics(registry);
    private LiveRules live;

    @BeforeEach
    void start() {
        RuleFiles.write(folder, "a.yaml", RuleFiles.GOOD.formatted("alpha"));
        live = new LiveRules(folder, InstantSource.system(), Set.of());
        live.start();
    }

    @Test
    void tellsWhichSetIsLive() {
        // Given
        metrics.loaded(live.now(), Mode.ENFORCE);
        String before = live.now().ruleSet().hash();

        // When
        RuleFiles.write(folder, "a.yaml", RuleFiles.GOOD.formatted("gamma"));
        live.look();
        live.look();
        metrics.loaded(live.now(), Mode.ENFORCE);

        // Then: never two of one replica, or they would seem to disagree
        assertThat(registry.find("portcullis.rules.info").gauges())
                .singleElement()
                .satisfies(info -> {
                    assertThat(info.getId().getTag("hash"))
                            .isEqualTo(live.now().ruleSet().hash())
                            .isNotEqualTo(before);
                    assertThat(info.value()).isOne();
                });
    }

    @Test
    void countsRulesByTheModeThatHolds() {
        // When
        metrics.loaded(live.now(), Mode.SHADOW);

        // Then
        assertThat(rules("enforce")).isZero();
        assertThat(rules("shadow")).isOne();
        assertThat(gauge("portcullis.rules.live").value()).isOne();
    }

    @Test
    void tellsThatTheFolderIsBad() {
        // Given
        metrics.loaded(live.now(), Mode.ENFORCE);
        assertThat(gauge("portcullis.rules.last.load.successful").value()).isOne();

        // When
        RuleFiles.write(folder, "b.yaml", "version: 1\nrules: [{id: x}]\n");
        live.look();
        live.look();
        metrics.refused(live.now(), Mode.ENFORCE);

        // Then
        assertThat(gauge("portcullis.rules.last.load.successful").value()).isZero();
        assertThat(registry.get("portcullis.rules.problems")
                        .tag("severity", "error")
                        .gauge()
                        .value())
                .isPositive();
        assertThat(rules("enforce")).isOne();
    }

    private double rules(String mode) {
        return registry.get("portcullis.rules").tag("mode", mode).gauge().value();
    }

    private Gauge gauge(String name) {
        return registry.get(name).gauge();
    }
}
