package dev.portcullis.admin;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.UsernamePasswordAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/** Tells by name and password who somebody is and what they may do. */
@Singleton
final class AdminIdentities implements IdentityProvider<UsernamePasswordAuthenticationRequest> {

    private static final String ADMIN = "admin";

    private final AdminPassword password;
    private final FailedSignIns failures;

    AdminIdentities(AdminPassword password, FailedSignIns failures) {
        this.password = password;
        this.failures = failures;
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
        Optional<Role> role =
                roleOf(request.getUsername(), new String(request.getPassword().getPassword()));
        if (role.isEmpty()) {
            failures.count(address(request));
            throw new AuthenticationFailedException();
        }
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(request.getUsername()))
                .addRoles(role.get().names())
                .build();
    }

    private Optional<Role> roleOf(String user, String offered) {
        // Both are always compared, so that the time it takes tells nothing about which one was wrong.
        boolean isAdmin = isSame(user, ADMIN);
        boolean knowsPassword =
                password.current().map(expected -> isSame(offered, expected)).orElse(false);
        return isAdmin & knowsPassword ? Optional.of(Role.ADMIN) : Optional.empty();
    }

    private static boolean isSame(String one, String other) {
        return MessageDigest.isEqual(digest(one), digest(other));
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String address(UsernamePasswordAuthenticationRequest request) {
        RoutingContext http = HttpSecurityUtils.getRoutingContextAttribute(request);
        return http == null
                ? "an unknown address"
                : String.valueOf(http.request().remoteAddress());
    }
}
