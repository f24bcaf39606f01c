package dev.portcullis.blocking;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * What is known of one line's list at Meta.
 *
 * @param users on the list: as many as it held when it was last read, and what has changed since; empty before
 * @param readAt when it was last read
 * @param comparedAt when our cases were last compared with it
 * @param drift by how much they differed then: {@code adopt}, {@code release}, {@code forget}
 * @param rotationRefused since when Meta does not lift blocks to make room
 * @param lengths of the list at the end of each of the last days
 */
public record ListState(
        OptionalLong users,
        Optional<Instant> readAt,
        Optional<Instant> comparedAt,
        Map<String, Long> drift,
        Optional<Instant> rotationRefused,
        NavigableMap<LocalDate, Long> lengths,
        FillLevel told) {

    static final String DAY = "day:";
    static final String DRIFT = "drift:";

    /** @param fields of the hash that keeps it */
    static ListState of(Map<String, String> fields) {
        Optional<Instant> readAt = time(fields, "readAt");
        NavigableMap<LocalDate, Long> lengths = new TreeMap<>();
        Map<String, Long> drift = new TreeMap<>();
        fields.forEach((field, value) -> {
            if (field.startsWith(DAY)) {
                lengths.put(LocalDate.ofEpochDay(Long.parseLong(field.substring(DAY.length()))), Long.parseLong(value));
            } else if (field.startsWith(DRIFT)) {
                drift.put(field.substring(DRIFT.length()), Long.parseLong(value));
            }
        });
        long users = number(fields, "count") + number(fields, "since") - number(fields, "mark");
        return new ListState(
                readAt.isPresent() ? OptionalLong.of(Math.max(0, users)) : OptionalLong.empty(),
                readAt,
                time(fields, "comparedAt"),
                drift,
                time(fields, "rotationRefused"),
                lengths,
                FillLevel.valueOf(fields.getOrDefault("told", FillLevel.ROOMY.name())));
    }

    public Forecast forecast(long limit) {
        return Forecast.of(lengths, users.orElse(0), limit);
    }

    private static long number(Map<String, String> fields, String name) {
        return Long.parseLong(fields.getOrDefault(name, "0"));
    }

    private static Optional<Instant> time(Map<String, String> fields, String name) {
        return Optional.ofNullable(fields.get(name)).map(Long::parseLong).map(Instant::ofEpochMilli);
    }
}
