package dev.portcullis.access;

import io.quarkus.oidc.OIDCException;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.oidc.runtime.OidcUtils;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.AuthenticationRedirectException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.smallrye.mutiny.TimeoutException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * Quarkus' authorization code flow, with its state, nonce and PKCE, asked at two addresses alone and without its
 * sessions. For code that may block.
 */
@Singleton
final class ProviderFlow {

    private static final Logger LOG = Logger.getLogger(ProviderFlow.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Pattern ERROR = Pattern.compile("[a-z_]{1,60}");

    private static final Pattern TOKEN = Pattern.compile("eyJ[\\w.-]*|\\(claims->\\{.*?}\\)");
    private static final int LONGEST_REASON = 500;

    private final OidcAuthenticationMechanism mechanism;
    private final IdentityProviderManager identities;

    ProviderFlow(OidcAuthenticationMechanism mechanism, IdentityProviderManager identities) {
        this.mechanism = mechanism;
        this.identities = identities;
    }

    /** What sends the browser to the provider; empty where the provider cannot be asked how. */
    Optional<ChallengeData> begin(RoutingContext http) {
        dropOtherProof(http);
        try {
            return Optional.of(mechanism.getChallenge(http).await().atMost(PATIENCE));
        } catch (OIDCException | TimeoutException | CompletionException e) {
            LOG.warnf("The identity provider could not be asked how people sign in: %s", reason(e));
            return Optional.empty();
        }
    }

    ProviderAnswer finish(RoutingContext http) {
        dropOtherProof(http);
        try {
            SecurityIdentity known =
                    mechanism.authenticate(http, identities).await().atMost(PATIENCE);
            // Else Quarkus would have the browser keep a session of its own.
            http.response()
                    .removeCookie(OidcUtils.getSessionCookieName(http.get(OidcTenantConfig.class.getName())), false);
            return known == null ? new ProviderAnswer.Unexpected() : new ProviderAnswer.Known(known);
        } catch (AuthenticationRedirectException e) {
            // To quarkus.oidc.authentication.error-path, with what the provider said.
            return new ProviderAnswer.Refused(error(http));
        } catch (AuthenticationCompletionException | AuthenticationFailedException e) {
            LOG.warnf("A sign-in by the identity provider failed: %s", reason(e));
            return isUnreachable(e.getCause()) ? new ProviderAnswer.Unreachable() : new ProviderAnswer.Unproven();
        } catch (OIDCException | TimeoutException | CompletionException e) {
            LOG.warnf("The identity provider could not be asked who somebody is: %s", reason(e));
            return new ProviderAnswer.Unreachable();
        }
    }

    /** Quarkus would look at that instead, and a program's token would begin a session that outlives it. */
    private static void dropOtherProof(RoutingContext http) {
        http.request().headers().remove(HttpHeaders.AUTHORIZATION);
    }

    /** The provider's word for it, if it is one of OAuth's; anybody may have written the address. */
    private static String error(RoutingContext http) {
        return Optional.ofNullable(http.request().getParam("error"))
                .filter(text -> ERROR.matcher(text).matches())
                .orElse("no reason given");
    }

    /** Whatever is no verdict on what it said came of not hearing it. */
    private static boolean isUnreachable(@Nullable Throwable cause) {
        return cause != null
                && !(cause instanceof AuthenticationException)
                && !(cause instanceof OIDCException)
                && !(cause instanceof JoseException);
    }

    /** The innermost message, without the tokens and claims that some show. */
    private static String reason(Throwable thrown) {
        Throwable innermost = thrown;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        String message = TOKEN.matcher(String.valueOf(innermost.getMessage())).replaceAll("...");
        return message.substring(0, Math.min(message.length(), LONGEST_REASON));
    }
}
