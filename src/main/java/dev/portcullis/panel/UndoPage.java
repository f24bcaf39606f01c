package dev.portcullis.panel;

import dev.portcullis.access.Refusals;
import dev.portcullis.access.Role;
import dev.portcullis.admin.Arguments;
import dev.portcullis.admin.OncePerKey;
import dev.portcullis.admin.UndoApi;
import dev.portcullis.admin.UndoView;
import dev.portcullis.admin.UndoView.UndoRequest;
import dev.portcullis.problem.ApiProblem;
import dev.portcullis.rulebook.RuleBook;
import dev.portcullis.rules.Rule;
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
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Takes back what a rule did: whom it would be about, then a reason, then how far it has come. */
@Path("/undo")
@Produces(Html.MEDIA_TYPE)
@RunOnVirtualThread
@RolesAllowed(Role.Names.VIEWER)
public class UndoPage {

    private static final String USUAL = "PT1H";

    private final UndoApi undo;
    private final RuleBook book;
    private final Frames frames;
    private final Clock clock;

    UndoPage(UndoApi undo, RuleBook book, Frames frames, Clock clock) {
        this.undo = undo;
        this.book = book;
        this.frames = frames;
        this.clock = clock;
    }

    @GET
    @Operation(hidden = true)
    public Response draft(
            @RestQuery @Nullable String rule,
            @RestQuery @Nullable String since,
            @RestQuery @Nullable String line,
            @Context SecurityContext security) {
        Optional<String> asked = Arguments.present(since);
        // What the preview shows is what is undone: nothing that the rule does from now on.
        String until = clock.instant().truncatedTo(ChronoUnit.MILLIS).toString();
        UndoDraft draft = new UndoDraft(
                rule == null ? "" : rule.strip(),
                asked.orElse(USUAL),
                line == null ? "" : line.strip(),
                book.current().rules().stream().map(Rule::id).toList(),
                null,
                "");
        if (draft.rule().isEmpty() || asked.isEmpty()) {
            return answer(200, draft);
        }
        try {
            UndoView preview = undo.undo(new UndoRequest(rule, since, until, line, null, true), security);
            return answer(200, draft.with(UndoCard.of(preview)));
        } catch (ApiProblem refused) {
            return answer(
                    refused.problem().status(), draft.refused(refused.problem().detail()));
        }
    }

    private Response answer(int status, UndoDraft draft) {
        return Html.of(status, Pages.undo(frames.of("Undo", Section.UNDO), draft));
    }

    @POST
    @OncePerKey
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed(Role.Names.OPERATOR)
    @Operation(hidden = true)
    public Response carryOut(
            @RestForm @Nullable String rule,
            @RestForm @Nullable String since,
            @RestForm @Nullable String until,
            @RestForm @Nullable String line,
            @RestForm @Nullable String reason,
            @Context SecurityContext security) {
        UndoView begun = undo.undo(new UndoRequest(rule, since, until, line, reason, false), security);
        return begun.id()
                .map(id -> Refusals.seeOther("undo/" + id))
                .orElseGet(() -> Html.ok(Pages.undone(frames.of("Undo", Section.UNDO), UndoCard.of(begun))));
    }

    @GET
    @Path("{id}")
    @Operation(hidden = true)
    public Response progress(@PathParam("id") String id, @RestQuery @Nullable String cursor) {
        return Html.ok(Pages.undone(frames.of("Undo", Section.UNDO), UndoCard.of(undo.progress(id, cursor, null))));
    }
}
