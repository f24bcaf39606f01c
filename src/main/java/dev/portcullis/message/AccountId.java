package dev.portcullis.message;

import java.util.Optional;
import java.util.regex.Pattern;

/** A WhatsApp Business Account (WABA), the owner of lines; tokens may be set per account. */
public record AccountId(String value) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    public AccountId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("an account is named by 1 to 64 letters, digits, '_' or '-'");
        }
    }

    /** The account of that name, or empty where the text has not the form of an account id. */
    public static Optional<AccountId> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new AccountId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
