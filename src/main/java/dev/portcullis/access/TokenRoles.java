package dev.portcullis.access;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Reads the strongest role out of a token, and leaves nothing else of what it calls roles. */
@Singleton
final class TokenRoles implements SecurityIdentityAugmentor {

    private final Map<Role, Set<String>> names = new EnumMap<>(Role.class);

    TokenRoles(AdminConfig config) {
        names.put(Role.VIEWER, config.oidc().viewers());
        names.put(Role.OPERATOR, config.oidc().operators());
        names.put(Role.ADMIN, config.oidc().admins());
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity known, AuthenticationRequestContext context) {
        return Uni.createFrom().item(known.getPrincipal() instanceof JsonWebToken ? withRole(known) : known);
    }

    private SecurityIdentity withRole(SecurityIdentity known) {
        QuarkusSecurityIdentity.Builder reduced = QuarkusSecurityIdentity.builder()
                .setPrincipal(known.getPrincipal())
                .addCredentials(known.getCredentials())
                .addAttributes(known.getAttributes());
        strongest(known.getRoles()).ifPresent(role -> reduced.addRoles(role.names()));
        return reduced.build();
    }

    private Optional<Role> strongest(Set<String> given) {
        return names.entrySet().stream()
                .filter(entry -> !Collections.disjoint(entry.getValue(), given))
                .map(Map.Entry::getKey)
                .max(Role::compareTo);
    }
}
