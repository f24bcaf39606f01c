package dev.portcullis.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SenderIdTest {

    @Test
    void aBusinessScopedIdIsNeverTakenForDigits() {
        assertThat(SenderId.parse("US.123")).contains(new BusinessScopedId("US.123"));
        assertThat(SenderId.parse("+15551230001")).contains(new PhoneNumber("15551230001"));
        assertThat(SenderId.parse("15551230001")).contains(new PhoneNumber("15551230001"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "+",
                "12",
                "us.123",
                "US.",
                "US.ENT.118",
                "US.12:3",
                "123456789012345678901",
                "++1555",
                "null",
                "１２３４５"
            })
    void whatHasNeitherFormIsNoId(String text) {
        assertThat(SenderId.parse(text)).isEmpty();
    }

    @Test
    void stateIsKeptByTheBusinessScopedIdAndMetaIsToldTheNumber() {
        Sender both = Sender.of(new BusinessScopedId("US.123"), new PhoneNumber("15551230001"));

        assertThat(both.key()).isEqualTo(new BusinessScopedId("US.123"));
        assertThat(both.blockingId()).isEqualTo(new PhoneNumber("15551230001"));
        assertThat(both.ids()).containsExactly(both.key(), both.blockingId());
    }
}
