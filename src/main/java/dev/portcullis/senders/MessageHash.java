package dev.portcullis.senders;

import dev.portcullis.message.InboundMessage;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What a message is known by in counters: 8 bytes of a digest of its id. */
public final class MessageHash {

    private static final int BYTES = 8;

    private MessageHash() {}

    /** In hexadecimal digits, as {@code Counted} and {@code Contributor} have it. */
    public static String of(InboundMessage message) {
        return HexFormat.of().formatHex(bytes(message));
    }

    /** An edit is no other message than the one that it edits. */
    static byte[] bytes(InboundMessage message) {
        String id = message.content().editOf().orElse(message.id()).value();
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
            byte[] hash = new byte[BYTES];
            System.arraycopy(digest, 0, hash, 0, BYTES);
            return hash;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
