package dev.portcullis.access;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a page of another site has a browser ask for something. Browsers send along cookies, and passwords of
 * HTTP Basic too, whatever page asks; they say in {@code Sec-Fetch-Site}, or where they are older or the address is not
 * HTTPS in {@code Origin} or {@code Referer}, where it came from. Other clients send none of them.
 */
public final class OwnOrigin {

    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final Set<String> OWN = Set.of("same-origin", "none");
    private static final Map<String, Integer> USUAL_PORTS = Map.of("http", 80, "https", 443);

    private OwnOrigin() {}

    /** Nothing changes by reading, so any page may have a browser do that. */
    public static boolean mayAsk(HttpServerRequest request) {
        return READING.contains(request.method()) || isOwn(request);
    }

    private static boolean isOwn(HttpServerRequest request) {
        String fetch = request.getHeader("Sec-Fetch-Site");
        if (fetch != null) {
            return OWN.contains(fetch);
        }
        String origin = request.getHeader("Origin");
        String from = origin != null ? origin : request.getHeader("Referer");
        if (from != null) {
            return isSameHost(from, request.authority());
        }
        // Nothing proves where it came from, which is as it should be for what sends its password by itself.
        return request.getHeader("Authorization") != null;
    }

    private static boolean isSameHost(String from, @Nullable HostAndPort own) {
        try {
            URI page = new URI(from);
            Integer usual = page.getScheme() == null ? null : USUAL_PORTS.get(page.getScheme());
            return own != null
                    && usual != null
                    && own.host().equalsIgnoreCase(page.getHost())
                    && port(page.getPort(), usual) == port(own.port(), usual);
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static int port(int given, int usual) {
        return given > 0 ? given : usual;
    }
}
