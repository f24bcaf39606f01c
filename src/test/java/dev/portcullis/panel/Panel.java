package dev.portcullis.panel;

import dev.portcullis.admin.Api;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** The panel's pages as a browser without scripts reads them. */
final class Panel {

    private Panel() {}

    static Document page(String path) {
        return page(path, 200);
    }

    static Document page(String path, int status) {
        return parsed(asked(Api.asAdmin()).get(path), status);
    }

    static RequestSpecification asked(RequestSpecification request) {
        return request.accept("text/html,application/xhtml+xml,*/*;q=0.8")
                .redirects()
                .follow(false)
                .urlEncodingEnabled(false);
    }

    /** Sends a form of a page. */
    static Document post(String path, List<String> users, String... fields) {
        return parsed(posted(path, users, fields), 200);
    }

    static Response posted(String path, List<String> users, String... fields) {
        RequestSpecification form = asked(Api.asAdmin())
                .urlEncodingEnabled(true)
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("user", users);
        for (int i = 0; i < fields.length; i += 2) {
            form = form.formParam(fields[i], fields[i + 1]);
        }
        return form.post(path);
    }

    static Document parsed(Response answer, int status) {
        answer.then().statusCode(status).contentType("text/html;charset=UTF-8");
        return Jsoup.parse(answer.asString());
    }

    /** The text of each cell under that class. */
    static List<String> texts(Element in, String selector) {
        return in.select(selector).eachText();
    }
}
