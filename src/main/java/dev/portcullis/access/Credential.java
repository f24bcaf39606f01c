package dev.portcullis.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** What a user proves to know. */
sealed interface Credential permits Credential.Plain, Credential.OfProvider, PasswordHash {

    boolean matches(String offered);

    /** Other text for another password: a session is sealed with it and so ends with it. */
    String text();

    /** The password itself. */
    record Plain(String text) implements Credential {

        @Override
        public boolean matches(String offered) {
            // Digests are of one length, so the time it takes does not tell that of the password.
            return MessageDigest.isEqual(digest(offered), digest(text));
        }

        @Override
        public String toString() {
            return "a password";
        }

        private static byte[] digest(String text) {
            return Mac256.digest(text.getBytes(StandardCharsets.UTF_8));
        }
    }
    /** The identity provider's word in place of a password: nothing that anybody could type. */
    record OfProvider(String text) implements Credential {

        @Override
        public boolean matches(String offered) {
            return false;
        }

        @Override
        public String toString() {
            return "the word of the identity provider";
        }
    }
}
