package dev.portcullis.access;

import io.quarkus.oidc.AuthorizationCodeTokens;
import io.quarkus.oidc.OidcRequestContext;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.TokenStateManager;
import io.quarkus.security.AuthenticationFailedException;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;

/** Keeps none of an identity provider's tokens: they are read once, when a session of our own begins. */
@Alternative
@Priority(1)
@Singleton
final class NoTokens implements TokenStateManager {

    @Override
    public Uni<String> createTokenState(
            RoutingContext http,
            OidcTenantConfig config,
            AuthorizationCodeTokens tokens,
            OidcRequestContext<String> context) {
        return Uni.createFrom().item("");
    }

    @Override
    public Uni<AuthorizationCodeTokens> getTokens(
            RoutingContext http,
            OidcTenantConfig config,
            String state,
            OidcRequestContext<AuthorizationCodeTokens> context) {
        return Uni.createFrom().failure(new AuthenticationFailedException("no tokens are kept"));
    }

    @Override
    public Uni<Void> deleteTokens(
            RoutingContext http, OidcTenantConfig config, String state, OidcRequestContext<Void> context) {
        return Uni.createFrom().voidItem();
    }
}
