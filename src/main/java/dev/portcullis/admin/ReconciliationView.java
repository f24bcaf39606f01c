package dev.portcullis.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.portcullis.admin.BlocksView.BlockResult;
import dev.portcullis.blocking.Case;
import dev.portcullis.blocking.Reconciliation.Applied;
import dev.portcullis.blocking.Reconciliation.Comparison;
import dev.portcullis.blocking.ReconciliationPlan;
import dev.portcullis.message.Sender;
import dev.portcullis.message.SenderId;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How Meta's list and our cases differ, and what was done about it.
 *
 * @param readAt when Meta's list was read
 * @param listed users on it
 * @param blocked whom we call blocked
 * @param counts of each kind; no more than 1,000 of a kind are named
 * @param adopt on Meta's list, and no block of ours
 * @param release called blocked by us, and not on Meta's list: somebody unblocked them elsewhere
 * @param forget the same of blocks that were not ours
 * @param suspicious so many are missing that nothing of it is called released without a person
 * @param applied what was done; absent where the plan was only shown
 * @param reblocked what came of blocking some of the released again
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record ReconciliationView(
        String line,
        Instant readAt,
        int listed,
        int blocked,
        CountsView counts,
        List<UserView> adopt,
        List<MissingView> release,
        List<MissingView> forget,
        boolean suspicious,
        Optional<AppliedView> applied,
        Optional<List<BlockResult>> reblocked) {

    static final int NAMED = 1_000;

    /**
     * @param dryRun shows the plan and does nothing
     * @param reblock users that the plan releases, or {@code "all"} of them
     */
    @RegisterForReflection
    public record ReconciliationRequest(
            @Nullable Boolean dryRun,
            @Nullable JsonNode reblock,
            @Nullable String reason) {}

    public record CountsView(int adopt, int release, int forget) {}

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record UserView(String user, Optional<String> userId) {

        public static UserView of(Sender sender) {
            return new UserView(sender.blockingId().display(), sender.scopedId().map(SenderId::value));
        }
    }

    /** @param since when Meta had confirmed the block, or we had found it */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record MissingView(String user, Optional<String> userId, Optional<String> rule, Optional<Instant> since) {

        public static MissingView of(Case found) {
            UserView user = UserView.of(found.sender());
            return new MissingView(
                    user.user(),
                    user.userId(),
                    Arguments.present(found.grounds().rule()),
                    found.settled());
        }
    }

    /** @param skipped cases that changed meanwhile; they are compared again the next time */
    public record AppliedView(int adopted, int released, int forgotten, int skipped) {}

    static ReconciliationView of(Comparison.Planned planned) {
        ReconciliationPlan plan = planned.plan();
        return new ReconciliationView(
                planned.line().value(),
                planned.at(),
                plan.listed(),
                plan.called(),
                new CountsView(
                        plan.adopt().size(),
                        plan.release().size(),
                        plan.forget().size()),
                plan.adopt().stream()
                        .limit(NAMED)
                        .map(each -> UserView.of(each.sender()))
                        .toList(),
                missing(plan.release()),
                missing(plan.forget()),
                plan.isSuspicious(),
                Optional.empty(),
                Optional.empty());
    }

    private static List<MissingView> missing(List<Case> cases) {
        return cases.stream().limit(NAMED).map(MissingView::of).toList();
    }

    ReconciliationView with(Applied done, Optional<List<BlockResult>> blockedAgain) {
        return new ReconciliationView(
                line,
                readAt,
                listed,
                blocked,
                counts,
                adopt,
                release,
                forget,
                suspicious,
                Optional.of(new AppliedView(done.adopted(), done.released(), done.forgotten(), done.skipped())),
                blockedAgain);
    }
}
