package dev.portcullis.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who may use the panel and the admin API. */
@ConfigMapping(prefix = "portcullis.admin")
public interface AdminConfig {

    /** Password of the user {@code admin}; while there is none, and no other user, nobody is let in. */
    Optional<String> password();

    /** A file with that password; what it says counts at once. */
    Optional<Path> passwordFile();

    /** Further users by name. */
    Map<String, UserConfig> users();

    /** What sessions are sealed with; without it a key is made, which all replicas find in Redis. */
    Optional<String> sessionKey();

    Optional<Path> sessionKeyFile();

    /** A session that nobody uses for so long has ended. */
    @WithDefault("30m")
    Duration sessionIdle();

    /** No session lasts longer, however much it is used. */
    @WithDefault("12h")
    Duration sessionLongest();

    OidcConfig oidc();

    /** What an identity provider is good for. Where and how it is asked are Quarkus' own keys, which are read here. */
    interface OidcConfig {

        /** Whether it is asked at all. */
        @WithDefault("${quarkus.oidc.tenant-enabled:false}")
        boolean enabled();

        /** {@code service} takes its tokens from programs alone; else browsers are sent there to sign in, too. */
        @WithDefault("${quarkus.oidc.application-type:hybrid}")
        String applicationType();

        /** Where it is, or which of those that Quarkus knows. */
        @WithDefault("${quarkus.oidc.auth-server-url:${quarkus.oidc.provider:}}")
        Optional<String> server();

        @WithDefault("${quarkus.oidc.client-id:}")
        Optional<String> clientId();

        /** None for a public client. */
        @WithDefault("${quarkus.oidc.credentials.secret:${quarkus.oidc.credentials.client-secret.value:}}")
        Optional<String> clientSecret();

        /** What people call it, after "Sign in with". */
        @WithDefault("your identity provider")
        String name();

        /** Names of roles as it gives them, which stand for each {@link Role} here. */
        @WithDefault(Role.Names.VIEWER)
        Set<String> viewers();

        @WithDefault(Role.Names.OPERATOR)
        Set<String> operators();

        @WithDefault(Role.Names.ADMIN)
        Set<String> admins();

        /** Whether people sign in to the panel by it. */
        default boolean signsIn() {
            return enabled() && !applicationType().equalsIgnoreCase("service");
        }
    }

    /** One user besides {@code admin}. */
    interface UserConfig {

        /** In the form {@link PasswordHash} takes. */
        Optional<String> passwordHash();

        /** A file with that hash; what it says counts at once. */
        Optional<Path> passwordHashFile();

        /** The name of a {@link Role}. */
        Optional<String> role();
    }
}
