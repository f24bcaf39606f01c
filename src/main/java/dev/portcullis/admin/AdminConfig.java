package dev.portcullis.admin;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** Who may use the admin API. */
@ConfigMapping(prefix = "portcullis.admin")
public interface AdminConfig {

    /** Password of the user {@code admin}; while there is none, nobody is let in. */
    Optional<String> password();

    /** A file with that password; what it says counts at once. */
    Optional<Path> passwordFile();
}
