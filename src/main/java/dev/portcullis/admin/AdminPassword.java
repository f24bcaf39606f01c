package dev.portcullis.admin;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The password of the user {@code admin}. A file is read at each use, so that a replaced password counts at once and a
 * withdrawn one lets nobody in any more. Surrounding white space is no part of it.
 */
@Singleton
final class AdminPassword {

    private static final int LONGEST = 4 * 1024;

    private final Optional<String> configured;
    private final Optional<Path> file;

    AdminPassword(AdminConfig config) {
        this.configured = config.password();
        this.file = config.passwordFile();
    }

    /** The password as it is now; empty where there is none to be had. For code that may block. */
    Optional<String> current() {
        return configured
                .or(() -> file.flatMap(AdminPassword::read))
                .map(String::strip)
                .filter(password -> !password.isEmpty());
    }

    /** What to do where there is no password. */
    String advice() {
        String set = "set portcullis.admin.password (PORTCULLIS_ADMIN_PASSWORD), or portcullis.admin.password-file"
                + " (PORTCULLIS_ADMIN_PASSWORD_FILE) to a file that holds it.";
        return file.isPresent() && configured.isEmpty()
                ? "The file " + file.get()
                        + " gives no admin password: it is missing, empty or cannot be read. Mend it, or " + set
                : "No admin password is configured, so nobody is let in: " + set;
    }

    private static Optional<String> read(Path path) {
        try (InputStream in = Files.newInputStream(path)) {
            return Optional.of(new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
