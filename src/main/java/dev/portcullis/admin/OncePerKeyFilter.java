package dev.portcullis.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portcullis.access.Mac256;
import dev.portcullis.problem.ApiProblem;
import dev.portcullis.problem.Problem;
import dev.portcullis.redis.RedisUnavailable;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/** Answers a repeated request as the first of its key was answered, without doing it again. */
@Provider
@OncePerKey
final class OncePerKeyFilter implements ContainerRequestFilter, ContainerResponseFilter {

    private static final Logger LOG = Logger.getLogger(OncePerKeyFilter.class);

    private static final String HEADER = "Idempotency-Key";
    private static final String REPLAYED = "Idempotency-Replayed";

    /** The draft has a quoted string; many clients leave the quotes out. */
    private static final Pattern FORM = Pattern.compile("\"?([\\x21\\x23-\\x5b\\x5d-\\x7e]{1,255})\"?");

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    /** In bytes; the answer for a thousand users takes a quarter of it. */
    private static final int LONGEST_ANSWER = 1024 * 1024;

    private static final String RUN = OncePerKeyFilter.class.getName();

    /** Filters are made before there is a connection to Redis. */
    private final Instance<KeptAnswers> answers;

    private final ObjectMapper json;

    OncePerKeyFilter(Instance<KeptAnswers> answers, ObjectMapper json) {
        this.answers = answers;
        this.json = json;
    }

    /** A request that is carried out and whose answer will be kept. */
    private record Run(String key, String request) {}

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        String header = request.getHeaderString(HEADER);
        if (header == null
                || READING.contains(request.getMethod())
                || request.getSecurityContext().getUserPrincipal() == null) {
            return;
        }
        Run run = new Run(key(header, request), digest(request));
        answers.get()
                .begin(run.key(), run.request())
                .ifPresentOrElse(before -> request.abortWith(answer(run, before)), () -> request.setProperty(RUN, run));
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) throws IOException {
        if (request.getProperty(RUN) instanceof Run run) {
            try {
                finish(run, response);
            } catch (RedisUnavailable e) {
                LOG.warnf(
                        "The answer to a request with a key is not kept, so a repeat may do it again: %s",
                        e.getMessage());
            }
        }
    }

    private void finish(Run run, ContainerResponseContext response) throws JsonProcessingException {
        if (response.getStatusInfo().getFamily() != Response.Status.Family.SUCCESSFUL) {
            answers.get().forget(run.key());
            return;
        }
        String body = response.hasEntity() ? json.writeValueAsString(response.getEntity()) : "";
        boolean fits = body.length() <= LONGEST_ANSWER;
        answers.get()
                .keep(
                        run.key(),
                        fits
                                ? new KeptAnswer.Done(
                                        run.request(), response.getStatus(), MediaType.APPLICATION_JSON, body)
                                : new KeptAnswer.Done(
                                        run.request(),
                                        409,
                                        Problem.MEDIA_TYPE,
                                        tooLong().toJson()));
    }

    private static Response answer(Run run, KeptAnswer before) {
        if (!before.request().equals(run.request())) {
            return Problem.of(
                            422,
                            "This Idempotency-Key came with another request within a day. Give each request a key of its"
                                    + " own, and a repeat the same body.")
                    .response()
                    .build();
        }
        return switch (before) {
            case KeptAnswer.Running running ->
                Problem.of(409, "The first request with this Idempotency-Key is still carried out. Ask again soon.")
                        .response()
                        .header("Retry-After", 1)
                        .build();
            case KeptAnswer.Done done ->
                Response.status(done.status())
                        .type(done.type())
                        .entity(done.body())
                        .header(REPLAYED, true)
                        .build();
        };
    }

    private static Problem tooLong() {
        return Problem.of(
                409,
                "The request with this Idempotency-Key was carried out, but its answer was too long to be kept. See the"
                        + " decisions for what came of it.");
    }

    /** Users cannot meet in one key. */
    private static String key(String header, ContainerRequestContext request) {
        Matcher form = FORM.matcher(header.strip());
        if (!form.matches()) {
            throw ApiProblem.badRequest(
                    "The header Idempotency-Key must hold 1 to 255 letters, digits or signs without blanks, such as a UUID.");
        }
        String user = request.getSecurityContext().getUserPrincipal().getName();
        return HexFormat.of().formatHex(digest(user, form.group(1)));
    }

    private static String digest(ContainerRequestContext request) throws IOException {
        byte[] body = request.getEntityStream().readAllBytes();
        request.setEntityStream(new ByteArrayInputStream(body));
        return HexFormat.of()
                .formatHex(digest(
                        request.getMethod(),
                        request.getUriInfo().getRequestUri().getRawPath(),
                        String.valueOf(request.getUriInfo().getRequestUri().getRawQuery()),
                        HexFormat.of().formatHex(Mac256.digest(body))));
    }

    private static byte[] digest(String... parts) {
        return Mac256.digest(String.join("\n", parts).getBytes(StandardCharsets.UTF_8));
    }
}
