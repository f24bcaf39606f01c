package dev.portcullis.access;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Reads the strongest role out of a token, and leaves nothing else of what it calls roles. */
@Singleton
final class TokenRoles implements SecurityIdentityAugmentor {

    /** At an identity: what the token called roles. */
    private static final String GIVEN = TokenRoles.class.getName();

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

    /** Empty where the token has no role that means anything here. */
    static Optional<Role> roleOf(SecurityIdentity known) {
        return Arrays.stream(Role.values())
                .filter(role -> known.hasRole(role.label()))
                .max(Role::compareTo);
    }

    /** What the token of somebody without a role called roles, and what was expected there, for a person to read. */
    String comparison(SecurityIdentity known) {
        return "Found " + list(known.<Set<String>>getAttribute(GIVEN)) + ", expected one of "
                + list(names.values().stream().flatMap(Set::stream).collect(Collectors.toSet())) + ".";
    }

    private static String list(Set<String> roles) {
        return roles.isEmpty() ? "none" : String.join(", ", new TreeSet<>(roles));
    }

    private SecurityIdentity withRole(SecurityIdentity known) {
        QuarkusSecurityIdentity.Builder reduced = QuarkusSecurityIdentity.builder()
                .setPrincipal(known.getPrincipal())
                .addCredentials(known.getCredentials())
                .addAttributes(known.getAttributes())
                .addAttribute(GIVEN, known.getRoles());
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
