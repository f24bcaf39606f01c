package dev.portcullis.webhook;

import dev.portcullis.problem.Problem;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.List;

/** Takes a POST from its head to the last byte of its answer, on its own event loop. */
final class Reception {

    /** Meta sends megabytes within seconds; whoever takes so long keeps the connection on purpose. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Intake intake;
    private final Admission admission;
    private final long longestBody;

    Reception(Intake intake, Admission admission, long longestBody) {
        this.intake = intake;
        this.admission = admission;
        this.longestBody = longestBody;
    }

    void receive(HttpServerRequest request) {
        new BodyReader(
                        request,
                        new BodyReader.Bounds(longestBody, PATIENCE, admission),
                        body -> deliver(request, body),
                        answer -> refuse(request, answer))
                .read();
    }

    /** Work that has begun is finished even if the caller hangs up: half of it would be repeated anyway. */
    private void deliver(HttpServerRequest request, byte[] body) {
        List<String> signatures = request.headers().getAll(SignatureVerifier.HEADER);
        Context loop = Vertx.currentContext();
        intake.receive(signatures, body, task -> loop.runOnContext(nothing -> task.run()))
                .subscribe()
                .with(answer -> {
                    if (Vertx.currentContext() == loop) {
                        send(request.response(), answer);
                    } else {
                        loop.runOnContext(nothing -> send(request.response(), answer));
                    }
                });
    }

    private void refuse(HttpServerRequest request, Answer answer) {
        intake.refused(answer);
        if (answer == Answer.TOO_SLOW || request.headers().contains(HttpHeaders.EXPECT)) {
            // The rest of the body may come or not, so nobody could tell where the next request begins.
            request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        send(request.response(), answer);
    }

    private static void send(HttpServerResponse response, Answer answer) {
        if (response.ended() || response.closed()) {
            return;
        }
        response.setStatusCode(answer.status());
        switch (answer) {
            case REFUSED -> response.putHeader("WWW-Authenticate", SignatureVerifier.HEADER);
            case OVERLOADED, UNAVAILABLE -> response.putHeader(HttpHeaders.RETRY_AFTER, Answer.RETRY_AFTER);
            case ACCEPTED, TOO_SLOW, TOO_LARGE -> {}
        }
        if (answer.body().isEmpty()) {
            response.end();
        } else {
            response.putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE).end(answer.body());
        }
    }
}
