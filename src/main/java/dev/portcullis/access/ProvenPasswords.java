package dev.portcullis.access;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;

/**
 * Passwords that were right a moment ago. To compare with a hash takes a quarter of a second of a processor, and a
 * script sends its password with each request. Kept as digests with a key of this process.
 */
final class ProvenPasswords {

    private static final Duration KEPT = Duration.ofMinutes(5);
    private static final int MOST = 1_000;

    private final Mac256 mac;
    private final Map<String, Instant> proven = new Recent<>(MOST);

    ProvenPasswords() {
        byte[] key = new byte[Mac256.KEY_BYTES];
        new SecureRandom().nextBytes(key);
        this.mac = new Mac256(key);
    }

    synchronized void remember(AdminUser user, String password, Instant now) {
        proven.put(digest(user, password), now.plus(KEPT));
    }

    synchronized boolean has(AdminUser user, String password, Instant now) {
        Instant until = proven.get(digest(user, password));
        return until != null && now.isBefore(until);
    }

    /** With the hash, so that a changed one is compared with at once. */
    private String digest(AdminUser user, String password) {
        return HexFormat.of().formatHex(mac.of(user.name(), user.credential().text(), password));
    }
}
