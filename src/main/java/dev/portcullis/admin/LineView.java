package dev.portcullis.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * How a line is.
 *
 * @param paused why nothing is sent to Meta; null where all is well
 * @param meta when Meta last took a request of this line, and when it last did not
 * @param wanted senders to be blocked on their next message
 * @param list how full Meta's list is; null where it was never read
 */
@RegisterForReflection
public record LineView(
        String id,
        Optional<String> account,
        TokenView token,
        Optional<PauseView> paused,
        ContactView meta,
        QueueView queue,
        long wanted,
        Optional<ListView> list) {

    /** All lines. */
    @RegisterForReflection
    public record LinesView(List<LineView> lines) {}

    /**
     * @param state configured, missing, unreadable, or refused by Meta
     * @param key the key that gives the token
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record TokenView(String state, Optional<String> key, Optional<String> problem) {}

    /** @param kind what kind of failure, as {@code bad_token} */
    public record PauseView(
            String kind,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) OptionalInt code,
            String note,
            Instant since) {}

    /** @param answeredAt to within ten seconds */
    public record ContactView(Optional<Instant> answeredAt, Optional<FailureView> lastFailure) {}

    /** @param kind as of a pause */
    public record FailureView(
            Instant at,
            String kind,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) OptionalInt code,
            String note) {}

    /**
     * @param depth cases that wait for Meta or for their next try
     * @param nextDeadline when the first of their windows closes
     */
    public record QueueView(long depth, Optional<Instant> earliestDue, Optional<Instant> nextDeadline) {}

    /**
     * @param count users when the list was last read, and what has changed since
     * @param growthPerDay over the last week
     * @param fullOn the day when the list is full if it goes on growing like that
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record ListView(
            long count,
            int limit,
            Instant readAt,
            OptionalDouble growthPerDay,
            Optional<LocalDate> fullOn,
            Optional<String> note) {}
}
