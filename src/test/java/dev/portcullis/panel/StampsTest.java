package dev.portcullis.panel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StampsTest {

    @ParameterizedTest
    @CsvSource({
        "PT-5S,0 s",
        "PT0.9S,0 s",
        "PT59S,59 s",
        "PT60S,1 min",
        "PT1H,1 h",
        "PT23H59M59S,23 h 59 min",
        "PT48H,2 d",
        "PT73H,3 d 1 h"
    })
    void tellsDurationsInTwoUnits(Duration length, String text) {
        assertThat(Stamps.roughly(length)).isEqualTo(text);
    }

    @Test
    void writesTimesInUtc() {
        Instant at = Instant.parse("2026-11-22T23:59:58.123456Z");

        assertThat(Stamps.stamp(at)).isEqualTo("2026-11-22 23:59:58");
        assertThat(Stamps.iso(at)).isEqualTo("2026-11-22T23:59:58.123Z");
        assertThat(Stamps.millis(Duration.ofMillis(1_043))).isEqualTo("1,043 ms");
    }

    @ParameterizedTest
    @CsvSource({"/,./", "/lines,./", "/lines/1/blocked,../../", "/lines/1/senders/%2B1,../../../", "'',./"})
    void linksLeadToTheRootFromAnyDepth(String path, String root) {
        assertThat(Menu.rootFrom(path)).isEqualTo(root);
    }
}
