package dev.portcullis.rules;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber;
import dev.portcullis.message.BusinessScopedId;
import dev.portcullis.message.PhoneNumber;
import dev.portcullis.message.Sender;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which country a sender's ids belong to. */
public final class Countries {

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final int LONGEST_CODE = 3;
    private static final int LONGEST_NATIONAL = 17;
    /** What shares a dialling code with no country: satellites, freephone and the like. */
    private static final String NOWHERE = "001";

    /** Kosovo, Ascension and Tristan da Cunha have dialling codes, but no code of their own in ISO 3166. */
    private static final Set<String> KNOWN = Stream.concat(
                    Stream.of(Locale.getISOCountries()), NUMBERS.getSupportedRegions().stream())
            .collect(Collectors.toUnmodifiableSet());

    private Countries() {}

    /**
     * Reads an ISO 3166 code of two letters, in any case.
     *
     * @return the code in capitals, which {@link Condition.CountryIs} takes; empty where there is no such country
     */
    public static Optional<String> parse(String code) {
        return Optional.of(code.toUpperCase(Locale.ROOT)).filter(KNOWN::contains);
    }

    /** By the dialling code, else by the business-scoped id. */
    static Optional<String> of(Sender sender) {
        return sender.phone()
                .flatMap(Countries::of)
                .or(() -> sender.scopedId().map(BusinessScopedId::country).filter(KNOWN::contains));
    }

    /** By the dialling code, of which none is the beginning of another. */
    public static Optional<String> of(PhoneNumber phone) {
        String digits = phone.value();
        for (int length = 1; length <= LONGEST_CODE && length < digits.length(); length++) {
            int code = Integer.parseInt(digits, 0, length, 10);
            List<String> sharing = NUMBERS.getRegionCodesForCountryCode(code);
            if (!sharing.isEmpty()) {
                return sharing.contains(NOWHERE)
                        ? Optional.empty()
                        : Optional.of(oneOf(sharing, code, digits.substring(length)));
            }
        }
        return Optional.empty();
    }

    /** The first is the main country of the code; numbers that are in nobody's plan are counted to it. */
    private static String oneOf(List<String> sharing, int code, String national) {
        if (sharing.size() == 1 || national.length() > LONGEST_NATIONAL) {
            return sharing.getFirst();
        }
        String region = NUMBERS.getRegionCodeForNumber(new Phonenumber.PhoneNumber()
                .setCountryCode(code)
                .setNationalNumber(Long.parseLong(national))
                .setItalianLeadingZero(national.startsWith("0")));
        return region == null ? sharing.getFirst() : region;
    }
}
