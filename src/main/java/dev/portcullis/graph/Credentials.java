package dev.portcullis.graph;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Who calls Meta.
 *
 * @param proof Meta's {@code appsecret_proof}, which apps can be set to demand
 * @see <a href="https://developers.facebook.com/docs/graph-api/guides/secure-requests">Meta: secure Graph API calls</a>
 */
record Credentials(String token, Optional<String> proof) {

    /** Meta's tokens open with these letters; it also quotes shortened ones. */
    private static final Pattern TOKEN_LIKE = Pattern.compile("EA[A-Za-z0-9]{20,}");

    static Credentials of(String token, Optional<String> appSecret) {
        return new Credentials(token, appSecret.map(secret -> proofOf(token, secret)));
    }

    /** The text without the token, which Meta quotes in its error about a malformed one. */
    String redact(String text) {
        String without = text.replace(token, "***");
        return TOKEN_LIKE.matcher(without).replaceAll("***");
    }

    private static String proofOf(String token, String appSecret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(appSecret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(token.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    @Override
    public String toString() {
        return "credentials";
    }
}
