package dev.portcullis.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Optional;

/** @param limit most users that Meta keeps on the list */
@RegisterForReflection
record BlockedView(List<BlockedUser> users, int count, int limit) {

    /** @param theCase ours, if we have one */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record BlockedUser(
            String user,
            Optional<String> userId,
            @JsonProperty("case") Optional<CaseView> theCase) {}
}
