package dev.portcullis.admin;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.portcullis.access.AdminChallenge;
import dev.portcullis.access.OwnOrigin;
import dev.portcullis.problem.ApiProblem;
import dev.portcullis.problem.Problem;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Gives every error one form, and keeps what is inside the gateway inside. */
final class ProblemMapping {

    private static final Logger LOG = Logger.getLogger(ProblemMapping.class);

    private final AdminChallenge challenge;

    ProblemMapping(AdminChallenge challenge) {
        this.challenge = challenge;
    }

    @ServerExceptionMapper({AuthenticationFailedException.class, UnauthorizedException.class})
    Uni<Response> ofStranger(RoutingContext http) {
        return challenge.refusal(http);
    }

    @ServerExceptionMapper
    Response ofApi(ApiProblem thrown) {
        return thrown.problem().response().build();
    }

    @ServerExceptionMapper
    Response ofHttp(WebApplicationException thrown, UriInfo uri) {
        Response given = thrown.getResponse();
        if (given.hasEntity()) {
            return given;
        }
        if (thrown.getCause() instanceof JsonProcessingException json) {
            return ofJson(json);
        }
        Response.ResponseBuilder answer =
                Problem.of(given.getStatus(), detail(given.getStatus(), uri)).response();
        given.getStringHeaders().forEach((name, values) -> {
            if (!name.equalsIgnoreCase(HttpHeaders.CONTENT_TYPE)) {
                values.forEach(value -> answer.header(name, value));
            }
        });
        return answer.build();
    }

    @ServerExceptionMapper
    Response ofMismatch(MismatchedInputException thrown) {
        return ofJson(thrown);
    }

    @ServerExceptionMapper
    Response ofForbidden(ForbiddenException thrown, RoutingContext http) {
        String why = OwnOrigin.mayAsk(http.request())
                ? "Your role does not allow this. A user of a stronger role may do it: viewers look, operators block and"
                        + " unblock, admins erase."
                : "No page of the gateway asked for this, as far as Sec-Fetch-Site, Origin and Referer tell, so nothing"
                        + " was done. Open the gateway's own page, or send a password by HTTP Basic.";
        return Problem.of(403, why).response().build();
    }

    @ServerExceptionMapper
    Response ofAnythingElse(Throwable thrown) {
        String reference = UUID.randomUUID().toString();
        LOG.errorf(thrown, "A request failed, reference %s", reference);
        return Problem.of(500, "Something went wrong inside the gateway; its log has more under reference " + reference)
                .response()
                .build();
    }

    private static Response ofJson(JsonProcessingException thrown) {
        JsonLocation at = thrown.getLocation();
        String place = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
        String field = thrown instanceof JsonMappingException mapping
                ? mapping.getPath().stream()
                        .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                        .collect(Collectors.joining("."))
                : "";
        String expected = thrown instanceof UnrecognizedPropertyException unknown
                ? " Expected are "
                        + unknown.getKnownPropertyIds().stream()
                                .map(String::valueOf)
                                .collect(Collectors.joining(", ")) + ". Nothing was done."
                : " The API's description tells the form.";
        String what = field.isEmpty()
                ? "The body is not the JSON that is expected here"
                : "The body's " + field
                        + (thrown instanceof UnrecognizedPropertyException
                                ? " is not known here"
                                : " is not of the expected form");
        return Problem.of(400, what + place + "." + expected).response().build();
    }

    private static String detail(int status, UriInfo uri) {
        String path = uri.getPath();
        return switch (status) {
            case 400 -> "The request could not be read.";
            case 404 -> "Nothing is at " + path + ". The panel begins at /, the API at /api/v1.";
            case 405 -> path + " does not take this method.";
            case 406 -> "The answer is JSON, which the Accept header does not allow.";
            case 413 -> "The body is too large. Nothing was done; send it in smaller parts.";
            case 415 ->
                path.startsWith("/api/")
                        ? "The body must be JSON, with the header Content-Type: application/json."
                        : "The body must be a form, with the header Content-Type: application/x-www-form-urlencoded.";
            default -> "The request was not carried out.";
        };
    }
}
