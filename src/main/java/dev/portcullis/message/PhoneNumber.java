package dev.portcullis.message;

import java.util.Optional;
import java.util.regex.Pattern;

/** A WhatsApp id that is a phone number: the digits in international form, without {@code +}, as Meta sent them. */
public record PhoneNumber(String value) implements SenderId {

    private static final Pattern DIGITS = Pattern.compile("[0-9]{3,20}");

    public PhoneNumber {
        if (!DIGITS.matcher(value).matches()) {
            throw new IllegalArgumentException("a phone number is 3 to 20 digits");
        }
    }

    /** Accepts the digits with or without a leading {@code +}. */
    public static Optional<PhoneNumber> parse(String text) {
        String digits = text.startsWith("+") ? text.substring(1) : text;
        return DIGITS.matcher(digits).matches() ? Optional.of(new PhoneNumber(digits)) : Optional.empty();
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
