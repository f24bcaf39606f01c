package dev.portcullis.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.portcullis.blocking.Breakers;
import dev.portcullis.blocking.WantedGroup;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A number prefix or a country whose senders are wanted.
 *
 * @param rule what stands for a rule's id in decisions, when it is re-armed, and in an undo
 * @param trippedSince when it reached its limit; nobody is blocked by it until it is re-armed or put again
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record GroupView(
        String group,
        String rule,
        String reason,
        String by,
        Instant since,
        Optional<Instant> until,
        int blocksPerHour,
        Optional<Instant> trippedSince) {

    static GroupView of(WantedGroup group, Map<String, Breakers.Trip> tripped) {
        return new GroupView(
                group.name(),
                group.rule(),
                group.reason(),
                group.by(),
                group.since(),
                group.until(),
                group.blocksPerHour(),
                Optional.ofNullable(tripped.get(group.rule())).map(Breakers.Trip::since));
    }

    /**
     * What became of a request to add or remove one.
     *
     * @param state wanted, removed or absent
     */
    @RegisterForReflection
    public record GroupResult(String group, String state) {}

    /**
     * Whom a group would have met in the last 24 hours; nothing is stored.
     *
     * @param lookedAt how many senders were looked at
     * @param complete whether these were all who wrote in that time
     */
    @RegisterForReflection
    public record PreviewView(boolean preview, List<GroupPreview> groups, long lookedAt, boolean complete) {}

    /**
     * @param senders how many belong to it
     * @param blocked how many of them are blocked already
     * @param allowed how many of them are on the allowed list
     * @param examples some of those who are neither
     */
    @RegisterForReflection
    public record GroupPreview(String group, int senders, int blocked, int allowed, List<String> examples) {}
}
