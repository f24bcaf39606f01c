package dev.portcullis.blocking;

import dev.portcullis.audit.Deed;
import dev.portcullis.audit.DeedKind;
import dev.portcullis.audit.Whom;
import dev.portcullis.message.LineId;
import dev.portcullis.message.Sender;
import dev.portcullis.message.SenderId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * That somebody takes back what a rule did.
 *
 * @param since with {@code until}, both included, the span in which the cases were opened
 * @param until empty for the time at which it is carried out
 * @param by the user of the API who asks
 */
public record Undo(
        String id,
        String rule,
        List<LineId> lines,
        Instant since,
        Optional<Instant> until,
        String by,
        String reason,
        Instant asked) {

    public Undo {
        lines = List.copyOf(lines);
    }

    /** What the audit says of it on a line where it is about these. */
    Deed deed(List<SenderId> met) {
        return new Deed(
                        DeedKind.UNDONE,
                        by,
                        reason,
                        asked,
                        Whom.rule(rule).with(met.stream().map(Sender::of).toList()))
                .during(Optional.of(since), until.or(() -> Optional.of(asked)));
    }

    /** What the audit says of each case. */
    String words() {
        return "what rule " + rule + " did was undone by " + by + (reason.isEmpty() ? "" : ": " + reason);
    }
}
