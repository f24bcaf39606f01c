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

    /** What an identity provider's tokens are good for: the names in them that stand for each {@link Role}. */
    interface OidcConfig {

        /** Whether they are taken at all, from Quarkus' own key. */
        @WithDefault("${quarkus.oidc.tenant-enabled:false}")
        boolean enabled();

        @WithDefault(Role.Names.VIEWER)
        Set<String> viewers();

        @WithDefault(Role.Names.OPERATOR)
        Set<String> operators();

        @WithDefault(Role.Names.ADMIN)
        Set<String> admins();
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
