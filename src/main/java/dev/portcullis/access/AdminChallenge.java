package dev.portcullis.access;

import dev.portcullis.redis.RedisUnavailable;
import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.security.AuthenticationFailedException;
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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Knows people by HTTP Basic, by a token of an identity provider, or by the cookie of their session. */
@Alternative
@Priority(1)
@Singleton
public final class AdminChallenge implements HttpAuthenticationMechanism {

    private static final String TOKEN = "bearer ";

    private final BasicAuthenticationMechanism basic;
    private final OidcAuthenticationMechanism tokens;
    private final AdminUsers users;
    private final Sessions sessions;
    private final Refusals refusals;
    private final BlockingSecurityExecutor blocking;

    AdminChallenge(
            BasicAuthenticationMechanism basic,
            OidcAuthenticationMechanism tokens,
            AdminUsers users,
            Sessions sessions,
            Refusals refusals,
            BlockingSecurityExecutor blocking) {
        this.basic = basic;
        this.tokens = tokens;
        this.users = users;
        this.sessions = sessions;
        this.refusals = refusals;
        this.blocking = blocking;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext http, IdentityProviderManager identities) {
        return blocking.executeBlocking(() -> bySession(http))
                .chain(known -> known.isPresent()
                        ? Uni.createFrom().item(known.get())
                        : carried(http).authenticate(http, identities));
    }

    /** What reads the form of proof that the request carries; without an identity provider a token is none. */
    private HttpAuthenticationMechanism carried(RoutingContext http) {
        String header = http.request().getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.toLowerCase(Locale.ROOT).startsWith(TOKEN) ? tokens : basic;
    }

    private Optional<SecurityIdentity> bySession(RoutingContext http) {
        if (users.isClosed()) {
            refusals.noteClosed(http);
            return Optional.empty();
        }
        if (http.request().getHeader(HttpHeaders.AUTHORIZATION) != null) {
            return Optional.empty();
        }
        try {
            Optional<Sessions.Resumed> resumed =
                    SessionCookie.of(http.request()).flatMap(sessions::resume);
            resumed.flatMap(Sessions.Resumed::renewed).ifPresent(cookie -> SessionCookie.set(http, cookie));
            return resumed.map(known -> known.user().identity());
        } catch (RedisUnavailable e) {
            refusals.noteUnavailable(http);
            throw new AuthenticationFailedException(e);
        }
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
                    response.end(refusal.hasEntity() ? refusal.getEntity().toString() : "");
                })
                .replaceWith(true);
    }

    /** What a request without a valid user and password, or session, is answered. */
    public Uni<Response> refusal(RoutingContext http) {
        return basic.getChallenge(http).map(challenge -> refusals.of(http, String.valueOf(challenge.headerContent)));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Stream.of(basic, tokens)
                .flatMap(each -> each.getCredentialTypes().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext http) {
        return basic.getCredentialTransport(http);
    }
}
