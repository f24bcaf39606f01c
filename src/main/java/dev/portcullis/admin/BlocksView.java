package dev.portcullis.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What came of a person's request to block or unblock. */
@RegisterForReflection
public record BlocksView(List<BlockResult> users) {

    /** @param users phone numbers with country code, or business-scoped user ids */
    @RegisterForReflection
    public record BlocksRequest(
            @Nullable List<@Nullable String> users,
            @Nullable String reason) {}

    /**
     * @param state blocked, released, refused, wanted, or pending where Meta has not answered yet
     * @param reason in Meta's words, why not
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record BlockResult(
            String user, String state, OptionalInt code, Optional<String> reason, Optional<String> note) {}
}
