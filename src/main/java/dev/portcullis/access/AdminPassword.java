package dev.portcullis.access;

import jakarta.inject.Singleton;
import java.util.Optional;

/** The password of the user {@code admin}. */
@Singleton
final class AdminPassword {

    private final SecretText secret;

    AdminPassword(AdminConfig config) {
        this.secret = new SecretText(config.password(), config.passwordFile());
    }

    /** The password as it is now; empty where there is none to be had. For code that may block. */
    Optional<String> current() {
        return secret.current();
    }

    /** What to do where there is no password. */
    String advice() {
        String set = "set portcullis.admin.password (PORTCULLIS_ADMIN_PASSWORD), or portcullis.admin.password-file"
                + " (PORTCULLIS_ADMIN_PASSWORD_FILE) to a file that holds it.";
        return secret.inline().isEmpty() && secret.file().isPresent()
                ? "The file " + secret.file().get()
                        + " gives no admin password: it is missing, empty or cannot be read. Mend it, or " + set
                : "No admin password is configured, so nobody is let in: " + set;
    }
}
