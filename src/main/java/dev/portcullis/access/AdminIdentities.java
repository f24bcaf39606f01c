package dev.portcullis.access;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.UsernamePasswordAuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/** Tells by the name and password of HTTP Basic who somebody is and what they may do. */
@Singleton
final class AdminIdentities implements IdentityProvider<UsernamePasswordAuthenticationRequest> {

    private final SignIns signIns;
    private final Refusals refusals;

    AdminIdentities(SignIns signIns, Refusals refusals) {
        this.signIns = signIns;
        this.refusals = refusals;
    }

    @Override
    public Class<UsernamePasswordAuthenticationRequest> getRequestType() {
        return UsernamePasswordAuthenticationRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            UsernamePasswordAuthenticationRequest request, AuthenticationRequestContext context) {
        return context.runBlocking(() -> identify(request));
    }

    private SecurityIdentity identify(UsernamePasswordAuthenticationRequest request) {
        RoutingContext http = HttpSecurityUtils.getRoutingContextAttribute(request);
        if (http == null) {
            throw new AuthenticationFailedException("a password that no request carries");
        }
        String user = request.getUsername();
        String password = new String(request.getPassword().getPassword());
        return switch (signIns.attempt(Attempt.of(user, http.request()), user, password)) {
            case SignIn.Welcome welcome -> welcome.user().identity();
            case SignIn.Unknown unknown -> throw new AuthenticationFailedException();
            case SignIn.TooMany tooMany -> {
                refusals.note(http, tooMany);
                throw new AuthenticationFailedException();
            }
        };
    }
}
