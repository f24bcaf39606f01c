package dev.portcullis.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.message.BusinessScopedId;
import dev.portcullis.message.PhoneNumber;
import dev.portcullis.message.Sender;
import dev.portcullis.message.SenderId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CountriesTest {

    @ParameterizedTest
    @CsvSource({
        "12025550123, US",
        "14165551234, CA",
        "18765551234, JM",
        "18095551234, DO",
        "18005551234, US",
        "15550100123, US",
        "79161234567, RU",
        "77012345678, KZ",
        "442071234567, GB",
        "447781123456, GG",
        "447797123456, JE",
        "447624123456, IM",
        "590690123456, GP",
        "262639012345, YT",
        "358451234567, FI",
        "4779123456, SJ",
        "393312345678, IT",
        "390669812345, VA",
        "390612345678, IT",
        "12345678901234567890, US",
        "3912345678901234, IT",
        "383441234567, XK",
        "2341, NG",
        "2348012345678, NG",
        "919876543210, IN",
        "5511987654321, BR",
        "551187654321, BR",
        "5215512345678, MX",
        "525512345678, MX",
        "91234567890123456789, IN",
    })
    void tellsTheCountryByTheDiallingCode(String digits, String country) {
        assertThat(Countries.of(Sender.of(new PhoneNumber(digits)))).contains(country);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"881612345678", "8821234567", "883510000000", "870123456789", "80012345678", "999123", "000"})
    void knowsNoCountryBehindOtherCodes(String digits) {
        assertThat(Countries.of(Sender.of(new PhoneNumber(digits)))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "US.13491208655302741918, US",
        "GB.1, GB",
        "ZZ.1,",
        "UK.1,",
    })
    void fallsBackOnTheBusinessScopedId(String id, String country) {
        SenderId scoped = SenderId.parse(id).orElseThrow();

        assertThat(Countries.of(Sender.of(scoped)).orElse(null)).isEqualTo(country);
    }

    @Test
    void trustsTheNumberMoreThanTheBusinessScopedId() {
        BusinessScopedId scoped = new BusinessScopedId("US.1");

        assertThat(Countries.of(Sender.of(scoped, new PhoneNumber("919876543210"))))
                .contains("IN");
        assertThat(Countries.of(Sender.of(scoped, new PhoneNumber("881612345678"))))
                .contains("US");
    }

    @ParameterizedTest
    @CsvSource({"IN, IN", "in, IN", "XK, XK", "AQ, AQ"})
    void readsARulesCode(String written, String code) {
        assertThat(Countries.parse(written)).contains(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "UK", "IND", "356", "+91", "001", "ZZ", "EU", "India"})
    void refusesWhatIsNoCode(String written) {
        assertThat(Countries.parse(written)).isEmpty();
    }
}
