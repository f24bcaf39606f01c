package dev.portcullis.access;

import dev.portcullis.access.AdminConfig.UserConfig;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Everybody who may sign in, as the settings and the files that they name have it now. For code that may block. */
@Singleton
public final class AdminUsers {

    static final String ADMIN = "admin";

    private final AdminPassword password;
    private final Map<String, UserConfig> configured;
    private final boolean oidc;

    AdminUsers(AdminPassword password, AdminConfig config) {
        this.password = password;
        this.configured = new TreeMap<>(config.users());
        this.oidc = config.oidc().enabled();
    }

    Optional<AdminUser> find(String name) {
        UserConfig user = configured.get(name);
        return user == null ? admin(name) : hashed(name, user);
    }

    /** Whether nobody can be let in, neither by a password nor by a token. */
    public boolean isClosed() {
        return !oidc && !anyPassword();
    }

    /** Whether anybody could be let in by a password. */
    boolean anyPassword() {
        return !configured.isEmpty() || password.current().isPresent();
    }

    /** What to do where nobody can be let in. */
    public String advice() {
        return password.advice();
    }

    /** A hash of each cost that is configured. */
    Map<String, PasswordHash> byCost() {
        Map<String, PasswordHash> hashes = new TreeMap<>();
        configured.values().stream()
                .flatMap(user -> hash(user).stream())
                .forEach(hash -> hashes.putIfAbsent(hash.cost(), hash));
        return hashes;
    }

    private Optional<AdminUser> admin(String name) {
        return name.equals(ADMIN)
                ? password.current().map(text -> new AdminUser(ADMIN, Role.ADMIN, new Credential.Plain(text)))
                : Optional.empty();
    }

    private static Optional<AdminUser> hashed(String name, UserConfig user) {
        return user.role()
                .flatMap(Role::named)
                .flatMap(role -> hash(user).map(hash -> new AdminUser(name, role, hash)));
    }

    private static Optional<PasswordHash> hash(UserConfig user) {
        return new SecretText(user.passwordHash(), user.passwordHashFile())
                .current()
                .flatMap(PasswordHash::parse);
    }
}
