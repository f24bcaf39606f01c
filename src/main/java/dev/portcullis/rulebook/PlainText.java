package dev.portcullis.rulebook;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Bytes that were found to be text: UTF-8, with or without byte order mark, and nothing in it that is no text. */
final class PlainText {

    private final byte[] bytes;
    private final int begin;

    private PlainText(byte[] bytes) {
        this.bytes = bytes;
        this.begin = startsWith(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0;
    }

    /** Empty where these bytes are no text, which is then among the problems. */
    static Optional<PlainText> of(byte[] bytes, String file, Problems problems) {
        if (startsWith(bytes, 0xFE, 0xFF) || startsWith(bytes, 0xFF, 0xFE)) {
            problems.error(Place.file(file), "the file is UTF-16 and not UTF-8; save it as UTF-8");
            return Optional.empty();
        }
        PlainText text = new PlainText(bytes);
        boolean good = new Proof(file, problems).holds(ByteBuffer.wrap(bytes, text.begin, bytes.length - text.begin));
        return good ? Optional.of(text) : Optional.empty();
    }

    String whole() {
        return new String(bytes, begin, bytes.length - begin, StandardCharsets.UTF_8);
    }

    /** Without ever holding all of it, since a list may be large. */
    List<String> lines(int most) {
        InputStream in = new ByteArrayInputStream(bytes, begin, bytes.length - begin);
        return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                .lines()
                .limit(most)
                .toList();
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /** Decodes in pieces and keeps none. */
    private static final class Proof {

        private static final int PIECE = 8_192;

        private final String file;
        private final Problems problems;
        private int line = 1;
        private int column = 1;

        private Proof(String file, Problems problems) {
            this.file = file;
            this.problems = problems;
        }

        private boolean holds(ByteBuffer bytes) {
            CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
            CharBuffer piece = CharBuffer.allocate(PIECE);
            CoderResult result = CoderResult.OVERFLOW;
            while (result.isOverflow()) {
                result = decoder.decode(bytes, piece, true);
                if (!isText(piece.flip())) {
                    return false;
                }
                piece.clear();
            }
            if (result.isError()) {
                byte found = bytes.get(bytes.position());
                found("the byte 0x%02X is not UTF-8; save the file as UTF-8".formatted(found));
            }
            return !result.isError();
        }

        private boolean isText(CharBuffer piece) {
            while (piece.hasRemaining()) {
                char c = piece.get();
                if (isNoText(c)) {
                    found(("found the character U+%04X, which is no text; expected a text file in UTF-8: remove it, or"
                                    + " save the file as UTF-8 if it is UTF-16")
                            .formatted((int) c));
                    return false;
                }
                pass(c);
            }
            return true;
        }

        /** What YAML forbids in a file, too. */
        private static boolean isNoText(char c) {
            boolean control = Character.isISOControl(c) && c != '\t' && c != '\n' && c != '\r' && c != '\u0085';
            return control || c == '\uFFFE' || c == '\uFFFF';
        }

        private void pass(char c) {
            if (c == '\n') {
                line++;
                column = 1;
            } else if (!Character.isLowSurrogate(c)) {
                column++;
            }
        }

        private void found(String message) {
            problems.error(new Place(file, line, column), message);
        }
    }
}
