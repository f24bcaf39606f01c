package dev.portcullis.message;

import java.util.Optional;

/**
 * One business phone number, by Meta's {@code phone_number_id}. Block lists, tokens and windows are per line.
 *
 * <p>The alphabet is restricted because the id becomes part of Redis keys and of Graph URLs.
 */
public record LineId(String value) implements Comparable<LineId> {

    private static final int LONGEST = 64;

    public LineId {
        if (!isForm(value)) {
            throw new IllegalArgumentException("a line is named by 1 to 64 letters, digits, '_' or '-'");
        }
    }

    /** The line of that name, or empty where the text has not the form of a {@code phone_number_id}. */
    public static Optional<LineId> parse(String text) {
        return isForm(text) ? Optional.of(new LineId(text)) : Optional.empty();
    }

    private static boolean isForm(String text) {
        return !text.isEmpty()
                && text.length() <= LONGEST
                && text.chars().allMatch(c -> Ascii.isLetterOrDigit(c) || c == '_' || c == '-');
    }

    @Override
    public int compareTo(LineId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
