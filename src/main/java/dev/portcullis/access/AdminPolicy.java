package dev.portcullis.access;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityPolicy;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/** Lets in who is known, unless a page of another site asks in their name. */
@Singleton
final class AdminPolicy implements HttpSecurityPolicy {

    @Override
    public String name() {
        return "admin";
    }

    @Override
    public Uni<CheckResult> checkPermission(
            RoutingContext http, Uni<SecurityIdentity> identity, AuthorizationRequestContext context) {
        return identity.map(known ->
                known.isAnonymous() || !OwnOrigin.mayAsk(http.request()) ? CheckResult.DENY : CheckResult.PERMIT);
    }
}
