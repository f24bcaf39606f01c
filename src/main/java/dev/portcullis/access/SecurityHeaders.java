package dev.portcullis.access;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Tells browsers to trust nothing but the gateway's own files: what people write to a business is shown in the panel.
 * Meta's door is left alone, which no browser sees.
 */
@Singleton
final class SecurityHeaders {

    private static final String CONTENT =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
    private static final int BEFORE_ALL_OTHERS = 10_000;

    void register(@Observes Filters filters) {
        filters.register(SecurityHeaders::add, BEFORE_ALL_OTHERS);
    }

    private static void add(RoutingContext http) {
        if (!http.request().path().startsWith("/webhook")) {
            MultiMap headers = http.response().headers();
            // With no-referrer browsers would send forms of our own pages with an Origin of null.
            headers.set("Content-Security-Policy", CONTENT)
                    .set("X-Content-Type-Options", "nosniff")
                    .set("Referrer-Policy", "same-origin");
            // Files that never change say so themselves.
            http.addHeadersEndHandler(sent -> {
                if (!headers.contains(HttpHeaders.CACHE_CONTROL)) {
                    headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
                }
            });
        }
        http.next();
    }
}
