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

        private final StringBuilder text;
        private final BitSet inner = new BitSet();
        private int[] from;
        private int[] to;

        Builder(int expected) {
            text = new StringBuilder(expected);
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
            int at = text.length();
            if (at == from.length) {
                int capacity = Math.max(16, at * 2);
                from = Arrays.copyOf(from, capacity);
                to = Arrays.copyOf(to, capacity);
            }
            text.append(made);
            from[at] = start;
            to[at] = end;
            return this;
        }

        /** Appends what a single character became. */
        Builder appendWhole(String made, int start, int end) {
            int before = text.length();
            for (int i = 0; i < made.length(); i++) {
                append(made.charAt(i), start, end);
            }
            if (made.length() > 1) {
                inner.set(before + 1, text.length());
            }
            return this;
        }

        /** Appends chars of another text with their origin. */
        Builder append(MappedText other, int start, int end) {
            for (int i = start; i < end; i++) {
                if (i > start && other.inner.get(i)) {
                    inner.set(text.length());
                }
                append(other.text.charAt(i), other.from[i], other.to[i]);
            }
            return this;
        }

        /** Lets the last char's origin reach further. */
        void extend(int end) {
            if (!text.isEmpty()) {
                to[text.length() - 1] = Math.max(end, to[text.length() - 1]);
            }
        }

        int length() {
            return text.length();
        }

        boolean endsWithSpace() {
            return !text.isEmpty() && text.charAt(text.length() - 1) == ' ';
        }

        void dropLast() {
            text.setLength(text.length() - 1);
        }

        MappedText build() {
            return new MappedText(text.toString(), from, to, inner);
        }
    }
}
