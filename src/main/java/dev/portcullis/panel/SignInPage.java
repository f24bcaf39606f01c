package dev.portcullis.panel;

import dev.portcullis.access.AdminUsers;
import dev.portcullis.access.SignInWays;
import dev.portcullis.access.SignInWays.ByProvider;
import dev.portcullis.problem.ApiProblem;
import dev.portcullis.problem.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Where people sign in to the panel. */
@Path("/")
@Produces(Html.MEDIA_TYPE)
@RunOnVirtualThread
@PermitAll
public class SignInPage {

    private final PanelFiles files;
    private final AdminUsers users;
    private final SignInWays ways;

    SignInPage(PanelFiles files, AdminUsers users, SignInWays ways) {
        this.files = files;
        this.users = users;
        this.ways = ways;
    }

    @GET
    @Path("/sign-in")
    @Operation(hidden = true)
    public Response form(
            @RestQuery @Nullable String to, @RestQuery @Nullable String problem, @RestQuery @Nullable String wait) {
        if (users.isClosed()) {
            throw new ApiProblem(Problem.of(403, users.advice()));
        }
        Frame frame = Frame.bare("Sign in", "./", "", files.version());
        Optional<ByProvider> provider = ways.byProvider(to);
        SignInForm form = new SignInForm(
                to == null ? "" : to,
                words(problem, wait),
                ways.byPassword(),
                provider.map(ByProvider::name).orElse(""),
                provider.map(ByProvider::link).orElse(""));
        return Html.ok(Pages.signIn(frame, form));
    }

    private static String words(@Nullable String problem, @Nullable String wait) {
        if (problem == null) {
            return "";
        }
        if (!problem.equals("limited")) {
            return "No user has this name and password. Look at both, and at the caps lock.";
        }
        String howLong = wait != null && wait.matches("[0-9]{1,6}") ? "Wait " + wait + " s" : "Wait a while";
        return "Too many attempts have failed, so this password was not looked at. " + howLong
                + ", then try once with the right one.";
    }
}
