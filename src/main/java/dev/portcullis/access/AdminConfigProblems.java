package dev.portcullis.access;

import dev.portcullis.access.AdminConfig.OidcConfig;
import dev.portcullis.access.AdminConfig.UserConfig;
import dev.portcullis.secrets.SecretSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** What is wrong with the keys of this room, each in a sentence that begins with the key. */
public final class AdminConfigProblems {

    /** As many letters as 256 bits take in base64, less a few for those who write hexadecimal halves. */
    private static final int SHORTEST_KEY = 32;

    private static final int LONGEST_NAME = 64;

    private final List<String> problems = new ArrayList<>();

    private AdminConfigProblems() {}

    /** Every problem at once; an empty list if people can sign in as configured. */
    public static List<String> of(AdminConfig config) {
        AdminConfigProblems found = new AdminConfigProblems();
        new TreeMap<>(config.users()).forEach(found::addUser);
        if (config.users().containsKey(AdminUsers.ADMIN)
                && (config.password().isPresent() || config.passwordFile().isPresent())) {
            found.problems.add(
                    "portcullis.admin.users.\"admin\": the password of admin is set by portcullis.admin.password"
                            + " as well, and one has to hold; remove either");
        }
        found.addSessionKey(config);
        found.addProvider(config.oidc());
        return List.copyOf(found.problems);
    }

    private void addUser(String name, UserConfig user) {
        String key = "portcullis.admin.users.\"" + name + "\".";
        if (name.contains(":") || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            problems.add(key + "role: expected a user name of at most " + LONGEST_NAME
                    + " letters without a colon, which ends the name in HTTP Basic");
        }
        if (user.role().flatMap(Role::named).isEmpty()) {
            problems.add(key + "role: found "
                    + user.role().map(role -> "'" + role + "'").orElse("nothing")
                    + ", expected viewer, operator or admin");
        }
        addHash(key, user);
    }

    private void addProvider(OidcConfig provider) {
        if (provider.signsIn()) {
            String tokensAlone = "; or quarkus.oidc.application-type=service to take tokens of programs alone";
            if (provider.server().isEmpty()) {
                problems.add("quarkus.oidc.auth-server-url (QUARKUS_OIDC_AUTH_SERVER_URL): found nothing, expected the"
                        + " address of the identity provider, such as https://id.example.org/realms/staff"
                        + tokensAlone);
            }
            if (provider.clientId().isEmpty()) {
                problems.add("quarkus.oidc.client-id (QUARKUS_OIDC_CLIENT_ID): found nothing, expected the id under"
                        + " which the identity provider knows the gateway" + tokensAlone);
            }
        }
    }

    private void addHash(String key, UserConfig user) {
        if (user.passwordHash().isPresent() && user.passwordHashFile().isPresent()) {
            problems.add(key + "password-hash: " + key + "password-hash-file is set as well, and one has to hold;"
                    + " remove either");
            return;
        }
        boolean inFile = user.passwordHashFile().isPresent();
        Optional<String> text = new SecretText(user.passwordHash(), user.passwordHashFile()).current();
        String where = key + (inFile ? "password-hash-file" : "password-hash") + ": ";
        String file =
                user.passwordHashFile().map(path -> " in the file " + path).orElse("");
        if (text.isEmpty()) {
            problems.add(where + "found nothing" + file + ", expected " + PasswordHash.EXPECTED
                    + (inFile ? "" : "; or a file that holds it, by password-hash-file"));
        } else if (PasswordHash.parse(text.get()).isEmpty()) {
            // What it is instead may be a password, so it is not shown.
            problems.add(where + "found " + kind(text.get()) + file + ", expected " + PasswordHash.EXPECTED);
        }
    }

    private static String kind(String text) {
        if (text.startsWith("$apr1$") || text.startsWith("$1$")) {
            return "an MD5 hash, which is guessed too fast";
        }
        if (text.startsWith("{SHA}")) {
            return "a SHA-1 hash, which is guessed too fast";
        }
        if (text.startsWith("$2")) {
            return "a bcrypt hash that is cut short, or of another cost";
        }
        if (text.startsWith("$")) {
            return "a hash of an unknown form";
        }
        return text.contains(":$") ? "a hash with the user name before it" : "something else";
    }

    private void addSessionKey(AdminConfig config) {
        SecretSource.of("portcullis.admin.session-key", config.sessionKey(), config.sessionKeyFile())
                .ifPresent(source -> source.problem()
                        .or(() -> source.current()
                                .filter(key -> key.length() < SHORTEST_KEY)
                                .map(key -> source.key() + ": found " + key.length() + " characters, expected at least "
                                        + SHORTEST_KEY + " random ones, such as `openssl rand -base64 32` prints"))
                        .ifPresent(problems::add));
    }
}
