package dev.portcullis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HitRateTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "%", "0.05", "5 %", "-1%", "100.1%", ".5%", "1e-2%", "1,5%", "\u0661%"})
    void refusesWhatIsNoShare(String text) {
        assertThat(HitRate.parse(text)).isEmpty();
    }

    @Test
    void comparesExactly() {
        HitRate rate = HitRate.parse("0.05%").orElseThrow();

        assertThat(rate.isExceeded(5, 10_000)).isFalse();
        assertThat(rate.isExceeded(6, 10_000)).isTrue();
        assertThat(HitRate.parse("0%").orElseThrow().isExceeded(0, 10)).isFalse();
        assertThat(HitRate.parse("0%").orElseThrow().isExceeded(1, Long.MAX_VALUE))
                .isTrue();
        assertThat(HitRate.parse("100%").orElseThrow().isExceeded(10, 10)).isFalse();
    }

    @Test
    void neverCallsAHitNothing() {
        assertThat(HitRate.share(0, 10)).isEqualTo("0 %");
        assertThat(HitRate.share(1, 3)).isEqualTo("33.333 %");
        assertThat(HitRate.share(1, 2)).isEqualTo("50 %");
        assertThat(HitRate.share(1, 1_000_000)).isEqualTo("< 0.001 %");
    }
}
