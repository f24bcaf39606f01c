package dev.portcullis.message;

import java.util.Optional;

/**
 * A business-scoped user id (BSUID), for example {@code US.13491208655302741918}: stable within one business
 * portfolio, there even when a user hides the phone number behind a username.
 *
 * <p>A parent id ({@code US.ENT.118...}) does not have this form, and Meta refuses it for blocking.
 *
 * @see <a href="https://developers.facebook.com/documentation/business-messaging/whatsapp/business-scoped-user-ids">
 *     Meta: business-scoped user ids</a>
 */
public record BusinessScopedId(String value) implements SenderId {

    private static final int PREFIX = "US.".length();
    private static final int LONGEST = PREFIX + 128;

    public BusinessScopedId {
        if (!isForm(value)) {
            throw new IllegalArgumentException("a business-scoped id is a country code, '.', 1 to 128 alphanumerics");
        }
    }

    public static Optional<BusinessScopedId> parse(String text) {
        return isForm(text) ? Optional.of(new BusinessScopedId(text)) : Optional.empty();
    }

    private static boolean isForm(String text) {
        return text.length() > PREFIX
                && text.length() <= LONGEST
                && Ascii.isCapital(text.charAt(0))
                && Ascii.isCapital(text.charAt(1))
                && text.charAt(2) == '.'
                && text.chars().skip(PREFIX).allMatch(Ascii::isLetterOrDigit);
    }

    /** The ISO 3166 code that opens the id. */
    public String country() {
        return value.substring(0, 2);
    }

    @Override
    public String display() {
        return value;
    }

    @Override
    public String toString() {
        return Masking.middle(value, 5, 2);
    }
}
