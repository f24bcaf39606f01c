package dev.portcullis.panel;

import dev.portcullis.problem.Problem;
import dev.portcullis.problem.ProblemPage;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import java.security.Principal;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Gives problems the form of a page where a browser asks for one. The API's answers stay as they are. */
final class ProblemPages {

    private final ProblemPage page;

    ProblemPages(ProblemPage page) {
        this.page = page;
    }

    @ServerResponseFilter
    void dress(ContainerRequestContext request, ContainerResponseContext response, RoutingContext http) {
        boolean isProblem = response.getMediaType() != null
                && Problem.MEDIA_TYPE.equals(response.getMediaType().toString())
                && response.getEntity() instanceof String;
        if (isProblem && wantsPage(request)) {
            String user = Optional.ofNullable(request.getSecurityContext().getUserPrincipal())
                    .map(Principal::getName)
                    .orElse("");
            String html = page.of(
                    response.getStatus(),
                    String.valueOf(response.getEntity()),
                    http.request().path(),
                    user);
            response.setEntity(html, null, MediaType.valueOf(Html.MEDIA_TYPE));
        }
    }

    private static boolean wantsPage(ContainerRequestContext request) {
        String accepted = request.getHeaderString("Accept");
        String path = request.getUriInfo().getPath();
        return accepted != null && accepted.contains(MediaType.TEXT_HTML) && !path.startsWith("/api/");
    }
}
