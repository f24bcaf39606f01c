package dev.portcullis.admin;

import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Answers of the panel. */
final class Html {

    static final String MEDIA_TYPE = "text/html;charset=UTF-8";

    private Html() {}

    static Response ok(TemplateInstance page) {
        return of(Response.Status.OK.getStatusCode(), page);
    }

    static Response of(int status, TemplateInstance page) {
        return Response.status(status)
                .type(MEDIA_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(page.render())
                .build();
    }
}
