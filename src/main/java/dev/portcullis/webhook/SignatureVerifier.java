package dev.portcullis.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Checks {@code X-Hub-Signature-256} over the bytes of a body as they came. The older SHA-1 header is never looked at.
 *
 * @see <a href="https://developers.facebook.com/docs/graph-api/webhooks/getting-started">Meta: validating payloads</a>
 */
final class SignatureVerifier {

    static final String HEADER = "X-Hub-Signature-256";

    private static final String ALGORITHM = "HmacSHA256";
    private static final String PREFIX = "sha256=";
    private static final int DIGEST_BYTES = 32;

    private final Supplier<List<String>> secrets;

    /**
     * Keying a Mac costs more than hashing a short body, and a Mac is not safe to share. Event loops and pool workers
     * are few and long-lived, so one set each is kept.
     */
    private final ThreadLocal<Macs> macs = new ThreadLocal<>();

    /** @param secrets the secrets valid now; the same list object as long as they are unchanged */
    SignatureVerifier(Supplier<List<String>> secrets) {
        this.secrets = secrets;
    }

    /** @param signatures every value of the header {@link #HEADER} */
    Verification verify(List<String> signatures, byte[] body) {
        if (signatures.isEmpty()) {
            return Refusal.MISSING;
        }
        if (signatures.size() > 1) {
            return Refusal.REPEATED;
        }
        Optional<byte[]> digest = digest(signatures.getFirst());
        if (digest.isEmpty()) {
            return Refusal.MALFORMED;
        }
        List<String> valid = secrets.get();
        if (valid.isEmpty()) {
            return Refusal.NO_SECRET;
        }
        return isSigned(digest.get(), body, valid) ? new VerifiedPayload(body) : Refusal.MISMATCH;
    }

    /** Tries every secret even after a match, so that the time taken does not tell which one it was. */
    private boolean isSigned(byte[] digest, byte[] body, List<String> valid) {
        boolean signed = false;
        for (Mac mac : macsOf(valid)) {
            signed |= MessageDigest.isEqual(mac.doFinal(body), digest);
        }
        return signed;
    }

    private List<Mac> macsOf(List<String> valid) {
        Macs known = macs.get();
        if (known == null || known.secrets() != valid) {
            known = new Macs(valid, valid.stream().map(SignatureVerifier::keyed).toList());
            macs.set(known);
        }
        return known.keyed();
    }

    private static Mac keyed(String secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime has no " + ALGORITHM, e);
        }
    }

    private static Optional<byte[]> digest(String signature) {
        if (signature.length() != PREFIX.length() + 2 * DIGEST_BYTES || !signature.startsWith(PREFIX)) {
            return Optional.empty();
        }
        byte[] digest = new byte[DIGEST_BYTES];
        for (int i = 0; i < DIGEST_BYTES; i++) {
            char high = signature.charAt(PREFIX.length() + 2 * i);
            char low = signature.charAt(PREFIX.length() + 2 * i + 1);
            if (!HexFormat.isHexDigit(high) || !HexFormat.isHexDigit(low)) {
                return Optional.empty();
            }
            digest[i] = (byte) (HexFormat.fromHexDigit(high) << 4 | HexFormat.fromHexDigit(low));
        }
        return Optional.of(digest);
    }

    private record Macs(List<String> secrets, List<Mac> keyed) {}
}
