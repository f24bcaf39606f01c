package dev.portcullis.admin;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.spi.runtime.BlockingSecurityExecutor;
import io.quarkus.vertx.http.runtime.security.BasicAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.Set;

/** HTTP Basic that tells people what is wrong: 403 where no password could be right, else 401. */
@Alternative
@Priority(1)
@Singleton
final class AdminChallenge implements HttpAuthenticationMechanism {

    /** Notes at a request that nobody could be let in. */
    private static final String CLOSED = AdminChallenge.class.getName();

    private static final Problem UNKNOWN =
            Problem.of(401, "Sign in by HTTP Basic with a known user name, such as admin, and its password.");

    private final BasicAuthenticationMechanism basic;
    private final AdminPassword password;
    private final BlockingSecurityExecutor blocking;

    AdminChallenge(BasicAuthenticationMechanism basic, AdminPassword password, BlockingSecurityExecutor blocking) {
        this.basic = basic;
        this.password = password;
        this.blocking = blocking;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext http, IdentityProviderManager identities) {
        return blocking.executeBlocking(password::current)
                .invoke(current -> http.put(CLOSED, current.isEmpty()))
                .chain(() -> basic.authenticate(http, identities));
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext http) {
        return basic.getChallenge(http);
    }

    @Override
    public Uni<Boolean> sendChallenge(RoutingContext http) {
        return refusal(http)
                .invoke(refusal -> {
                    HttpServerResponse response = http.response().setStatusCode(refusal.getStatus());
                    refusal.getStringHeaders().forEach((name, values) -> response.putHeader(name, values));
                    response.end(String.valueOf(refusal.getEntity()));
                })
                .replaceWith(true);
    }

    /** What a request without a valid user and password is answered. */
    Uni<Response> refusal(RoutingContext http) {
        return Boolean.TRUE.equals(http.get(CLOSED))
                ? Uni.createFrom()
                        .item(() ->
                                Problem.of(403, password.advice()).response().build())
                : basic.getChallenge(http)
                        .map(challenge -> UNKNOWN.response()
                                .header(challenge.headerName.toString(), challenge.headerContent)
                                .build());
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return basic.getCredentialTypes();
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext http) {
        return basic.getCredentialTransport(http);
    }
}
