package dev.portcullis.rules;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Short names for content. */
final class Digest {

    private static final int BYTES = 8;

    private Digest() {}

    /** The same for one string. */
    static String mark(String string) {
        return of(List.of(string));
    }

    /** 16 hexadecimal digits that depend on every string and on where one ends and the next begins. */
    static String of(List<String> strings) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            for (String string : strings) {
                byte[] bytes = string.getBytes(StandardCharsets.UTF_8);
                sha256.update(
                        ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
                sha256.update(bytes);
            }
            return HexFormat.of().formatHex(sha256.digest(), 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
