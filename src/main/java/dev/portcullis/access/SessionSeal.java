package dev.portcullis.access;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;

/**
 * Seals tickets. The credential goes into the seal, so that a session ends when its user gets another password or is
 * removed, and so that whoever reads the key, but no password, can make no session. For users of an identity provider
 * the settings by which it is asked stand in for a password, the client secret among them: see {@link ProviderUsers}.
 */
final class SessionSeal {

    private final Mac256 mac;

    SessionSeal(byte[] key) {
        this.mac = new Mac256(key);
    }

    /** What a cookie holds. */
    String close(SessionTicket ticket, Credential credential) {
        return ticket.text() + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(digest(ticket.text(), credential));
    }

    boolean isIntact(Sealed presented, Credential credential) {
        return MessageDigest.isEqual(
                presented.digest(), digest(presented.ticket().text(), credential));
    }

    private byte[] digest(String text, Credential credential) {
        return mac.of("session", text, credential.text());
    }

    /** A ticket that may be forged. */
    record Sealed(SessionTicket ticket, byte[] digest) {

        private static final int LONGEST = 1_000;

        static Optional<Sealed> parse(String cookie) {
            int end = cookie.lastIndexOf('.');
            if (end < 0 || cookie.length() > LONGEST) {
                return Optional.empty();
            }
            try {
                byte[] digest = Base64.getUrlDecoder().decode(cookie.substring(end + 1));
                return SessionTicket.parse(cookie.substring(0, end)).map(ticket -> new Sealed(ticket, digest));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }
    }
}
