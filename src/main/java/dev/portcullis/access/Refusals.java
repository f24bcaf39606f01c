package dev.portcullis.access;

import dev.portcullis.access.SignIn.TooMany;
import dev.portcullis.problem.Problem;
import dev.portcullis.problem.ProblemPage;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** What those are answered who are not let in: why, and what to do, each in the form that they can use. */
@Singleton
public final class Refusals {

    /** Notes at a request why it is refused, where it is for another reason than that nobody has signed in. */
    private static final String REASON = Refusals.class.getName();

    private static final Problem UNKNOWN =
            Problem.of(401, "Sign in by HTTP Basic with a known user name, such as admin, and its password.");

    private final AdminUsers users;

    private final ProblemPage page;

    Refusals(AdminUsers users, ProblemPage page) {
        this.users = users;
        this.page = page;
    }

    /** Nobody could be let in. */
    void noteClosed(RoutingContext http) {
        http.put(REASON, Problem.of(403, users.advice()).response().build());
    }

    void note(RoutingContext http, TooMany tooMany) {
        // To wait is of no use where nobody could be let in.
        if (http.get(REASON) == null) {
            http.put(REASON, tooMany(tooMany));
        }
    }

    /** Whether a session holds cannot be said. */
    void noteUnavailable(RoutingContext http) {
        http.put(
                REASON,
                Problem.of(503, "Redis does not answer, so your session cannot be looked up. Try again soon.")
                        .response()
                        .header(HttpHeaders.RETRY_AFTER, 1)
                        .build());
    }

    Response of(RoutingContext http, String challenge) {
        if (http.get(REASON) instanceof Response noted) {
            return wantsPage(http.request()) && !http.request().path().startsWith("/api/")
                    ? dressed(noted, http.request().path())
                    : noted;
        }
        HttpServerRequest request = http.request();
        if (wantsPage(request) && request.getHeader(HttpHeaders.AUTHORIZATION) == null) {
            return seeOther(asked(request).toSignIn());
        }
        // To Basic a browser would open its own dialogue, over a page whose session has just ended.
        boolean script = request.getHeader("Sec-Fetch-Mode") != null || request.getHeader("HX-Request") != null;
        Response.ResponseBuilder answer = UNKNOWN.response()
                .header(HttpHeaders.WWW_AUTHENTICATE, script ? "Form realm=\"Portcullis\"" : challenge);
        // Has htmx load the page anew, which leads to the form and back to that page.
        return script ? answer.header("HX-Refresh", true).build() : answer.build();
    }

    private Response dressed(Response noted, String path) {
        String json = String.valueOf(noted.getEntity());
        return Response.fromResponse(noted)
                .type("text/html;charset=UTF-8")
                .entity(page.of(noted.getStatus(), json, path, ""))
                .build();
    }

    static Response tooMany(TooMany tooMany) {
        return Problem.of(
                        429,
                        "Too many attempts to sign in have failed, so the password was not looked at. Wait "
                                + tooMany.seconds() + " s, then try once with the right one.")
                .response()
                .header(HttpHeaders.RETRY_AFTER, tooMany.seconds())
                .build();
    }

    public static Response seeOther(String relative) {
        // As a header, since JAX-RS would make an absolute address of it.
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, relative)
                .build();
    }

    static boolean wantsPage(HttpServerRequest request) {
        String accepted = request.getHeader(HttpHeaders.ACCEPT);
        boolean reads =
                request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD);
        return reads && accepted != null && accepted.contains(MediaType.TEXT_HTML);
    }

    private static ReturnPath asked(HttpServerRequest request) {
        String query = request.query();
        return ReturnPath.of(query == null ? request.path() : request.path() + "?" + query);
    }
}
