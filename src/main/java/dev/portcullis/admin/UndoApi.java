package dev.portcullis.admin;

import dev.portcullis.access.Role;
import dev.portcullis.admin.UndoView.UndoRequest;
import dev.portcullis.blocking.Undo;
import dev.portcullis.message.LineId;
import dev.portcullis.problem.ApiProblem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Takes back what a rule did. */
@Path("/api/v1/undo")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed(Role.Names.VIEWER)
@Tag(name = "undo")
@OncePerKey
public class UndoApi {

    private static final int LONGEST_RULE = 64;

    /** The last time that the index of cases can tell apart. */
    private static final Instant LATEST = Instant.ofEpochMilli(9_999_999_999_000L);

    private static final String EXPECTED =
            "expected {\"rule\":\"crypto-doubling\",\"since\":\"PT2H\"}, and if you like line, until, reason and preview."
                    + " Nothing was done.";

    private final Undoing undoing;
    private final LineStates lines;
    private final Clock clock;

    UndoApi(Undoing undoing, LineStates lines, Clock clock) {
        this.undoing = undoing;
        this.lines = lines;
        this.clock = clock;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.Names.OPERATOR)
    @Operation(
            summary = "Takes back what a rule did since a time, and waits up to 10 s for Meta",
            description =
                    "Blocks are lifted, pending ones called off, and whoever the rule made wanted is so no longer."
                            + " All of them are pardoned, and the rule leaves them alone for the grace time. The span is of the"
                            + " times at which the cases were opened. The same undo again is harmless and does what is left."
                            + " With preview nothing is done.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            examples = {
                                @ExampleObject(
                                        name = "all lines, the last two hours",
                                        value = "{\"rule\":\"crypto-doubling\",\"since\":\"PT2H\"}"),
                                @ExampleObject(
                                        name = "whom it would be about",
                                        value = "{\"rule\":\"crypto-doubling\",\"since\":\"2026-11-22T08:00:00Z\","
                                                + "\"until\":\"2026-11-22T10:00:00Z\",\"line\":\"880011002200330\","
                                                + "\"preview\":true}")
                            }))
    public UndoView undo(@Nullable UndoRequest request, @Context SecurityContext security) {
        if (request == null) {
            throw ApiProblem.badRequest("Found no body, " + EXPECTED);
        }
        Undo undo = asked(request, security.getUserPrincipal().getName(), clock.instant());
        return Boolean.TRUE.equals(request.preview()) ? undoing.preview(undo) : undoing.carryOut(undo);
    }

    @GET
    @Path("/{id}")
    @Operation(
            summary = "How far an undo of the last 8 days has come",
            description =
                    "The counts are of all users. Up to 1,000 of them are shown; next is the cursor of those after.")
    public UndoView progress(
            @PathParam("id") String id, @RestQuery @Nullable String cursor, @RestQuery @Nullable String limit) {
        int shown = Arguments.present(limit).isEmpty() ? Undoing.MOST_SHOWN : Arguments.limit(limit);
        return undoing.find(id, from(cursor), shown)
                .orElseThrow(() -> ApiProblem.notFound(
                        "No undo of the last 8 days has this id; the answer to an undo tells its own."));
    }

    private static long from(@Nullable String cursor) {
        String text = Arguments.present(cursor).orElse("0");
        if (!text.matches("[0-9]{1,9}")) {
            throw ApiProblem.badRequest(
                    "This cursor cannot be read; take next from the answer before, or leave it out.");
        }
        return Long.parseLong(text);
    }

    private Undo asked(UndoRequest request, String by, Instant now) {
        String rule = Arguments.present(request.rule())
                .map(String::strip)
                .orElseThrow(() -> ApiProblem.badRequest("Found no rule, " + EXPECTED));
        if (rule.length() > LONGEST_RULE) {
            throw ApiProblem.badRequest("Found a rule id of " + rule.length() + " characters, expected at most "
                    + LONGEST_RULE + ". Nothing was done.");
        }
        Instant since = Arguments.time("since", request.since(), now)
                .map(UndoApi::withinReach)
                .orElseThrow(() -> ApiProblem.badRequest("Found no since, " + EXPECTED));
        Optional<Instant> until = Arguments.time("until", request.until(), now).map(UndoApi::withinReach);
        if (since.isAfter(until.orElse(now))) {
            throw ApiProblem.badRequest("Found a span from " + since + " to " + until.orElse(now)
                    + ", expected one that begins before it ends. Nothing was done.");
        }
        Set<LineId> known = lines.known().keySet();
        List<LineId> asked = Arguments.optionalLine(request.line())
                .map(line -> List.of(KnownLines.named(line, known)))
                .orElseGet(() -> List.copyOf(known));
        return new Undo(
                UUID.randomUUID().toString(), rule, asked, since, until, by, Arguments.reason(request.reason()), now);
    }

    private static Instant withinReach(Instant time) {
        return time.isBefore(Instant.EPOCH) ? Instant.EPOCH : time.isAfter(LATEST) ? LATEST : time;
    }
}
