package dev.portcullis.access;

import dev.portcullis.problem.ApiProblem;
import dev.portcullis.problem.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** Where the panel's form of user name and password goes. */
@Path("/")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@RunOnVirtualThread
@PermitAll
@Tag(name = "sessions")
public class SignInApi {

    private static final Logger LOG = Logger.getLogger(SignInApi.class);

    private final AdminUsers users;
    private final SignIns signIns;
    private final Sessions sessions;

    SignInApi(AdminUsers users, SignIns signIns, Sessions sessions) {
        this.users = users;
        this.signIns = signIns;
        this.sessions = sessions;
    }

    @POST
    @Path("/sign-in")
    @Operation(
            summary = "Begins a session, whose cookie stands for the password",
            description = "A browser is sent on to the page of the panel that `to` names, or back to the form with"
                    + " `problem`: `wrong` or `limited`, the latter with `wait` in seconds.")
    public Response signIn(
            @RestForm @Nullable String user,
            @RestForm @Nullable String password,
            @RestForm @Nullable String to,
            RoutingContext http) {
        requireOwnPage(http);
        if (users.isClosed()) {
            throw new ApiProblem(Problem.of(403, users.advice()));
        }
        if (user == null || password == null) {
            throw ApiProblem.badRequest("The form lacks its field user or password.");
        }
        ReturnPath goal = ReturnPath.of(to);
        return switch (signIns.attempt(Attempt.of(user, http.request()), user, password)) {
            case SignIn.Welcome welcome -> {
                SessionCookie.set(http, sessions.begin(welcome.user()));
                LOG.infof("%s signed in to the panel", welcome.user().name());
                yield Refusals.seeOther(goal.fromSignIn());
            }
            case SignIn.Unknown unknown ->
                isBrowser(http)
                        ? Refusals.seeOther(goal.signInAgain("problem=wrong"))
                        : Problem.of(401, "No user has this name and password.")
                                .response()
                                .header("WWW-Authenticate", "Form realm=\"Portcullis\"")
                                .build();
            case SignIn.TooMany tooMany ->
                isBrowser(http)
                        ? Refusals.seeOther(goal.signInAgain("problem=limited&wait=" + tooMany.seconds()))
                        : Refusals.tooMany(tooMany);
        };
    }

    @POST
    @Path("/sign-out")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Ends the session")
    public Response signOut(RoutingContext http) {
        requireOwnPage(http);
        SessionCookie.of(http.request()).ifPresent(sessions::end);
        SessionCookie.remove(http);
        return Refusals.seeOther("sign-in");
    }

    private static boolean isBrowser(RoutingContext http) {
        String accepted = http.request().getHeader("Accept");
        return accepted != null && accepted.contains(MediaType.TEXT_HTML);
    }

    /** Else another site could sign somebody in under a name of its choice, or out. */
    private static void requireOwnPage(RoutingContext http) {
        if (!OwnOrigin.mayAsk(http.request())) {
            throw new ApiProblem(Problem.of(
                    403,
                    "This form came from no page of the gateway, as far as Sec-Fetch-Site, Origin and Referer tell. Open"
                            + " the gateway's own page, or name it in Origin."));
        }
    }
}
