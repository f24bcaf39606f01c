package dev.portcullis.admin;

import dev.portcullis.access.Role;
import dev.portcullis.admin.GroupView.GroupResult;
import dev.portcullis.admin.GroupView.PreviewView;
import dev.portcullis.admin.WantedView.ImportView;
import dev.portcullis.admin.WantedView.WantedRequest;
import dev.portcullis.admin.WantedView.WantedResults;
import dev.portcullis.blocking.WantedGroup;
import dev.portcullis.blocking.WantedList;
import dev.portcullis.message.LineId;
import dev.portcullis.problem.ApiProblem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Who is to be blocked on the next message to a line. */
@Path("/api/v1/lines/{line}/wanted")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed(Role.Names.OPERATOR)
@Tag(name = "wanted")
@OncePerKey
public class WantedApi {

    private final ManualLists manual;
    private final ManualGroups groups;
    private final WantedList wanted;
    private final Clock clock;

    WantedApi(ManualLists manual, ManualGroups groups, WantedList wanted, Clock clock) {
        this.manual = manual;
        this.groups = groups;
        this.wanted = wanted;
        this.clock = clock;
    }

    @GET
    @RolesAllowed(Role.Names.VIEWER)
    @Operation(summary = "The wanted list with its prefixes and countries, whoever came to be wanted last first")
    public WantedView list(
            @PathParam("line") String line, @RestQuery @Nullable String cursor, @RestQuery @Nullable String limit) {
        LineId known = Arguments.line(line);
        return WantedView.of(
                wanted.page(known, Arguments.place(cursor), Arguments.limit(limit), clock.instant()), groups.of(known));
    }

    @GET
    @Produces(WantedCsv.MEDIA_TYPE + ";qs=0.5")
    @RolesAllowed(Role.Names.VIEWER)
    @Operation(summary = "All users of the wanted list as a table, which can be put again")
    public StreamingOutput export(@PathParam("line") String line) {
        LineId known = Arguments.line(line);
        return out -> WantedCsv.write(
                out, after -> wanted.page(known, after, WantedCsv.ROWS_A_READ, clock.instant()), WantedView::listed);
    }

    @PUT
    @Consumes(WantedCsv.MEDIA_TYPE)
    @Operation(
            summary = "Has the up to 100,000 users of a table blocked on their next message",
            description = "A user in each line, then, after commas, why, and until when. The first line may name these"
                    + " columns, in any order: user, reason, until; others are passed over. If any line cannot be read,"
                    + " nothing is done.")
    public ImportView importWanted(
            @PathParam("line") String line,
            @RequestBody(content = @Content(examples = @ExampleObject(value = """
                    user,reason,until
                    +15551230001,threatened our staff,P30D
                    US.13491208655302741918,"spam, again",
                    """))) @Nullable String table,
            @Context SecurityContext security) {
        LineId known = Arguments.line(line);
        return ImportView.of(manual.importWanted(new ManualLists.Asked(
                known,
                WantedCsv.read(table == null ? "" : table, clock.instant()),
                security.getUserPrincipal().getName())));
    }

    @PUT
    @Operation(
            summary = "Has up to 1,000 users, and number prefixes and countries, blocked on their next message",
            description =
                    "Nobody is blocked at once; POST to .../blocks does that for those whose window is open. Users"
                            + " stay wanted until `until`, an instant or a duration from now, and for 90 days at most. A prefix"
                            + " or country needs a `reason` and a cap, `blocksPerHour`: when it has that many senders blocked"
                            + " within an hour it stops, until it is put again or re-armed like a rule by the id `wanted:+234`."
                            + " Whoever shows no number is in none. With `preview: true` nothing is stored, and the answer tells"
                            + " whom they would have met in the last 24 hours.")
    @APIResponse(
            responseCode = "200",
            description = "What became of each, or the preview",
            content = @Content(schema = @Schema(oneOf = {WantedResults.class, PreviewView.class})))
    public Object want(
            @PathParam("line") String line,
            @RequestBody(
                            content =
                                    @Content(
                                            examples = {
                                                @ExampleObject(name = "users", value = """
                    {"users": ["+15551230001"], "reason": "threatened our staff", "until": "P30D"}"""),
                                                @ExampleObject(name = "groups", value = """
                    {"prefixes": ["+234"], "countries": ["NG"], "reason": "campaign", "until": "P1D",
                     "blocksPerHour": 200}"""),
                                                @ExampleObject(name = "preview", value = """
                    {"prefixes": ["+234"], "preview": true}""")
                                            }))
                    @Nullable WantedRequest request,
            @Context SecurityContext security) {
        WantedRequest present = request == null ? WantedRequest.NOTHING : request;
        LineId known = Arguments.line(line);
        Instant now = clock.instant();
        String by = security.getUserPrincipal().getName();
        List<WantedGroup> named = GroupArguments.groups(present, Arguments.until(present.until(), now), by, now);
        if (present.preview() != null && present.preview()) {
            return preview(known, present, named);
        }
        boolean hasUsers = named.isEmpty() || present.namesUsers();
        Optional<ManualLists.Asked> users = hasUsers
                ? Optional.of(asked(known, present, Arguments.wantedUntil(present.until(), now), by))
                : Optional.empty();
        List<GroupResult> added = named.isEmpty() ? List.of() : groups.want(known, named);
        return new WantedResults(users.map(manual::want).orElse(List.of()), added);
    }

    private PreviewView preview(LineId line, WantedRequest request, List<WantedGroup> named) {
        if (named.isEmpty() || request.namesUsers()) {
            throw ApiProblem.badRequest("A preview tells whom prefixes and countries would meet; expected those and no"
                    + " users, such as {\"prefixes\":[\"+234\"],\"preview\":true}.");
        }
        return groups.preview(line, named);
    }

    @DELETE
    @Operation(
            summary = "Takes up to 1,000 users, and prefixes and countries, off the wanted list",
            description =
                    "The users are pardoned. Nobody whom a prefix or country has had blocked is unblocked; an undo"
                            + " of `wanted:+234` does that.")
    public WantedResults unwant(
            @PathParam("line") String line, @Nullable WantedRequest request, @Context SecurityContext security) {
        WantedRequest present = request == null ? WantedRequest.NOTHING : request;
        LineId known = Arguments.line(line);
        String by = security.getUserPrincipal().getName();
        List<String> named = GroupArguments.names(present);
        Optional<ManualLists.Asked> users = named.isEmpty() || present.namesUsers()
                ? Optional.of(asked(known, present, Optional.empty(), by))
                : Optional.empty();
        List<GroupResult> removed = groups.unwant(known, named, by, Arguments.reason(present.reason()));
        return new WantedResults(users.map(manual::unwant).orElse(List.of()), removed);
    }

    private static ManualLists.Asked asked(LineId line, WantedRequest request, Optional<Instant> until, String by) {
        return ManualLists.Asked.alike(
                line, Arguments.users(request.users()), Arguments.reason(request.reason()), until, by);
    }
}
