package dev.portcullis.blocking;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * How fast a list grows, by the straight line nearest to its last seven daily lengths. Pure.
 *
 * @param growthPerDay users a day, less than zero where the list shrinks; empty where fewer than two days are known
 * @param daysLeft until the list is full; empty where it does not grow, or for more than ten years
 */
public record Forecast(OptionalDouble growthPerDay, OptionalLong daysLeft) {

    private static final int SAMPLES = 7;
    private static final double LONGEST = 3_650;

    static Forecast of(NavigableMap<LocalDate, Long> samples, long users, long limit) {
        List<Map.Entry<LocalDate, Long>> last =
                samples.descendingMap().entrySet().stream().limit(SAMPLES).toList();
        OptionalDouble growth = last.size() < 2 ? OptionalDouble.empty() : OptionalDouble.of(slope(last));
        return new Forecast(growth, daysLeft(growth, limit - users));
    }

    public Optional<LocalDate> fullOn(LocalDate today) {
        return daysLeft.isPresent() ? Optional.of(today.plusDays(daysLeft.getAsLong())) : Optional.empty();
    }

    private static OptionalLong daysLeft(OptionalDouble growth, long room) {
        if (room <= 0) {
            return OptionalLong.of(0);
        }
        double days = growth.orElse(0) > 0 ? room / growth.getAsDouble() : Double.POSITIVE_INFINITY;
        return days <= LONGEST ? OptionalLong.of((long) Math.ceil(days)) : OptionalLong.empty();
    }

    /** By least squares. */
    private static double slope(List<Map.Entry<LocalDate, Long>> points) {
        double meanDay = points.stream()
                .mapToLong(each -> each.getKey().toEpochDay())
                .average()
                .orElseThrow();
        double meanUsers =
                points.stream().mapToLong(Map.Entry::getValue).average().orElseThrow();
        double products = 0;
        double squares = 0;
        for (Map.Entry<LocalDate, Long> each : points) {
            double days = each.getKey().toEpochDay() - meanDay;
            products += days * (each.getValue() - meanUsers);
            squares += days * days;
        }
        return products / squares;
    }
}
