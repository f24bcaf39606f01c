package dev.portcullis.screening;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.rules.Mode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ArrivalTest {

    private static final Instant NOW = Instant.parse("2026-01-02T12:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void softensWhatIsOlderAndNotWhatIsAsOld() {
        Arrival arrival = Arrival.of(NOW, Optional.of(HOUR));

        assertThat(arrival.soften(Mode.ENFORCE, NOW.minus(HOUR))).isEqualTo(Mode.ENFORCE);
        assertThat(arrival.soften(Mode.ENFORCE, NOW.minus(HOUR).minusNanos(1))).isEqualTo(Mode.SHADOW);
        assertThat(arrival.soften(Mode.ENFORCE, NOW.plus(HOUR))).isEqualTo(Mode.ENFORCE);
    }

    @Test
    void hardensNothing() {
        Arrival arrival = Arrival.of(NOW, Optional.of(HOUR));

        assertThat(arrival.soften(Mode.SHADOW, NOW)).isEqualTo(Mode.SHADOW);
        assertThat(arrival.soften(Mode.OFF, Instant.EPOCH)).isEqualTo(Mode.OFF);
    }

    @Test
    void takesEveryAgeWhereNoneIsSet() {
        assertThat(Arrival.of(NOW, Optional.empty()).soften(Mode.ENFORCE, Instant.EPOCH))
                .isEqualTo(Mode.ENFORCE);
    }
}
