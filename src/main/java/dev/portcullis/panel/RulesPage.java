package dev.portcullis.panel;

import dev.portcullis.access.Refusals;
import dev.portcullis.access.Role;
import dev.portcullis.admin.Arguments;
import dev.portcullis.admin.HitsApi;
import dev.portcullis.admin.OncePerKey;
import dev.portcullis.admin.RulesApi;
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
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The live rules, what is wrong with the folder, and the breakers. */
@Path("/rules")
@Produces(Html.MEDIA_TYPE)
@RunOnVirtualThread
@RolesAllowed(Role.Names.VIEWER)
public class RulesPage {

    private final RulesApi rules;
    private final HitsApi hits;
    private final Frames frames;

    RulesPage(RulesApi rules, HitsApi hits, Frames frames) {
        this.rules = rules;
        this.hits = hits;
        this.frames = frames;
    }

    @GET
    @Operation(hidden = true)
    public Response rules(
            @RestQuery @Nullable String q,
            @RestQuery @Nullable String mode,
            @RestQuery @Nullable String rule,
            @RestQuery @Nullable String line,
            @RestQuery @Nullable String since) {
        RulesPicture.Asked asked = new RulesPicture.Asked(
                RuleFilter.of(q, mode),
                Arguments.present(rule).map(String::strip).orElse(""),
                Arguments.present(line).orElse(""),
                Arguments.present(since).orElse(RulesPicture.DAY));
        return Html.ok(Pages.rules(
                frames.of("Rules", Section.RULES),
                RulesPicture.of(rules.rules(), hits.hits(line, asked.since()), asked)));
    }

    @POST
    @OncePerKey
    @Path("{id}/rearm")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed(Role.Names.OPERATOR)
    @Operation(hidden = true)
    public Response rearm(
            @PathParam("id") String id,
            @RestForm @Nullable String line,
            @RestForm @Nullable String reason,
            @Context SecurityContext security) {
        rules.rearm(id, line, reason, security);
        return Refusals.seeOther("../../rules");
    }
}
