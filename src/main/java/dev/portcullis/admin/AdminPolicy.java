package dev.portcullis.admin;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityPolicy;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Set;

/**
 * Lets in who is known. What changes something must not be asked for by a page of another site: browsers send along the
 * password whatever page asks, and say in {@code Sec-Fetch-Site} where it came from; other clients do not send that.
 */
@Singleton
final class AdminPolicy implements HttpSecurityPolicy {

    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final Set<String> OWN = Set.of("same-origin", "none");

    @Override
    public String name() {
        return "admin";
    }

    @Override
    public Uni<CheckResult> checkPermission(
            RoutingContext http, Uni<SecurityIdentity> identity, AuthorizationRequestContext context) {
        return identity.map(
                known -> known.isAnonymous() || isForeign(http.request()) ? CheckResult.DENY : CheckResult.PERMIT);
    }

    private static boolean isForeign(HttpServerRequest request) {
        String origin = request.getHeader("Sec-Fetch-Site");
        return origin != null && !OWN.contains(origin) && !READING.contains(request.method());
    }
}
