package dev.portcullis.access;

import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wildfly.security.password.Password;
import org.wildfly.security.password.PasswordFactory;
import org.wildfly.security.password.WildFlyElytronPasswordProvider;
import org.wildfly.security.password.util.ModularCrypt;

/**
 * The hash of a password as {@code htpasswd -nB} (bcrypt) and {@code openssl passwd -6} (SHA-512 crypt) print it.
 *
 * @param text the whole hash, with what it begins with and its salt
 */
record PasswordHash(String text) implements Credential {

    static final String EXPECTED = "a bcrypt hash ($2a$, $2b$ or $2y$, cost 4 to 15) as `htpasswd -nB -C 12 <name>`"
            + " prints behind the name, or a SHA-512 crypt hash ($6$) as `openssl passwd -6` prints";

    private static final Pattern BCRYPT = Pattern.compile("\\$2[aby]\\$(\\d\\d)\\$[./A-Za-z0-9]{53}");
    private static final int LEAST_COST = 4;

    /** About two seconds of a processor for each attempt to sign in; one more would double it. */
    private static final int MOST_COST = 15;

    private static final Pattern SHA_512 =
            Pattern.compile("\\$6\\$(?:rounds=(\\d{4,7})\\$)?[./A-Za-z0-9]{1,16}\\$[./A-Za-z0-9]{86}");
    private static final int MOST_ROUNDS = 2_000_000;

    /** Empty where the text has another form, or would take too long to compare with. */
    static Optional<PasswordHash> parse(String text) {
        return isBcrypt(text) || isSha512(text) ? Optional.of(new PasswordHash(text)) : Optional.empty();
    }

    /** Comparing takes as long for all hashes that are alike in this. */
    String cost() {
        return text.substring(0, text.startsWith("$6$rounds=") ? text.indexOf('$', 3) : text.startsWith("$6$") ? 3 : 6)
                .replaceFirst("^\\$2[aby]", "\\$2");
    }

    @Override
    public boolean matches(String offered) {
        try {
            Password stored = ModularCrypt.decode(elytronsForm().toCharArray());
            // Made here, not in a constant: a native executable must not keep a provider of its build.
            PasswordFactory factory =
                    PasswordFactory.getInstance(stored.getAlgorithm(), new WildFlyElytronPasswordProvider());
            return factory.verify(factory.translate(stored), offered.toCharArray());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a hash that was found to be sound cannot be used", e);
        }
    }

    /** 2b is what OpenBSD calls the algorithm that Elytron knows as 2a. */
    private String elytronsForm() {
        return text.startsWith("$2b$") ? "$2a$" + text.substring(4) : text;
    }

    private static boolean isBcrypt(String text) {
        Matcher bcrypt = BCRYPT.matcher(text);
        return bcrypt.matches()
                && Integer.parseInt(bcrypt.group(1)) >= LEAST_COST
                && Integer.parseInt(bcrypt.group(1)) <= MOST_COST;
    }

    private static boolean isSha512(String text) {
        Matcher sha512 = SHA_512.matcher(text);
        return sha512.matches() && (sha512.group(1) == null || Integer.parseInt(sha512.group(1)) <= MOST_ROUNDS);
    }

    @Override
    public String toString() {
        return "a password's hash";
    }
}
