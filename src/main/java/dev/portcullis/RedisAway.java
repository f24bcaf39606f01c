package dev.portcullis;

import dev.portcullis.problem.Problem;
import dev.portcullis.redis.RedisUnavailable;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Tells HTTP clients that Redis gave no answer; here, since it takes two rooms that do not know each other. */
final class RedisAway {

    private static final int SECONDS = 1;

    @ServerExceptionMapper
    Response of(RedisUnavailable thrown) {
        return Problem.of(
                        503,
                        "Redis does not answer, so nothing can be said or done at the moment. Try again soon; if it"
                                + " lasts, look at Redis and at the gateway's log.")
                .response()
                .header(HttpHeaders.RETRY_AFTER, SECONDS)
                .build();
    }
}
