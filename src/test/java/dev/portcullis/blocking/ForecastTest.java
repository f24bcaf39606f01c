package dev.portcullis.blocking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.NavigableMap;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class ForecastTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-22");
    private static final long LIMIT = 64_000;

    @Test
    void oneDayIsNoTrend() {
        // When
        Forecast forecast = Forecast.of(days(500), 500, LIMIT);

        // Then
        assertThat(forecast.growthPerDay()).isEmpty();
        assertThat(forecast.daysLeft()).isEmpty();
        assertThat(forecast.fullOn(TODAY)).isEmpty();
    }

    @Test
    void nothingKnownIsNoTrend() {
        assertThat(Forecast.of(days(), 0, LIMIT).growthPerDay()).isEmpty();
    }

    @Test
    void aSteadyGrowthTellsTheDay() {
        // When
        Forecast forecast = Forecast.of(days(1_000, 1_100, 1_200), 1_200, LIMIT);

        // Then
        assertThat(forecast.growthPerDay().orElseThrow()).isCloseTo(100, within(1e-6));
        assertThat(forecast.daysLeft()).hasValue(628);
        assertThat(forecast.fullOn(TODAY)).contains(TODAY.plusDays(628));
    }

    @Test
    void onlyTheLastWeekCounts() {
        assertThat(Forecast.of(days(60_000, 10, 20, 30, 40, 50, 60, 70), 70, LIMIT)
                        .growthPerDay()
                        .orElseThrow())
                .isCloseTo(10, within(1e-6));
    }

    @Test
    void missingDaysCountAsDays() {
        // Given
        NavigableMap<LocalDate, Long> samples = new TreeMap<>();
        samples.put(TODAY.minusDays(10), 100L);
        samples.put(TODAY, 200L);

        // Then
        assertThat(Forecast.of(samples, 200, LIMIT).growthPerDay().orElseThrow())
                .isCloseTo(10, within(1e-6));
    }

    @Test
    void aListThatShrinksIsNeverFull() {
        // When
        Forecast forecast = Forecast.of(days(300, 200, 100), 100, LIMIT);

        // Then
        assertThat(forecast.growthPerDay().orElseThrow()).isNegative();
        assertThat(forecast.daysLeft()).isEmpty();
    }

    @Test
    void moreThanTenYearsIsNever() {
        assertThat(Forecast.of(days(1, 2, 3), 3, LIMIT).daysLeft()).isEmpty();
    }

    @Test
    void aFullListIsFullToday() {
        assertThat(Forecast.of(days(64_000), 64_000, LIMIT).fullOn(TODAY)).contains(TODAY);
    }

    @Property
    void aStraightLineIsItsOwnForecast(
            @ForAll @IntRange(min = 0, max = 1_000) int first,
            @ForAll @IntRange(min = -100, max = 100) int growth,
            @ForAll @IntRange(min = 2, max = 30) int length) {
        // Given
        NavigableMap<LocalDate, Long> samples = new TreeMap<>();
        for (int day = 0; day < length; day++) {
            samples.put(TODAY.plusDays(day), (long) first + (long) growth * day);
        }

        // Then
        assertThat(Forecast.of(samples, first, LIMIT).growthPerDay().orElseThrow())
                .isCloseTo(growth, within(1e-6));
    }

    private static NavigableMap<LocalDate, Long> days(long... lengths) {
        NavigableMap<LocalDate, Long> samples = new TreeMap<>();
        for (int i = 0; i < lengths.length; i++) {
            samples.put(TODAY.minusDays(lengths.length - 1 - i), lengths[i]);
        }
        return samples;
    }
}
