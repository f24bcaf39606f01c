package dev.portcullis.message;

import java.util.Optional;
import java.util.regex.Pattern;

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

    private static final Pattern FORM = Pattern.compile("[A-Z]{2}\\.[A-Za-z0-9]{1,128}");

    public BusinessScopedId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a business-scoped id is a country code, '.', 1 to 128 alphanumerics");
        }
    }

    public static Optional<BusinessScopedId> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new BusinessScopedId(text)) : Optional.empty();
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
