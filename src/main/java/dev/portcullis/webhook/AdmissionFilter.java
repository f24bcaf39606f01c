package dev.portcullis.webhook;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Turns a delivery away before its body is read, while there is no place for it. */
@Singleton
final class AdmissionFilter {

    private static final int PRIORITY = 100;

    private final Admission admission;
    private final WebhookMetrics metrics;

    AdmissionFilter(Admission admission, WebhookMetrics metrics) {
        this.admission = admission;
        this.metrics = metrics;
    }

    void register(@Observes Filters filters) {
        filters.register(this::admit, PRIORITY);
    }

    private void admit(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        if (request.method() != HttpMethod.POST || !isWebhook(routing.normalizedPath())) {
            routing.next();
        } else if (admission.isFull(announcedSize(request))) {
            turnAway(routing);
        } else {
            // Only the bytes count; a content type that does not parse would be answered 400, and repeated for days.
            request.headers().remove(HttpHeaders.CONTENT_TYPE);
            routing.next();
        }
    }

    private static boolean isWebhook(String path) {
        return path.equals(WebhookResource.PATH) || path.equals(WebhookResource.PATH + "/");
    }

    private void turnAway(RoutingContext routing) {
        metrics.answered(Answer.OVERLOADED);
        routing.response()
                .setStatusCode(Answer.OVERLOADED.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Answer.MEDIA_TYPE)
                .putHeader(HttpHeaders.RETRY_AFTER, Answer.RETRY_AFTER)
                .end(Answer.OVERLOADED.body());
        // The body is still in the way of the connection's next request; without a reader it is dropped as it comes.
        routing.request().resume();
    }

    private static long announcedSize(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
