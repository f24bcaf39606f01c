package dev.portcullis.message;

import java.util.Optional;

/** A WhatsApp Business Account (WABA), the owner of lines; tokens may be set per account. */
public record AccountId(String value) {

    private static final int LONGEST = 64;

    public AccountId {
        if (!isForm(value)) {
            throw new IllegalArgumentException("an account is named by 1 to 64 letters, digits, '_' or '-'");
        }
    }

    /** The account of that name, or empty where the text has not the form of an account id. */
    public static Optional<AccountId> parse(String text) {
        return isForm(text) ? Optional.of(new AccountId(text)) : Optional.empty();
    }

    private static boolean isForm(String text) {
        return !text.isEmpty()
                && text.length() <= LONGEST
                && text.chars().allMatch(c -> Ascii.isLetterOrDigit(c) || c == '_' || c == '-');
    }

    @Override
    public String toString() {
        return value;
    }
}
