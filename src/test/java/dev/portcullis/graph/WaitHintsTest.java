package dev.portcullis.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WaitHintsTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final String USAGE = "x-business-use-case-usage";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "30                            | PT30S",
                "999999999                     | PT24H",
                "Sun, 22 Nov 2026 12:01:30 GMT | PT1M30S"
            })
    void readsSecondsAndDates(String header, Duration hint) {
        assertThat(hint(429, true, Map.of("retry-after", header))).contains(hint);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-5", "soon", "", "1e9", "Sun, 22 Nov 2026 11:00:00 GMT"})
    void ignoresWhatIsNoTimeToCome(String header) {
        assertThat(hint(429, true, Map.of("retry-after", header))).isEmpty();
    }

    @Test
    void takesTheLongestOfAllHintsInMinutes() {
        // Given
        String usage = """
                {"990":[{"type":"whatsapp","estimated_time_to_regain_access":3},
                        {"type":"whatsapp_business_management","estimated_time_to_regain_access":"11"}],
                 "991":[{"type":"whatsapp"}]}
                """;

        // Then
        assertThat(hint(400, true, Map.of(USAGE, usage))).contains(Duration.ofMinutes(11));
        assertThat(hint(400, true, Map.of(USAGE, usage, "retry-after", "3600"))).contains(Duration.ofHours(1));
    }

    @Test
    void countsTheUsageHeaderOnlyWhenThrottled() {
        Map<String, String> headers = Map.of(USAGE, "{\"1\":[{\"estimated_time_to_regain_access\":3}]}");

        assertThat(hint(400, false, headers)).isEmpty();
        assertThat(hint(503, false, Map.of("retry-after", "5"))).contains(Duration.ofSeconds(5));
        assertThat(hint(200, false, Map.of("retry-after", "5"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"1\":7}",
                "{\"1\":[7]}",
                "{\"1\":[{\"estimated_time_to_regain_access\":{}}]}",
                "{\"1\":["
            })
    void livesWithAnOddUsageHeader(String usage) {
        assertThat(hint(400, true, Map.of(USAGE, usage))).isEmpty();
    }

    private static Optional<Duration> hint(int status, boolean throttled, Map<String, String> headers) {
        return WaitHints.of(new Exchange.Answered(status, headers, new byte[0]), throttled, NOW);
    }
}
