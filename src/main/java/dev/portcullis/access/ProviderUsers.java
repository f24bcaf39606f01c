package dev.portcullis.access;

import dev.portcullis.access.AdminConfig.OidcConfig;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.TreeSet;

/**
 * People who sign in to the panel by an identity provider. The gateway keeps no list of them and no token: what they
 * may do is read once, when they come back from there, and stands in the sealed ticket of their session. So a role that
 * the provider takes away counts at the next sign-in, at the latest when the longest session is over.
 *
 * <p>Each such ticket is sealed with all by which the provider was trusted: its address, the client, the client secret
 * and the names of the roles. Where one of them changes, those sessions end and people sign in anew; and whoever reads
 * the key of the seals in Redis, but not the secret, can make no session. (A public client has no secret. There the key
 * alone seals, as good a reason as any to give it by {@code portcullis.admin.session-key}.)
 */
@Singleton
final class ProviderUsers {

    /** In UTF-8; more would not fit into a cookie beside the rest. */
    private static final int LONGEST_NAME = 250;

    private final boolean open;
    private final Credential.OfProvider word;

    ProviderUsers(AdminConfig config) {
        OidcConfig provider = config.oidc();
        this.open = provider.signsIn();
        this.word = new Credential.OfProvider(String.join(
                "\n",
                provider.server().orElse(""),
                provider.clientId().orElse(""),
                provider.clientSecret().orElse(""),
                new TreeSet<>(provider.viewers()).toString(),
                new TreeSet<>(provider.operators()).toString(),
                new TreeSet<>(provider.admins()).toString()));
    }

    boolean isOpen() {
        return open;
    }

    /** Empty while nobody signs in by an identity provider. */
    Optional<AdminUser> find(String name, Role role) {
        return open ? Optional.of(new AdminUser(name, role, word)) : Optional.empty();
    }

    /** Names go into the log, the audit trail and the cookie, and come from outside. */
    static boolean isName(String name) {
        return !name.isBlank()
                && name.getBytes(StandardCharsets.UTF_8).length <= LONGEST_NAME
                && name.chars().noneMatch(Character::isISOControl);
    }
}
