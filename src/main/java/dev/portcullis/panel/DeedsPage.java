package dev.portcullis.panel;

import dev.portcullis.access.Role;
import dev.portcullis.admin.Arguments;
import dev.portcullis.admin.DeedFilter;
import dev.portcullis.admin.Deeds;
import dev.portcullis.admin.DeedsView;
import dev.portcullis.message.LineId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What people did, to whom, and the reason that they gave. */
@Path("/audit")
@Produces(Html.MEDIA_TYPE)
@RunOnVirtualThread
@RolesAllowed(Role.Names.VIEWER)
public class DeedsPage {

    private static final int ROWS = 50;

    private final Deeds deeds;
    private final Frames frames;

    DeedsPage(Deeds deeds, Frames frames) {
        this.deeds = deeds;
        this.frames = frames;
    }

    @GET
    @Operation(hidden = true)
    public Response deeds(
            @RestQuery @Nullable String line,
            @RestQuery @Nullable String by,
            @RestQuery @Nullable String sender,
            @RestQuery @Nullable String kind,
            @RestQuery @Nullable String since,
            @RestQuery @Nullable String cursor) {
        DeedFilter filter = DeedFilter.of(line, by, sender, kind, since);
        DeedsView found = deeds.find(filter, Arguments.cursor(cursor), ROWS);
        return Html.ok(Pages.deeds(
                frames.of("Audit", Section.AUDIT, LineId.parse(filter.line())),
                new DeedList(
                        filter,
                        found.deeds().stream().map(DeedRow::of).toList(),
                        found.cursor()
                                .map(next -> filter.address("audit", next))
                                .orElse(""))));
    }
}
