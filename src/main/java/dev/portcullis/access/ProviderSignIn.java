package dev.portcullis.access;

import dev.portcullis.problem.ApiProblem;
import dev.portcullis.problem.Problem;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * Signs people in to the panel by an identity provider. It ends in a session like any other; Quarkus' own would be
 * cookies full of tokens, which no other replica could end. Any site may have a browser begin it, as portals do that
 * link to all tools of a house: whoever sits there becomes nobody but whom the provider takes them for.
 */
@Path("/")
@RunOnVirtualThread
@PermitAll
public class ProviderSignIn {

    private static final Logger LOG = Logger.getLogger(ProviderSignIn.class);

    /**
     * The browser was sent here by another site, so it would not send along the session's cookie to where a redirect
     * leads. What a page of our own leads to, it asks for in our own name.
     */
    private static final String HOP = """
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <meta name="color-scheme" content="light dark">
            <link rel="icon" href="data:,">
            <meta http-equiv="refresh" content="0;url=%1$s">
            <title>Signed in · Portcullis</title>
            <p>You are signed in. <a href="%1$s">Continue</a></p>
            """;

    private final ProviderUsers users;
    private final ProviderFlow flow;
    private final TokenRoles roles;
    private final Sessions sessions;

    ProviderSignIn(ProviderUsers users, ProviderFlow flow, TokenRoles roles, Sessions sessions) {
        this.users = users;
        this.flow = flow;
        this.roles = roles;
        this.sessions = sessions;
    }

    @GET
    @Path("/sign-in/provider")
    @Operation(hidden = true)
    public Response begin(@RestQuery @Nullable String to, RoutingContext http) {
        requireOpen();
        Response answer = flow.begin(http)
                .map(challenge -> Response.status(challenge.status)
                        .header(String.valueOf(challenge.headerName), challenge.headerContent)
                        .build())
                .orElseThrow(ProviderSignIn::unreachable);
        ReturnCookie.set(http, ReturnPath.of(to));
        return answer;
    }

    @GET
    @Path("/sign-in/provider/callback")
    @Operation(hidden = true)
    public Response finish(RoutingContext http) {
        requireOpen();
        return switch (flow.finish(http)) {
            case ProviderAnswer.Known known -> welcome(http, known.identity());
            case ProviderAnswer.Refused refused ->
                throw new ApiProblem(Problem.of(
                        403,
                        "The identity provider did not sign you in (" + refused.error()
                                + "). Go to the first page to try"
                                + " again, or ask whoever looks after the identity provider."));
            case ProviderAnswer.Unexpected unexpected ->
                throw ApiProblem.badRequest(
                        "This browser has begun no sign-in that could end here: it took too long, was finished before,"
                                + " or its cookies were not kept. Go to the first page and sign in anew.");
            case ProviderAnswer.Unreachable unreachable -> throw unreachable();
            case ProviderAnswer.Unproven unproven ->
                throw new ApiProblem(Problem.of(
                        403,
                        "What the identity provider said of you could not be verified. Go to the first page and sign in"
                                + " anew; if that does not help, the gateway's log tells whoever runs it why."));
        };
    }

    private Response welcome(RoutingContext http, SecurityIdentity known) {
        String name = Optional.ofNullable(known.getPrincipal().getName()).orElse("");
        if (!ProviderUsers.isName(name)) {
            throw new ApiProblem(Problem.of(
                    403,
                    "The identity provider gave you no name that could be written down: none at all, or a very long one."
                            + " Whoever runs the gateway can name a claim that holds one by"
                            + " quarkus.oidc.token.principal-claim."));
        }
        AdminUser user = TokenRoles.roleOf(known)
                .flatMap(role -> users.find(name, role))
                .orElseThrow(() -> withoutRole(name, known));
        SessionCookie.set(http, sessions.begin(user));
        LOG.infof(
                "%s signed in to the panel by the identity provider, as %s",
                name, user.role().label());
        String goal = ReturnCookie.take(http).fromProvider().replace("&", "&amp;");
        return Response.ok(HOP.formatted(goal), MediaType.TEXT_HTML + ";charset=UTF-8")
                .build();
    }

    private ApiProblem withoutRole(String name, SecurityIdentity known) {
        String comparison = roles.comparison(known);
        LOG.infof("%s was not let in to the panel: the identity provider gave them no role that opens it", name);
        return new ApiProblem(Problem.of(
                403,
                "The identity provider knows you as " + name + ", but gave you no role that opens the panel. "
                        + comparison
                        + " Ask whoever looks after the identity provider for one of them, or whoever runs the gateway to"
                        + " let in one of yours by portcullis.admin.oidc.viewers, .operators or .admins."));
    }

    private void requireOpen() {
        if (!users.isOpen()) {
            throw ApiProblem.notFound("People do not sign in by an identity provider here.");
        }
    }

    private static ApiProblem unreachable() {
        return new ApiProblem(Problem.of(
                503,
                "The identity provider does not answer. Try again soon, or sign in by a password if you have one."));
    }
}
