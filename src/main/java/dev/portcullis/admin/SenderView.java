package dev.portcullis.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Why a customer is silent.
 *
 * @param atMeta listed, absent, or unknown where Meta did not show its list in time
 * @param decisions the latest ones, newest first
 */
@RegisterForReflection
record SenderView(
        String user,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> userId,
        Optional<Instant> lastInbound,
        Optional<Instant> windowClosesAt,
        @JsonProperty("case") Optional<CaseView> theCase,
        String atMeta,
        boolean wanted,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<AllowedForView> allowed,
        List<DecisionView> decisions) {

    /** That nobody blocks them, until when, and who said so. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record AllowedForView(String reason, Optional<Instant> until, String by) {}
}
