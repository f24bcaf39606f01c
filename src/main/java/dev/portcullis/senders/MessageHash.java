package dev.portcullis.senders;

import dev.portcullis.message.InboundMessage;
import dev.portcullis.message.MessageId;
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

    /** The same of a message that is no edit. */
    public static String of(MessageId id) {
        return HexFormat.of().formatHex(bytes(id));
    }

    /** An edit is no other message than the one that it edits. */
    static byte[] bytes(InboundMessage message) {
        return bytes(message.content().editOf().orElse(message.id()));
    }

    private static byte[] bytes(MessageId id) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(id.value().getBytes(StandardCharsets.UTF_8));
            byte[] hash = new byte[BYTES];
            System.arraycopy(digest, 0, hash, 0, BYTES);
            return hash;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
