package dev.portcullis.admin;

import dev.portcullis.problem.Problem;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Tells people how large a body may be, which the server itself refuses without a word. Meta's door is left alone. */
@Singleton
final class BodyLimit {

    private static final int BEFORE_THE_SERVERS_OWN = 9_000;

    private final long most;

    BodyLimit(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize most) {
        this.most = most.asLongValue();
    }

    void register(@Observes Filters filters) {
        filters.register(this::refuse, BEFORE_THE_SERVERS_OWN);
    }

    private void refuse(RoutingContext http) {
        String length = http.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        boolean tooLong = length != null && length.matches("[0-9]{1,18}") && Long.parseLong(length) > most;
        if (!tooLong || http.request().path().startsWith("/webhook")) {
            http.next();
            return;
        }
        String detail = "Found a body of " + length + " bytes, expected at most " + most
                + ". Nothing was done; send it in smaller parts.";
        http.response()
                .setStatusCode(413)
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .putHeader(HttpHeaders.CONNECTION, "close")
                .end(Problem.of(413, detail).toJson());
    }
}
