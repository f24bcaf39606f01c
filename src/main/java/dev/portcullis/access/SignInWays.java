package dev.portcullis.access;

import dev.portcullis.access.AdminConfig.OidcConfig;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the sign-in page offers. */
@Singleton
public final class SignInWays {

    private final AdminUsers users;
    private final OidcConfig provider;

    SignInWays(AdminUsers users, AdminConfig config) {
        this.users = users;
        this.provider = config.oidc();
    }

    /**
     * The way by an identity provider.
     *
     * @param name what people call the provider
     * @param link seen from the sign-in page
     */
    public record ByProvider(String name, String link) {}

    /** @param to the page to go to then */
    public Optional<ByProvider> byProvider(@Nullable String to) {
        return provider.signsIn()
                ? Optional.of(new ByProvider(provider.name(), ReturnPath.of(to).toProvider()))
                : Optional.empty();
    }

    /** Whether to ask for a password; where nobody can be let in the answer tells what to do. For code that may block. */
    public boolean byPassword() {
        return !provider.signsIn() || users.anyPassword();
    }
}
