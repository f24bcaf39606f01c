package dev.portcullis.webhook;

import dev.portcullis.message.LineId;
import dev.portcullis.message.MessageId;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** What any message must have to be read at all. */
record Heading(LineId line, MessageId id, Instant at) {

    /** The heading of one event of what the id names; empty where the id becomes too long. */
    Optional<Heading> of(String event) {
        return MessageId.parse(id.value() + ":" + event).map(ofEvent -> new Heading(line, ofEvent, at));
    }

    /** Goes on with the heading, or says what of it is missing. */
    static Reading read(Optional<LineId> line, WireObject message, Function<Heading, Reading> rest) {
        Optional<MessageId> id = message.messageId("id");
        Optional<Instant> at = message.instant("timestamp");
        if (line.isEmpty()) {
            return new Reading.Unreadable(
                    "its change has no metadata.phone_number_id of 1 to 64 letters, digits, '_' or '-'");
        }
        if (id.isEmpty()) {
            return new Reading.Unreadable("id is missing or malformed; expected 1 to 512 characters");
        }
        if (at.isEmpty()) {
            return new Reading.Unreadable(
                    "timestamp is missing or malformed; expected Unix seconds, as a string of digits");
        }
        return rest.apply(new Heading(line.get(), id.get(), at.get()));
    }
}
