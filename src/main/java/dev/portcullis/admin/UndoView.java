package dev.portcullis.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How far an undo has come. The counts are of all users that it is about, however few of them are shown.
 *
 * @param id missing from a preview, which is not remembered
 * @param complete whether everyone has been found; asking for the same undo again finds the rest after an interruption
 * @param released whose block is lifted, or who is not wanted any more
 * @param pending whom Meta is being asked to unblock
 * @param refused whom Meta would not unblock; it is asked again every day
 * @param blockedAgain who has offended since, or was blocked by somebody
 * @param next where the users go on; missing at the end
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record UndoView(
        Optional<String> id,
        String rule,
        List<String> lines,
        Instant since,
        Optional<Instant> until,
        boolean preview,
        boolean complete,
        long found,
        long released,
        long pending,
        long refused,
        long blockedAgain,
        List<UndoneUser> users,
        Optional<String> next,
        Optional<String> note) {

    /**
     * @param since a time, or a duration back from now
     * @param line all lines where it is missing
     * @param preview whether nothing is to be done yet
     */
    @RegisterForReflection
    public record UndoRequest(
            @Schema(examples = "crypto-doubling") @Nullable String rule,

            @Schema(examples = "PT2H") @Nullable String since,

            @Schema(examples = "2026-11-22T10:00:00Z") @Nullable String until,

            @Schema(examples = "880011002200330") @Nullable String line,

            @Schema(examples = "The rule caught a promotion of our own.") @Nullable String reason,

            @Nullable Boolean preview) {}

    /** @param state released, pending, refused, or blocked where the sender is blocked again */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record UndoneUser(String line, String user, Optional<String> userId, String state, Optional<String> note) {}
}
