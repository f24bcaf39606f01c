package dev.portcullis.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.portcullis.message.SenderId;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
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
            String user, String state, OptionalInt code, Optional<String> reason, Optional<String> note) {

        /**
         * How many came to what. Two ids of one sender are one sender.
         *
         * @param known each with its result at the same place
         */
        static Map<String, Long> counts(List<KnownSender> known, List<BlockResult> results) {
            Map<String, Long> counts = new TreeMap<>();
            Set<SenderId> counted = new HashSet<>();
            for (int i = 0; i < known.size(); i++) {
                if (counted.add(known.get(i).key())) {
                    counts.merge(results.get(i).state(), 1L, Long::sum);
                }
            }
            return counts;
        }
    }
}
