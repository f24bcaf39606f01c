package dev.portcullis.access;

import static io.restassured.RestAssured.given;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;

/** A browser as far as signing in needs one: keeps cookies, and goes where it is sent only if the test says so. */
final class Visitor {

    private static final String HTML = "text/html,application/xhtml+xml,*/*;q=0.8";

    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final Map<String, String> headers = new LinkedHashMap<>();

    /** Every request to the gateway comes with that header. */
    Visitor with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    Map<String, String> cookies() {
        return cookies;
    }

    Response get(String path) {
        return keep(request().get(path));
    }

    Response signOut() {
        return keep(request().header("Sec-Fetch-Site", "same-origin").post("/sign-out"));
    }

    RequestSpecification request() {
        return bare().headers(headers).cookies(cookies);
    }

    /** Begins at the sign-in page and stops before the way back; answers that. */
    String atProvider(String to, String choice) {
        Response begun = get("/sign-in/provider" + to);
        begun.then().statusCode(302);
        return Jsoup.parse(bare().get(begun.header("Location")).asString())
                .getElementById(choice)
                .attr("href");
    }

    /** From the provider's page back to the gateway, wherever a proxy would stand. */
    Response comeBack(String address) {
        URI back = URI.create(address);
        return get("/sign-in/provider/callback?" + back.getRawQuery());
    }

    Response signIn(String to) {
        return comeBack(atProvider(to, "yes"));
    }

    int status(String path) {
        return request().get(path).statusCode();
    }

    private static RequestSpecification bare() {
        return given().redirects()
                .follow(false)
                .urlEncodingEnabled(false)
                .accept(HTML)
                .baseUri(own());
    }

    private static String own() {
        return RestAssured.baseURI;
    }

    private Response keep(Response answer) {
        List<io.restassured.http.Cookie> set = answer.detailedCookies().asList();
        set.forEach(cookie -> {
            if (cookie.getMaxAge() == 0) {
                cookies.remove(cookie.getName());
            } else {
                cookies.put(cookie.getName(), cookie.getValue());
            }
        });
        return answer;
    }
}
