package dev.portcullis.panel;

import dev.portcullis.admin.ListedView;
import dev.portcullis.admin.WantedCsv;
import dev.portcullis.blocking.ListPage;
import dev.portcullis.blocking.ListPage.Place;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

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

    /** A list for spreadsheets, which the browser saves under that name. */
    static Response table(
            String name, Function<Optional<Place>, ListPage> pages, Function<ListPage, List<ListedView>> listed) {
        StreamingOutput rows = out -> WantedCsv.write(out, pages, listed);
        return Response.ok(rows, WantedCsv.MEDIA_TYPE + ";charset=UTF-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
