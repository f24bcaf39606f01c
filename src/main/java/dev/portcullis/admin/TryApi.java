package dev.portcullis.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.portcullis.access.Role;
import dev.portcullis.problem.ApiProblem;
import dev.portcullis.problem.Problem;
import dev.portcullis.rulebook.RuleBook;
import dev.portcullis.rulebook.Trial;
import dev.portcullis.rulebook.TrialRefusedException;
import dev.portcullis.rules.Mode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What the live rules would say. */
@Path("/api/v1/rules/try")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed(Role.Names.VIEWER)
@Tag(name = "rules")
public class TryApi {

    private final RuleBook book;
    private final Clock clock;

    TryApi(RuleBook book, Clock clock) {
        this.book = book;
        this.clock = clock;
    }

    @POST
    @Operation(
            summary = "What the live rules would say of a message, and why",
            description =
                    "Nothing is stored or counted. The body is a message in the words of a rule file's tests (text, kind,"
                            + " from, times, every, at, line, country, forwarded, referral, reply, filename, mime,"
                            + " profile_name, media_hash); messages that came before it may stand in history. Or send"
                            + " holds them all; the verdict is that on the last.")
    public TryView attempt(@Nullable JsonNode body) {
        Mode mode = book.globalMode();
        try {
            Trial trial = Trial.read(body == null ? NullNode.instance : body, book.current(), clock.instant());
            return TryView.of(trial, trial.run(mode, clock), mode);
        } catch (TrialRefusedException refused) {
            throw new ApiProblem(problem(refused));
        }
    }

    private static Problem problem(TrialRefusedException refused) {
        ArrayNode fields = JsonNodeFactory.instance.arrayNode();
        refused.problems()
                .forEach(each -> fields.addObject().put("field", each.field()).put("problem", each.problem()));
        return Problem.of(
                        400,
                        "This cannot be tried: "
                                + refused.problems().stream()
                                        .limit(3)
                                        .map(Object::toString)
                                        .collect(Collectors.joining("; "))
                                + ".")
                .with("invalid", fields);
    }
}
