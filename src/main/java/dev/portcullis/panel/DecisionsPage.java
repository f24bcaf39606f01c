package dev.portcullis.panel;

import dev.portcullis.access.Role;
import dev.portcullis.admin.Arguments;
import dev.portcullis.admin.AuditCursor;
import dev.portcullis.admin.DecisionFilter;
import dev.portcullis.admin.DecisionSearch;
import dev.portcullis.admin.Decisions;
import dev.portcullis.admin.DecisionsView;
import dev.portcullis.message.LineId;
import dev.portcullis.rulebook.RuleBook;
import dev.portcullis.rules.Rule;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What was decided, each with its proof; new ones come in as they are made. */
@Path("/decisions")
@Produces(Html.MEDIA_TYPE)
@RunOnVirtualThread
@RolesAllowed(Role.Names.VIEWER)
public class DecisionsPage {

    private static final int ROWS = 50;

    private final Decisions decisions;
    private final DecisionSearch search;
    private final RuleBook book;
    private final Frames frames;

    DecisionsPage(Decisions decisions, DecisionSearch search, RuleBook book, Frames frames) {
        this.decisions = decisions;
        this.search = search;
        this.book = book;
        this.frames = frames;
    }

    @GET
    @Operation(hidden = true)
    public Response decisions(
            @RestQuery @Nullable String line,
            @RestQuery @Nullable String rule,
            @RestQuery @Nullable String sender,
            @RestQuery @Nullable String since,
            @RestQuery @Nullable String mode,
            @RestQuery @Nullable String effect,
            @RestQuery @Nullable String cursor) {
        DecisionFilter filter = DecisionFilter.of(line, rule, sender, since, mode, effect);
        Optional<AuditCursor> after = Arguments.cursor(cursor);
        DecisionsView found = decisions.find(search.query(filter, after, ROWS));
        List<DecisionRow> rows = found.decisions().stream().map(DecisionRow::of).toList();
        return Html.ok(Pages.decisions(
                frames.of("Decisions", Section.DECISIONS, LineId.parse(filter.line())),
                new DecisionList(
                        filter,
                        rows,
                        found.cursor()
                                .map(next -> "decisions?" + joined(filter.query(), "cursor=" + next))
                                .orElse(""),
                        after.isEmpty() ? feed(filter, rows) : "",
                        book.current().rules().stream().map(Rule::id).toList())));
    }

    private static String feed(DecisionFilter filter, List<DecisionRow> rows) {
        String from =
                rows.isEmpty() ? "" : "after=" + rows.getFirst().decision().id();
        String query = joined(filter.query(), from);
        return query.isEmpty() ? "decisions/feed" : "decisions/feed?" + query;
    }

    private static String joined(String one, String other) {
        return one.isEmpty() || other.isEmpty() ? one + other : one + "&" + other;
    }
}
