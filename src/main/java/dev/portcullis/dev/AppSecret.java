package dev.portcullis.dev;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs what Meta signs with an app's secret: HMAC-SHA256 in lower-case hex. */
final class AppSecret {

    private AppSecret() {}

    static String hmacOf(String text, String secret) {
        return hmacOf(text.getBytes(StandardCharsets.UTF_8), secret);
    }

    static String hmacOf(byte[] bytes, String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
