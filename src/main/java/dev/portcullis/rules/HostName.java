package dev.portcullis.rules;

import com.ibm.icu.text.IDNA;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The one spelling under which a host is compared, as browsers make it: lower case, punycode, addresses in their usual
 * notation.
 *
 * @see <a href="https://url.spec.whatwg.org/#host-parsing">URL Standard, host parsing</a>
 */
final class HostName {

    private static final IDNA UTS46 = IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII);
    /** Hosts with such labels are in use. */
    private static final Set<IDNA.Error> TAKEN =
            EnumSet.of(IDNA.Error.LEADING_HYPHEN, IDNA.Error.TRAILING_HYPHEN, IDNA.Error.HYPHEN_3_4);

    private static final int LONGEST = 253;
    private static final int LONGEST_LABEL = 63;

    private HostName() {}

    /** Empty for what no browser would take for a host; one dot at the end is left out. */
    static Optional<String> normalise(String written) {
        String ascii = isAscii(written) ? written.toLowerCase(Locale.ROOT) : "";
        Optional<String> made = ascii.isEmpty() || ascii.contains("xn--") ? toAscii(written) : Optional.of(ascii);
        return made.map(name -> name.endsWith(".") ? name.substring(0, name.length() - 1) : name)
                .filter(HostName::isWellFormed)
                .flatMap(name -> IpAddress.looksLikeFour(name) ? IpAddress.four(name) : Optional.of(name));
    }

    /** What stands behind the last dot. */
    static String topLevel(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static Optional<String> toAscii(String written) {
        IDNA.Info info = new IDNA.Info();
        StringBuilder ascii = UTS46.nameToASCII(written, new StringBuilder(), info);
        return TAKEN.containsAll(info.getErrors()) ? Optional.of(ascii.toString()) : Optional.empty();
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }

    private static boolean isWellFormed(String name) {
        if (name.isEmpty() || name.length() > LONGEST) {
            return false;
        }
        for (String label : name.split("\\.", -1)) {
            if (label.isEmpty()
                    || label.length() > LONGEST_LABEL
                    || !label.chars().allMatch(HostName::isOfLabel)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOfLabel(int c) {
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '_';
    }
}
