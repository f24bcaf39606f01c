package dev.portcullis.admin;

import dev.portcullis.access.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What people did, and why they said they did it. */
@Path("/api/v1/deeds")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed(Role.Names.VIEWER)
@Tag(name = "deeds")
public class DeedsApi {

    private final Deeds deeds;

    DeedsApi(Deeds deeds) {
        this.deeds = deeds;
    }

    @GET
    @Operation(
            summary = "What people did on all lines, newest first: who, what, to whom, for what reason",
            description =
                    "One entry for each request and line, to however many users: it stands there as soon as it is asked for,"
                            + " and says with how many users what came of it once that is known. Up to 100 users are named;"
                            + " `sender` finds the entries that name the sender. Where each user of a table has a reason of"
                            + " their own, none is shown. What the gateway does by itself is no deed. A page may hold fewer"
                            + " than its limit; there are more as long as a cursor is given.")
    public DeedsView deeds(
            @RestQuery @Nullable String line,
            @RestQuery @Nullable String by,
            @RestQuery @Nullable String sender,
            @RestQuery @Nullable String kind,
            @RestQuery @Nullable String since,
            @RestQuery @Nullable String cursor,
            @RestQuery @Nullable String limit) {
        return deeds.find(
                DeedFilter.of(line, by, sender, kind, since), Arguments.cursor(cursor), Arguments.limit(limit));
    }
}
