package dev.portcullis.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;

/** Messages in a file, one a line; read once, in memory that does not grow with the file. */
final class Corpus {

    /** As much of one message as the gateway lets rules see. */
    private static final int LONGEST = 65_536;

    private static final int LONGEST_BYTES = 4 * LONGEST;
    private static final int CHUNK = 1 << 16;

    private final MessageReader reader;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    private final byte[] line = new byte[LONGEST_BYTES];
    private int length;
    private boolean cut;
    private long number = 1;
    private long messages;
    private long blank;
    private long garbled;

    /** Who is interested in messages. */
    interface MessageReader {

        /** @param line of the file, counted from 1 */
        void read(long line, String message);
    }

    /**
     * What the file held.
     *
     * @param garbled lines that are not UTF-8
     */
    record Extent(long messages, long blank, long garbled) {}

    private Corpus(MessageReader reader) {
        this.reader = reader;
    }

    /** Hands on each line that is a message. */
    static Extent read(InputStream in, MessageReader reader) throws IOException {
        Corpus corpus = new Corpus(reader);
        byte[] chunk = new byte[CHUNK];
        for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
            corpus.take(chunk, read);
        }
        if (corpus.length > 0) {
            corpus.endLine();
        }
        return new Extent(corpus.messages, corpus.blank, corpus.garbled);
    }

    private void take(byte[] chunk, int read) {
        int begin = 0;
        for (int i = 0; i < read; i++) {
            if (chunk[i] == '\n') {
                append(chunk, begin, i);
                endLine();
                begin = i + 1;
            }
        }
        append(chunk, begin, read);
    }

    private void append(byte[] chunk, int from, int to) {
        int taken = Math.min(to - from, line.length - length);
        System.arraycopy(chunk, from, line, length, taken);
        length += taken;
        cut |= taken < to - from;
    }

    private void endLine() {
        if (!cut && length > 0 && line[length - 1] == '\r') {
            length--;
        }
        if (cut) {
            dropHalfCharacter();
        }
        try {
            String text = decoder.decode(ByteBuffer.wrap(line, 0, length)).toString();
            take(number == 1 && text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            garbled++;
        }
        number++;
        length = 0;
        cut = false;
    }

    private void take(String text) {
        if (text.isBlank()) {
            blank++;
            return;
        }
        messages++;
        reader.read(number, head(text));
    }

    private static String head(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST);
    }

    private void dropHalfCharacter() {
        int last = length - 1;
        while (last > 0 && (line[last] & 0xC0) == 0x80) {
            last--;
        }
        length = (line[last] & 0x80) == 0 ? length : last;
    }
}
