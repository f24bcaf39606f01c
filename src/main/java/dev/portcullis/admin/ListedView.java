package dev.portcullis.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.portcullis.blocking.Allowance;
import dev.portcullis.blocking.Case;
import dev.portcullis.blocking.Wanted;
import dev.portcullis.message.SenderId;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A sender on a wanted or allowed list.
 *
 * @param cause of a wanted one: person, missed, refused, moved, spread or rotated
 * @param rule where a wanted one came from, if not from a person
 * @param until when it is over; absent where it lasts
 * @param refusals how often Meta has refused to block a wanted one since
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record ListedView(
        String user,
        Optional<String> userId,
        Optional<String> cause,
        Optional<String> rule,
        String reason,
        Optional<String> by,
        Instant since,
        Optional<Instant> until,
        OptionalInt refusals) {

    static ListedView of(Case found, Wanted wanted) {
        return new ListedView(
                found.sender().blockingId().display(),
                found.sender().scopedId().map(SenderId::value),
                Optional.of(wanted.cause()),
                Arguments.present(wanted.rule()),
                wanted.reason(),
                wanted.by(),
                wanted.since(),
                wanted.ends(),
                OptionalInt.of(wanted.refusals()));
    }

    static ListedView of(Case found, Allowance allowance) {
        return new ListedView(
                found.sender().blockingId().display(),
                found.sender().scopedId().map(SenderId::value),
                Optional.empty(),
                Optional.empty(),
                allowance.reason(),
                Optional.of(allowance.by()),
                allowance.since(),
                allowance.ends(),
                OptionalInt.empty());
    }
}
