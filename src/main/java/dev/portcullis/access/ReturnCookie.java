package dev.portcullis.access;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/**
 * Remembers where somebody wanted to go while they are at the identity provider. Whatever it says is read as a {@link
 * ReturnPath}, so a planted one leads to no other host.
 */
final class ReturnCookie {

    static final String NAME = "portcullis-return";

    /** Nobody takes longer than the state of Quarkus' own flow is kept. */
    private static final Duration KEPT = Duration.ofMinutes(15);

    private ReturnCookie() {}

    static void set(RoutingContext http, ReturnPath goal) {
        if (goal.isRoot()) {
            take(http);
        } else {
            String value = Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(goal.path().getBytes(StandardCharsets.UTF_8));
            http.response().addCookie(cookie(http, value, KEPT));
        }
    }

    /** The root where there is none. */
    static ReturnPath take(RoutingContext http) {
        Optional<Cookie> sent = Optional.ofNullable(http.request().getCookie(NAME));
        Optional<String> value = sent.map(Cookie::getValue);
        if (sent.isPresent()) {
            http.response().addCookie(cookie(http, "", Duration.ZERO));
        }
        return ReturnPath.of(value.map(ReturnCookie::decoded).orElse(null));
    }

    private static String decoded(String value) {
        try {
            return new String(Base64.getUrlDecoder().decode(value), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /** Lax, since it has to be sent along when the provider's page leads back here. */
    private static Cookie cookie(RoutingContext http, String value, Duration kept) {
        return Cookie.cookie(NAME, value)
                .setPath("/")
                .setHttpOnly(true)
                .setSecure(http.request().isSSL())
                .setSameSite(CookieSameSite.LAX)
                .setMaxAge(kept.toSeconds());
    }
}
