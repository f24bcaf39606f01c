package dev.portcullis.admin;

import dev.portcullis.access.Role;
import dev.portcullis.audit.HitCounts;
import dev.portcullis.message.LineId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** How often rules spoke, over time. */
@Path("/api/v1/rules/hits")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed(Role.Names.VIEWER)
@Tag(name = "rules")
public class HitsApi {

    private static final Duration BY_DEFAULT = Duration.ofHours(24);

    private final HitCounts counts;
    private final LineStates lines;
    private final Clock clock;

    HitsApi(HitCounts counts, LineStates lines, Clock clock) {
        this.counts = counts;
        this.lines = lines;
        this.clock = clock;
    }

    @GET
    @Operation(
            summary = "Hits of each rule and mode, hour by hour",
            description =
                    "Of the last 24 hours, or since an instant or a duration back, at most eight days. A message counts"
                            + " once however often it is delivered. Thresholds that are only tried are counted as"
                            + " candidates.")
    public HitsView hits(@RestQuery @Nullable String line, @RestQuery @Nullable String since) {
        Instant now = clock.instant();
        List<LineId> asked = Arguments.optionalLine(line)
                .map(List::of)
                .orElseGet(() -> List.copyOf(lines.known().keySet()));
        Instant oldest = now.minus(HitCounts.KEPT);
        Instant from = Arguments.since(since, now).orElse(now.minus(BY_DEFAULT));
        Instant start = (from.isBefore(oldest) ? oldest : from).truncatedTo(ChronoUnit.HOURS);
        return new HitsView(start, now, "PT1H", HitsView.rules(counts.since(asked, start, now)));
    }
}
