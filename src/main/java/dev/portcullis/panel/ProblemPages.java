package dev.portcullis.panel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portcullis.problem.Problem;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import java.security.Principal;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Gives problems the form of a page where a browser asks for one. The API's answers stay as they are. */
final class ProblemPages {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final PanelFiles files;

    ProblemPages(PanelFiles files) {
        this.files = files;
    }

    @ServerResponseFilter
    void dress(ContainerRequestContext request, ContainerResponseContext response, RoutingContext http)
            throws JsonProcessingException {
        boolean isProblem = response.getMediaType() != null
                && Problem.MEDIA_TYPE.equals(response.getMediaType().toString())
                && response.getEntity() instanceof String;
        if (isProblem && wantsPage(request)) {
            ProblemText problem =
                    ProblemText.read(response.getStatus(), JSON.readTree(String.valueOf(response.getEntity())));
            String user = Optional.ofNullable(request.getSecurityContext().getUserPrincipal())
                    .map(Principal::getName)
                    .orElse("");
            Frame frame =
                    Frame.bare(problem.title(), Menu.rootFrom(http.request().path()), user, files.version());
            response.setEntity(Pages.problem(frame, problem).render(), null, MediaType.valueOf(Html.MEDIA_TYPE));
        }
    }

    private static boolean wantsPage(ContainerRequestContext request) {
        String accepted = request.getHeaderString("Accept");
        String path = request.getUriInfo().getPath();
        return accepted != null && accepted.contains(MediaType.TEXT_HTML) && !path.startsWith("/api/");
    }
}
