package dev.portcullis.panel;

import dev.portcullis.access.Role;
import dev.portcullis.admin.TryApi;
import dev.portcullis.problem.ApiProblem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Tries a message on the live rules; nothing of it is stored, counted or logged. */
@Path("/rules/try")
@Produces(Html.MEDIA_TYPE)
@RunOnVirtualThread
@RolesAllowed(Role.Names.VIEWER)
public class TryPage {

    private final TryApi trials;
    private final Frames frames;

    TryPage(TryApi trials, Frames frames) {
        this.trials = trials;
        this.frames = frames;
    }

    @GET
    @Operation(hidden = true)
    public Response form() {
        return answer(200, TryForm.EMPTY);
    }

    /** Not by GET, since addresses are logged and kept. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response attempt(MultivaluedMap<String, String> fields) {
        TryForm form = TryForm.of(fields);
        if (fields.values().stream().flatMap(List::stream).allMatch(String::isBlank)) {
            return answer(
                    400, form.refused("Found nothing to try. Write a text, or choose what kind of message it is."));
        }
        try {
            return answer(200, form.answered(trials.attempt(form.message())));
        } catch (ApiProblem refused) {
            return answer(
                    refused.problem().status(), form.refused(refused.problem().detail()));
        }
    }

    private Response answer(int status, TryForm form) {
        return Html.of(status, Pages.attempt(frames.of("Try a message", Section.RULES), form));
    }
}
