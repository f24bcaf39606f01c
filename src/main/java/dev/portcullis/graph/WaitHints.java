package dev.portcullis.graph;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How long Meta asks us to stay away.
 *
 * @see <a href="https://developers.facebook.com/docs/graph-api/overview/rate-limiting">Meta: rate limits</a>, for the
 *     usage header; {@code Retry-After} is plain HTTP, which Meta does not promise
 */
final class WaitHints {

    /** No window is open longer, so a longer wait would mean nothing. */
    private static final Duration LONGEST = Duration.ofHours(24);

    private WaitHints() {}

    static boolean isThrottled(FailureKind kind) {
        return kind == FailureKind.THROTTLED || kind == FailureKind.BATCH_THROTTLED;
    }

    /** The longer of the two hints; {@code Retry-After} counts on every error, the usage header only if throttled. */
    static Optional<Duration> of(Exchange.Answered answered, boolean throttled, Instant now) {
        Optional<Duration> retryAfter = throttled || answered.status() >= 400
                ? answered.header("retry-after").flatMap(text -> retryAfter(text.strip(), now))
                : Optional.empty();
        Optional<Duration> regain =
                throttled ? answered.header("x-business-use-case-usage").flatMap(WaitHints::regain) : Optional.empty();
        return Stream.of(retryAfter, regain)
                .flatMap(Optional::stream)
                .filter(Duration::isPositive)
                .max(Comparator.naturalOrder())
                .map(hint -> hint.compareTo(LONGEST) > 0 ? LONGEST : hint);
    }

    private static Optional<Duration> retryAfter(String text, Instant now) {
        try {
            return Optional.of(
                    text.matches("[0-9]{1,9}")
                            ? Duration.ofSeconds(Long.parseLong(text))
                            : Duration.between(
                                    now,
                                    ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                                            .toInstant()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Minutes, the most of all entries: an account is listed once per kind of use. */
    private static Optional<Duration> regain(String header) {
        return GraphJson.parse(header).stream()
                .flatMap(JsonNode::valueStream)
                .flatMap(uses -> GraphJson.elements(uses).stream())
                .mapToInt(use ->
                        GraphJson.number(use, "estimated_time_to_regain_access").orElse(0))
                .mapToObj(Duration::ofMinutes)
                .max(Comparator.naturalOrder());
    }
}
