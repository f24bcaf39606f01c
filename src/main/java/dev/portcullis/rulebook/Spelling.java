package dev.portcullis.rulebook;

import dev.portcullis.message.PhoneNumber;
import dev.portcullis.message.SenderId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How senders, number prefixes, countries and hosts are written; what is not is a {@link MalformedValueException}. */
final class Spelling {

    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    private static final Pattern PREFIX = Pattern.compile("\\+[0-9]{1,20}");
    private static final Set<String> COUNTRIES =
            Arrays.stream(Locale.getISOCountries()).collect(Collectors.toSet());
    private static final Pattern HOST =
            Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");

    private Spelling() {}

    /** A number with {@code +}, or a business-scoped id. */
    static SenderId sender(String text) {
        if (DIGITS.matcher(text).matches()) {
            throw new MalformedValueException(quoted(text) + " is digits without '+'; expected \"+"
                    + Quoting.shorten(text) + "\" for a phone number");
        }
        return SenderId.parse(text)
                .orElseThrow(() -> new MalformedValueException(quoted(text)
                        + " is no sender; expected '+' and 3 to 20 digits without spaces, such as \"+15551230001\", or a"
                        + " business-scoped id such as US.13491208655302741918"));
    }

    /** The digits of {@code +digits}. */
    static String prefix(String text) {
        if (!PREFIX.matcher(text).matches()) {
            throw new MalformedValueException(
                    quoted(text) + " is no prefix; expected '+' and digits, such as \"+234\", without '*' or spaces");
        }
        return text.substring(1);
    }

    /** An ISO 3166 code. */
    static String country(String text) {
        if (!COUNTRIES.contains(text)) {
            String capitals = text.toUpperCase(Locale.ROOT);
            throw new MalformedValueException(quoted(text)
                    + " is no country; expected a code of two capitals from ISO 3166, such as BR"
                    + (COUNTRIES.contains(capitals) ? "; did you mean '" + capitals + "'?" : ""));
        }
        return text;
    }

    /** A host in lower-case ASCII form. */
    static String host(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (!HOST.matcher(lower).matches()) {
            throw new MalformedValueException(
                    quoted(text)
                            + " is no host; expected a name such as bit.ly, without scheme, path or '*': names below it count too");
        }
        return lower;
    }

    /** What may be a phone number with or without {@code +}, to be kept from labels. */
    static boolean isNumberLike(String text) {
        return text.startsWith("+") || PhoneNumber.parse(text).isPresent();
    }

    private static String quoted(String text) {
        return "'" + Quoting.shorten(text) + "'";
    }
}
