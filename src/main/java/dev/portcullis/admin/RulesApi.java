package dev.portcullis.admin;

import dev.portcullis.access.Role;
import dev.portcullis.admin.RulesView.ProblemView;
import dev.portcullis.admin.RulesView.RearmRequest;
import dev.portcullis.admin.RulesView.RearmedView;
import dev.portcullis.admin.RulesView.ReplicaView;
import dev.portcullis.admin.RulesView.RuleView;
import dev.portcullis.admin.RulesView.TrippedView;
import dev.portcullis.blocking.Breakers;
import dev.portcullis.message.LineId;
import dev.portcullis.problem.ApiProblem;
import dev.portcullis.rulebook.LiveSet;
import dev.portcullis.rulebook.Replicas;
import dev.portcullis.rulebook.RuleBook;
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
import jakarta.ws.rs.core.SecurityContext;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The rules that are live, and the breakers of those that went too far. */
@Path("/api/v1/rules")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed(Role.Names.VIEWER)
@OncePerKey
@Tag(name = "rules")
public class RulesApi {

    private static final Logger LOG = Logger.getLogger(RulesApi.class);

    private final RuleBook book;
    private final Breakers breakers;
    private final LineStates lines;
    private final Replicas replicas;
    private final Clock clock;

    RulesApi(RuleBook book, Breakers breakers, LineStates lines, Replicas replicas, Clock clock) {
        this.clock = clock;
        this.book = book;
        this.replicas = replicas;
        this.breakers = breakers;
        this.lines = lines;
    }

    @GET
    @Operation(summary = "The live rule set, its problems, and where rules have reached their limit")
    public RulesView rules() {
        LiveSet live = book.live();
        Map<String, List<TrippedView>> tripped = tripped();
        return new RulesView(
                live.ruleSet().hash(),
                live.loadedAt(),
                book.globalMode().wireName(),
                book.directory().toString(),
                live.ruleSet().rules().stream()
                        .map(rule -> RuleView.of(
                                rule, live.ruleSet().aggregate(rule), tripped.getOrDefault(rule.id(), List.of())))
                        .toList(),
                live.origin().wireName(),
                live.problems().stream().map(ProblemView::of).toList(),
                replicas.running().stream().map(ReplicaView::of).toList());
    }

    @POST
    @Path("/{id}/rearm")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.Names.OPERATOR)
    @Operation(
            summary = "Lets a rule that reached its limit act again, on one line or on all",
            description =
                    "The count that it was stopped by starts anew. Who did it, and the reason, is kept in the audit."
                            + " Line and reason stand in the query or in the body.")
    public RearmedView rearm(
            @PathParam("id") String id,
            @RestQuery @Nullable String line,
            @RestQuery @Nullable String reason,
            @Nullable RearmRequest request,
            @Context SecurityContext security) {
        RearmRequest body = request == null ? new RearmRequest(null, null) : request;
        return rearm(
                id, body.line() == null ? line : body.line(), body.reason() == null ? reason : body.reason(), security);
    }

    /** Without a body, whatever type it is said to be of. */
    @POST
    @Path("/{id}/rearm")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Role.Names.OPERATOR)
    @Operation(hidden = true)
    public RearmedView rearm(
            @PathParam("id") String id,
            @RestQuery @Nullable String line,
            @RestQuery @Nullable String reason,
            @Context SecurityContext security) {
        String by = security.getUserPrincipal().getName();
        String why = Arguments.reason(reason);
        Instant now = clock.instant();
        List<LineId> asked = lines.asked(line);
        List<String> rearmed = asked.stream()
                .filter(each -> breakers.rearm(each, id, by, why, now))
                .map(LineId::value)
                .toList();
        boolean live =
                book.current().rules().stream().anyMatch(rule -> rule.id().equals(id));
        if (!live && rearmed.isEmpty()) {
            throw ApiProblem.notFound("No live rule has the id '" + id + "', and none of that id is tripped;"
                    + " look whether it is written as the rule's file has it.");
        }
        LOG.infof("Rule %s re-armed by %s on lines %s, reason=\"%s\"", id, by, rearmed, why);
        return new RearmedView(id, rearmed);
    }

    private Map<String, List<TrippedView>> tripped() {
        Map<String, List<TrippedView>> byRule = new HashMap<>();
        for (LineId line : lines.known().keySet()) {
            breakers.tripped(line)
                    .forEach((rule, trip) -> byRule.computeIfAbsent(rule, id -> new ArrayList<>())
                            .add(TrippedView.of(line, trip)));
        }
        return byRule;
    }
}
