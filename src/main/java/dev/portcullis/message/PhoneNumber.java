package dev.portcullis.message;

import java.util.Optional;

/** A WhatsApp id that is a phone number: the digits in international form, without {@code +}, as Meta sent them. */
public record PhoneNumber(String value) implements SenderId {

    private static final int SHORTEST = 3;
    private static final int LONGEST = 20;

    public PhoneNumber {
        if (!isForm(value)) {
            throw new IllegalArgumentException("a phone number is 3 to 20 digits");
        }
    }

    /** Accepts the digits with or without a leading {@code +}. */
    public static Optional<PhoneNumber> parse(String text) {
        String digits = text.startsWith("+") ? text.substring(1) : text;
        return isForm(digits) ? Optional.of(new PhoneNumber(digits)) : Optional.empty();
    }

    private static boolean isForm(String text) {
        return text.length() >= SHORTEST
                && text.length() <= LONGEST
                && text.chars().allMatch(Ascii::isDigit);
    }

    @Override
    public String display() {
        return "+" + value;
    }

    @Override
    public String toString() {
        return "+" + Masking.middle(value, 3, 2);
    }
}
