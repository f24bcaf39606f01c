package dev.portcullis.webhook;

import dev.portcullis.screening.Screening;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executor;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** Where Meta knocks: the handshake and the deliveries. */
@Path(WebhookResource.PATH)
@Singleton
@NonBlocking
final class WebhookResource {

    static final String PATH = "/webhook";

    private final Handshake handshake;
    private final Intake intake;

    WebhookResource(
            WebhookConfig config, Admission admission, WebhookMetrics metrics, Screening screening, Clock clock) {
        Secrets tokens = new Secrets(config.verifyToken().orElse(List.of()), config.verifyTokenFile(), clock);
        Secrets appSecrets = new Secrets(config.appSecrets().orElse(List.of()), config.appSecretsFile(), clock);
        this.handshake = new Handshake(tokens::current);
        this.intake = new Intake(
                admission,
                new SignatureVerifier(appSecrets::current),
                screening::screen,
                metrics,
                Infrastructure.getDefaultExecutor(),
                clock);
    }

    @GET
    public RestResponse<String> verify(
            @RestQuery("hub.mode") @Nullable String mode,
            @RestQuery("hub.verify_token") @Nullable String token,
            @RestQuery("hub.challenge") @Nullable String challenge) {
        return handshake
                .answer(mode, token, challenge)
                .map(echo -> text(RestResponse.Status.OK, echo))
                .orElseGet(() -> text(RestResponse.Status.FORBIDDEN, "no handshake with a known verify token"));
    }

    /** Work that has begun is finished even if the caller hangs up: half of it would be repeated anyway. */
    @POST
    @Cancellable(false)
    public Uni<RestResponse<String>> receive(HttpServerRequest request, byte[] body) {
        return intake.receive(request.headers().getAll(SignatureVerifier.HEADER), body, currentLoop())
                .map(WebhookResource::response);
    }

    private static RestResponse<String> response(Answer answer) {
        ResponseBuilder<String> response = ResponseBuilder.create(answer.status());
        if (answer.status() == RestResponse.StatusCode.SERVICE_UNAVAILABLE) {
            response.header(HttpHeaders.RETRY_AFTER, Answer.RETRY_AFTER);
        }
        return answer.body().isEmpty()
                ? response.build()
                : response.entity(answer.body()).type(Answer.MEDIA_TYPE).build();
    }

    private static RestResponse<String> text(RestResponse.Status status, String body) {
        return ResponseBuilder.create(status, body)
                .type(MediaType.TEXT_PLAIN_TYPE)
                .header("X-Content-Type-Options", "nosniff")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private static Executor currentLoop() {
        Context context = Vertx.currentContext();
        return task -> context.runOnContext(nothing -> task.run());
    }
}
