package dev.portcullis.rules;

import java.util.Arrays;
import java.util.BitSet;

/** Text made from another, with the code points of the original that each of its chars came from. */
final class MappedText {

    private final String text;
    private final int[] from;
    private final int[] to;
    private final BitSet inner;

    private MappedText(String text, int[] from, int[] to, BitSet inner) {
        this.text = text;
        this.from = from;
        this.to = to;
        this.inner = inner;
    }

    /** A text that was not changed, without characters beyond the first plane. */
    static MappedText of(String text) {
        int[] from = new int[text.length()];
        int[] to = new int[text.length()];
        for (int i = 0; i < from.length; i++) {
            from[i] = i;
            to[i] = i + 1;
        }
        return new MappedText(text, from, to, new BitSet());
    }

    String text() {
        return text;
    }

    /** First code point of the original that the char at this index came from. */
    int from(int index) {
        return from[index];
    }

    /** Code point offset in the original, exclusive, of what the char at this index came from. */
    int to(int index) {
        return to[index];
    }

    /** Whether the index lies within what a single character became, as between the two letters of a folded {@code m}. */
    boolean splits(int index) {
        return inner.get(index);
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    static final class Builder {

        private final BitSet inner = new BitSet();
        private char[] text;
        private int length;
        private int[] from;
        private int[] to;

        Builder(int expected) {
            text = new char[expected];
            from = new int[expected];
            to = new int[expected];
        }

        Builder append(int codePoint, int start, int end) {
            if (codePoint < Character.MIN_SUPPLEMENTARY_CODE_POINT) {
                return append((char) codePoint, start, end);
            }
            return append(Character.highSurrogate(codePoint), start, end)
                    .append(Character.lowSurrogate(codePoint), start, end);
        }

        Builder append(char made, int start, int end) {
            makeRoom(1);
            text[length] = made;
            from[length] = start;
            to[length] = end;
            length++;
            return this;
        }

        /** Appends what a single character became. */
        Builder appendWhole(String made, int start, int end) {
            for (int i = 0; i < made.length(); i++) {
                if (i > 0) {
                    inner.set(length);
                }
                append(made.charAt(i), start, end);
            }
            return this;
        }

        /** Appends chars of another text with their origin. */
        Builder append(MappedText other, int start, int end) {
            makeRoom(end - start);
            other.text.getChars(start, end, text, length);
            System.arraycopy(other.from, start, from, length, end - start);
            System.arraycopy(other.to, start, to, length, end - start);
            if (!other.inner.isEmpty()) {
                for (int i = start + 1; i < end; i++) {
                    if (other.inner.get(i)) {
                        inner.set(length + i - start);
                    }
                }
            }
            length += end - start;
            return this;
        }

        /** Lets the last char's origin reach further. */
        void extend(int end) {
            if (length > 0) {
                to[length - 1] = Math.max(end, to[length - 1]);
            }
        }

        private void makeRoom(int chars) {
            if (length + chars > text.length) {
                int capacity = Math.max(16, (length + chars) * 2);
                text = Arrays.copyOf(text, capacity);
                from = Arrays.copyOf(from, capacity);
                to = Arrays.copyOf(to, capacity);
            }
        }

        int length() {
            return length;
        }

        boolean endsWithSpace() {
            return length > 0 && text[length - 1] == ' ';
        }

        void dropLast() {
            length--;
        }

        MappedText build() {
            return new MappedText(new String(text, 0, length), from, to, inner);
        }
    }
}
