package dev.portcullis.blocking;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FillLevelTest {

    @ParameterizedTest
    @CsvSource({
        "ROOMY, 0, ROOMY",
        "ROOMY, 799, ROOMY",
        "ROOMY, 800, EIGHTY",
        "ROOMY, 950, NEARLY_FULL",
        "EIGHTY, 1000, FULL",
        "FULL, 1000, FULL",
        "FULL, 999, FULL",
        "FULL, 990, FULL",
        "FULL, 989, NEARLY_FULL",
        "EIGHTY, 791, EIGHTY",
        "EIGHTY, 789, ROOMY",
        "FULL, 0, ROOMY"
    })
    void risesAtOnceAndFallsWithAMargin(FillLevel earlier, long users, FillLevel now) {
        assertThat(FillLevel.after(earlier, users, 1_000)).isEqualTo(now);
    }
}
