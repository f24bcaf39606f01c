package dev.portcullis.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.portcullis.audit.AuditEntry;
import dev.portcullis.audit.Deed;
import dev.portcullis.message.Sender;
import dev.portcullis.message.SenderId;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One thing that a person did, as people see it.
 *
 * @param users whom it was about, where they were no more than 100
 * @param userCount all whom it was about, also those who are not named
 * @param rules which rules, or groups such as {@code wanted:+234}, it was about
 * @param since with {@code until} the span that was undone
 * @param until or until when somebody is wanted or allowed
 * @param outcome how many users came to what; empty while that is not known yet, and where nobody counts
 */
@RegisterForReflection
public record DeedView(
        String id,
        String line,
        Instant at,
        String by,
        String what,
        List<UserView> users,
        long userCount,
        List<String> rules,
        Optional<Instant> since,
        Optional<Instant> until,
        String reason,
        Map<String, Long> outcome) {

    public record UserView(
            String user,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> userId) {

        private static UserView of(Sender sender) {
            return new UserView(sender.blockingId().display(), sender.scopedId().map(SenderId::value));
        }
    }

    static DeedView of(AuditEntry.Done done) {
        Deed deed = done.deed();
        return new DeedView(
                done.id().toString(),
                done.line().value(),
                deed.at(),
                deed.by(),
                deed.what(),
                deed.whom().users().stream().map(UserView::of).toList(),
                deed.whom().count(),
                deed.whom().rules(),
                deed.since(),
                deed.until(),
                deed.reason(),
                done.came());
    }
}
