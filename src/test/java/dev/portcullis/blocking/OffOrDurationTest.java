package dev.portcullis.blocking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class OffOrDurationTest {

    private final OffOrDuration converter = new OffOrDuration();

    @ParameterizedTest
    @ValueSource(strings = {"off", "OFF", " off "})
    void offIsNoDuration(String text) {
        assertThat(converter.convert(text)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"6h, PT6H", "90, PT90S", "PT15M, PT15M"})
    void readsDurationsAsAllSettingsHaveThem(String text, Duration duration) {
        assertThat(converter.convert(text)).isEqualTo(duration);
    }

    @Test
    void refusesTheRest() {
        assertThatThrownBy(() -> converter.convert("often")).isInstanceOf(IllegalArgumentException.class);
    }
}
