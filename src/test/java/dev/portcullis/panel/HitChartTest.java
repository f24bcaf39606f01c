package dev.portcullis.panel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.admin.HitsView;
import dev.portcullis.admin.HitsView.HourCount;
import dev.portcullis.admin.HitsView.RuleHits;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HitChartTest {

    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void drawsACandidateOnTheScaleOfTheLiveThreshold() {
        // Given
        HitsView hits = hits(
                Duration.ofHours(24),
                series("candidate", "shadow", new HourCount(at(2), 5), new HourCount(at(24), 1)),
                series("rule", "enforce", new HourCount(at(2), 10)));

        // When
        List<HitChart> charts = HitChart.byRule(hits).get("flood");

        // Then
        assertThat(charts).extracting(HitChart::label).containsExactly("enforce", "candidate");
        assertThat(charts).extracting(HitChart::slots).containsOnly(25);
        assertThat(charts.getFirst().bars()).extracting(HitChart.Bar::height).containsExactly(30L);
        assertThat(charts.getLast().bars()).extracting(HitChart.Bar::height).containsExactly(15L, 3L);
        assertThat(charts.getLast().bars()).extracting(HitChart.Bar::left).containsExactly(20, 240);
        assertThat(charts.getLast().words()).isEqualTo("most, 5, in the hour from 2026-01-01 02:00:00 UTC");
    }

    @Test
    void gathersHoursOfALongTime() {
        HitsView hits = hits(
                Duration.ofDays(7),
                series("rule", "shadow", new HourCount(at(0), 1), new HourCount(at(5), 2), new HourCount(at(6), 1)));

        HitChart chart = HitChart.byRule(hits).get("flood").getFirst();

        assertThat(chart.slots()).isEqualTo(29);
        assertThat(chart.bars()).extracting(HitChart.Bar::height).containsExactly(30L, 10L);
        assertThat(chart.words()).isEqualTo("most, 3, in the 6 hours from 2026-01-01 00:00:00 UTC");
    }

    private static Instant at(int hour) {
        return FROM.plus(Duration.ofHours(hour));
    }

    private static HitsView hits(Duration length, RuleHits... rules) {
        return new HitsView(FROM, FROM.plus(length).plusSeconds(60), "PT1H", List.of(rules));
    }

    private static RuleHits series(String cause, String mode, HourCount... counts) {
        long total = List.of(counts).stream().mapToLong(HourCount::count).sum();
        return new RuleHits("flood", cause, mode, "block", total, Map.of("opened", total), List.of(counts));
    }
}
