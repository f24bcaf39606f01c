package dev.portcullis.rulebook;

import dev.portcullis.message.SenderId;
import dev.portcullis.rules.Countries;
import dev.portcullis.rules.LinkHosts;
import java.util.regex.Pattern;

/** How senders, number prefixes, countries and hosts are written; what is not is a {@link MalformedValueException}. */
final class Spelling {

    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    private static final Pattern PREFIX = Pattern.compile("\\+[1-9][0-9]{0,19}");

    private Spelling() {}

    /** A number with {@code +}, or a business-scoped id. */
    static SenderId sender(String text) {
        if (DIGITS.matcher(text).matches()) {
            throw new MalformedValueException(quoted(text) + " is digits without '+'; expected \"+"
                    + PhoneMask.over(text) + "\" for a phone number");
        }
        return SenderId.parse(text)
                .orElseThrow(() -> new MalformedValueException(quoted(text)
                        + " is no sender; expected '+' and 3 to 20 digits without spaces, such as \"+15551230001\", or a"
                        + " business-scoped id such as US.13491208655302741918"));
    }

    /** The digits of {@code +digits}. */
    static String prefix(String text) {
        if (!PREFIX.matcher(text).matches()) {
            throw new MalformedValueException(quoted(text)
                    + " is no prefix; expected '+' and digits, the first of a country's code and so no 0, such as"
                    + " \"+234\", without '*' or spaces");
        }
        return text.substring(1);
    }

    /** An ISO 3166 code in capitals. */
    static String country(String text) {
        return Countries.parse(text)
                .orElseThrow(() -> new MalformedValueException(
                        quoted(text) + " is no country; expected a code of two letters from ISO 3166, such as BR"));
    }

    /** A host in lower-case ASCII form. */
    static String host(String text) {
        return LinkHosts.parse(text)
                .orElseThrow(() -> new MalformedValueException(quoted(text)
                        + " is no host; expected a name such as bit.ly, without scheme, path, port or '*': names below"
                        + " it count too"));
    }

    private static String quoted(String text) {
        return "'" + PhoneMask.over(text) + "'";
    }
}
