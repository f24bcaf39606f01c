package dev.portcullis.admin;

import dev.portcullis.access.Role;
import dev.portcullis.audit.EntryId;
import dev.portcullis.blocking.Effect;
import dev.portcullis.message.LineId;
import dev.portcullis.rules.Mode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What was decided, on what evidence, and what came of it. */
@Path("/api/v1/decisions")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed(Role.Names.VIEWER)
@Tag(name = "decisions")
public class DecisionsApi {

    public static final List<String> MODES = List.of(Mode.ENFORCE.wireName(), Mode.SHADOW.wireName());
    public static final List<String> EFFECTS =
            Arrays.stream(Effect.values()).map(Effect::wireName).toList();

    private final Decisions decisions;
    private final LineStates lines;
    private final KnownSenders senders;
    private final Clock clock;

    DecisionsApi(Decisions decisions, LineStates lines, KnownSenders senders, Clock clock) {
        this.decisions = decisions;
        this.lines = lines;
        this.senders = senders;
        this.clock = clock;
    }

    @GET
    @Operation(
            summary = "Decisions of all lines, newest first",
            description =
                    "A page may hold fewer decisions than its limit; there are more as long as a cursor is given. Each tells"
                            + " its rule and the rule set, where in the message it matched, what the counters held, and"
                            + " what Meta said.")
    public DecisionsView decisions(
            @RestQuery @Nullable String line,
            @RestQuery @Nullable String rule,
            @RestQuery @Nullable String sender,
            @RestQuery @Nullable String since,
            @RestQuery @Nullable String until,
            @RestQuery @Nullable String mode,
            @RestQuery @Nullable String effect,
            @RestQuery @Nullable String cursor,
            @RestQuery @Nullable String limit) {
        List<LineId> asked = lines.asked(line);
        return decisions.find(new DecisionQuery(
                asked,
                Arguments.present(rule),
                Arguments.senderInQuery(sender)
                        .map(id -> senders.ids(asked, id))
                        .orElse(Set.of()),
                Arguments.since(since, clock.instant()),
                Arguments.cursor(cursor).or(() -> start(asked, until)),
                Arguments.limit(limit),
                Arguments.word("mode", mode, MODES),
                Arguments.word("effect", effect, EFFECTS)));
    }

    /** Decisions of that instant and later are left out. */
    private Optional<AuditCursor> start(List<LineId> asked, @Nullable String until) {
        return Arguments.time("until", until, clock.instant())
                .flatMap(end -> asked.stream()
                        .max(Comparator.naturalOrder())
                        .map(last -> new AuditCursor(new EntryId(end.toEpochMilli(), 0), last)));
    }
}
