package dev.portcullis.webhook;

import dev.portcullis.problem.Problem;
import dev.portcullis.screening.Screening;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Where Meta knocks: the handshake and the deliveries. A route of its own, ahead of all that is there for people and
 * their browsers: nobody signs in here, and the way through the REST layer costs more than checking and reading does.
 */
@Singleton
final class WebhookRoute {

    private static final String PATH = "/webhook";
    private static final String METHODS = "GET, HEAD, POST, OPTIONS";
    private static final int BEFORE_ALL_OTHERS = -20_000;
    private static final int SERVER_ERROR = 500;

    private final Handshake handshake;
    private final Reception reception;

    WebhookRoute(
            WebhookConfig config,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize longestBody,
            Admission admission,
            WebhookMetrics metrics,
            Screening screening,
            Clock clock) {
        Secrets tokens = new Secrets(config.verifyToken().orElse(List.of()), config.verifyTokenFile(), clock);
        Secrets appSecrets = new Secrets(config.appSecrets().orElse(List.of()), config.appSecretsFile(), clock);
        this.handshake = new Handshake(tokens::current);
        Intake intake = new Intake(
                admission,
                new SignatureVerifier(appSecrets::current),
                screening::screen,
                metrics,
                Infrastructure.getDefaultExecutor(),
                clock);
        this.reception = new Reception(intake, admission, longestBody.asLongValue());
    }

    void register(@Observes Router router) {
        router.route(PATH).order(BEFORE_ALL_OTHERS).handler(this::handle).failureHandler(WebhookRoute::refuseMalformed);
    }

    private void handle(RoutingContext http) {
        HttpMethod method = http.request().method();
        if (method == HttpMethod.POST) {
            reception.receive(http.request());
            return;
        }
        // Nobody reads what such a request may carry.
        http.request().resume();
        if (method == HttpMethod.GET || method == HttpMethod.HEAD) {
            greet(http);
        } else {
            http.response().putHeader(HttpHeaders.ALLOW, METHODS);
            if (method == HttpMethod.OPTIONS) {
                http.response().end();
            } else {
                refuse(http, 405, "Meta asks here with GET and delivers with POST.");
            }
        }
    }

    private void greet(RoutingContext http) {
        http.response().putHeader("X-Content-Type-Options", "nosniff").putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        handshake
                .answer(
                        theOnly(http.queryParam("hub.mode")),
                        theOnly(http.queryParam("hub.verify_token")),
                        theOnly(http.queryParam("hub.challenge")))
                .ifPresentOrElse(
                        echo -> end(http, 200, "text/plain", echo),
                        () -> end(http, 403, "text/plain", "no handshake with a known verify token"));
    }

    /** Of values that contradict each other none is believed. */
    private static @Nullable String theOnly(List<String> values) {
        return values.size() == 1 ? values.getFirst() : null;
    }

    /** What is wrong with the request's form, such as a Host that is missing; our own faults are told elsewhere. */
    private static void refuseMalformed(RoutingContext http) {
        if (http.statusCode() < 0 || http.statusCode() >= SERVER_ERROR) {
            http.next();
            return;
        }
        http.request().resume();
        refuse(
                http,
                http.statusCode(),
                "The request is no HTTP as it is written down: look at its target and its Host header.");
    }

    private static void refuse(RoutingContext http, int status, String detail) {
        end(http, status, Problem.MEDIA_TYPE, Problem.of(status, detail).toJson());
    }

    private static void end(RoutingContext http, int status, String type, String body) {
        HttpServerResponse response = http.response().setStatusCode(status).putHeader(HttpHeaders.CONTENT_TYPE, type);
        if (http.request().method() == HttpMethod.HEAD) {
            response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()))
                    .end();
        } else {
            response.end(body);
        }
    }
}
