package dev.portcullis.access;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** How a session travels: no script reads it, no other site has it sent, and over HTTPS it never leaves HTTPS. */
public final class SessionCookie {

    public static final String NAME = "portcullis-session";

    private SessionCookie() {}

    static Optional<String> of(HttpServerRequest request) {
        return Optional.ofNullable(request.getCookie(NAME)).map(Cookie::getValue);
    }

    /** Until the browser is closed, at the longest. */
    static void set(RoutingContext http, String value) {
        http.response().addCookie(cookie(http, value));
    }

    static void remove(RoutingContext http) {
        http.response().addCookie(cookie(http, "").setMaxAge(0));
    }

    /** Of the whole host, since the path under which a browser sees the gateway is not always known here. */
    private static Cookie cookie(RoutingContext http, String value) {
        return Cookie.cookie(NAME, value)
                .setPath("/")
                .setHttpOnly(true)
                .setSecure(http.request().isSSL())
                .setSameSite(CookieSameSite.STRICT);
    }
}
