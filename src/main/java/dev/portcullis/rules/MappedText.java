package dev.portcullis.rules;

import java.util.Arrays;

/**
 * Text made from another, with the code points of the original that each of its chars came from.
 *
 * <p>Most chars are a code point of the original each, one after the other, so only the places where that begins or
 * ends are kept.
 */
final class MappedText {

    private final String text;
    private final Stretches stretches;

    private MappedText(String text, Stretches stretches) {
        this.text = text;
        this.stretches = stretches;
    }

    /** A text that was not changed, without characters beyond the first plane. */
    static MappedText of(String text) {
        return new MappedText(text, Stretches.UNCHANGED);
    }

    String text() {
        return text;
    }

    /** First code point of the original that the char at this index came from. */
    int from(int index) {
        return stretches.from(stretches.at(index), index);
    }

    /** Code point offset in the original, exclusive, of what the char at this index came from. */
    int to(int index) {
        return stretches.to(stretches.at(index), index);
    }

    /** Whether the index lies within what a single character became, as between the two letters of a folded {@code m}. */
    boolean splits(int index) {
        return index < text.length() && stretches.isInside(stretches.at(index), index);
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    static final class Builder {

        private final Stretches stretches = new Stretches();
        private char[] text;
        private int length;

        Builder(int expected) {
            text = new char[expected];
        }

        Builder append(int codePoint, int from, int to) {
            if (codePoint < Character.MIN_SUPPLEMENTARY_CODE_POINT) {
                return append((char) codePoint, from, to);
            }
            return append(Character.highSurrogate(codePoint), from, to)
                    .append(Character.lowSurrogate(codePoint), from, to);
        }

        Builder append(char made, int from, int to) {
            stretches.append(length, from, to);
            makeRoom(1);
            text[length++] = made;
            return this;
        }

        /** Appends what a single character became. */
        Builder appendWhole(String made, int from, int to) {
            if (made.length() == 1) {
                return append(made.charAt(0), from, to);
            }
            stretches.appendWhole(length, from, to);
            return append(made, 0, made.length());
        }

        /** Appends chars of another text with their origin. */
        Builder append(MappedText other, int start, int end) {
            if (start < end) {
                stretches.append(length, other.stretches, start, end);
            }
            return append(other.text, start, end);
        }

        private Builder append(String chars, int start, int end) {
            makeRoom(end - start);
            chars.getChars(start, end, text, length);
            length += end - start;
            return this;
        }

        /** Lets the last char's origin reach further. */
        void extend(int to) {
            if (length > 0) {
                stretches.extend(length - 1, to);
            }
        }

        private void makeRoom(int chars) {
            if (length + chars > text.length) {
                text = Arrays.copyOf(text, Math.max(16, (length + chars) * 2));
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
            stretches.dropFrom(length);
        }

        MappedText build() {
            return new MappedText(new String(text, 0, length), stretches);
        }
    }
}
