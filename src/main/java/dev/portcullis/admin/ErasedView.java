package dev.portcullis.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What was erased of a sender, and what had to stay. */
@RegisterForReflection
public record ErasedView(CountsView erased, List<KeptView> kept) {

    /**
     * How much there was.
     *
     * @param links pairs of number and business-scoped id, and ids that were left behind
     * @param answers what Meta said, and what people did
     * @param crowdMessages messages counted together with other senders'
     */
    public record CountsView(
            long lastInbounds,
            long counters,
            long links,
            long decisions,
            long answers,
            long crowdMessages,
            long cases,
            long wanted,
            long allowed) {}

    /** @param until when it is gone by itself, where that is known */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record KeptView(String what, String why, Optional<Instant> until) {}
}
