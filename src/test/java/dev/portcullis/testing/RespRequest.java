package dev.portcullis.testing;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** One command of a client to Redis, as it is sent. */
record RespRequest(byte[] wire, List<String> parts) {

    /** The next command; empty at the end. */
    static Optional<RespRequest> read(InputStream in) throws IOException {
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        in.mark(1);
        if (in.read() < 0) {
            return Optional.empty();
        }
        in.reset();
        int count = number(in, wire);
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] part = in.readNBytes(number(in, wire) + 2);
            wire.write(part);
            parts.add(new String(part, 0, part.length - 2, StandardCharsets.UTF_8));
        }
        return Optional.of(new RespRequest(wire.toByteArray(), parts));
    }

    /** The text of a script that the server is to learn. */
    Optional<String> taught() {
        return parts.getFirst().equalsIgnoreCase("SCRIPT") && parts.get(1).equalsIgnoreCase("LOAD")
                ? Optional.of(parts.get(2))
                : Optional.empty();
    }

    /** Whether it runs that script on a key of that hash slot. */
    boolean calls(String scriptText, String slot) {
        return parts.getFirst().equalsIgnoreCase("EVALSHA")
                && parts.get(1).equalsIgnoreCase(sha1(scriptText))
                && parts.get(3).contains("{" + slot + "}");
    }

    private static int number(InputStream in, ByteArrayOutputStream wire) throws IOException {
        wire.write(in.read());
        StringBuilder digits = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("in the middle of a command");
            }
            wire.write(next);
            digits.append((char) next);
        }
        wire.write('\n');
        return Integer.parseInt(digits.toString().strip());
    }

    private static String sha1(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
