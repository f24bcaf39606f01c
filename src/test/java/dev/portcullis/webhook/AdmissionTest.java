package dev.portcullis.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AdmissionTest {

    private final Admission admission = new Admission(Configs.EMPTY.withBounds(2, 1_000));

    @Test
    void boundsDeliveries() {
        assertThat(admission.enter(1)).isTrue();
        assertThat(admission.isFull(1)).isFalse();
        assertThat(admission.enter(1)).isTrue();
        assertThat(admission.isFull(1)).isTrue();
        assertThat(admission.enter(1)).isFalse();

        admission.leave(1);

        assertThat(admission.enter(1)).isTrue();
    }

    @Test
    void boundsBytes() {
        assertThat(admission.enter(600)).isTrue();
        assertThat(admission.isFull(400)).isFalse();
        assertThat(admission.isFull(401)).isTrue();
        assertThat(admission.enter(401)).isFalse();
        assertThat(admission.enter(400)).isTrue();
    }

    @Test
    void holdsNothingForThoseTurnedAway() {
        assertThat(admission.enter(1_001)).isFalse();

        assertThat(admission.inFlight()).isZero();
        assertThat(admission.isFull(1_000)).isFalse();
    }

    @Test
    void boundsWhatUnfinishedBodiesHoldByItself() {
        assertThat(admission.hold(600)).isTrue();
        assertThat(admission.hold(401)).isFalse();
        assertThat(admission.isFull(1_000)).isFalse();

        admission.letGo(600);

        assertThat(admission.hold(1_000)).isTrue();
    }

    @Test
    void keepsItsBoundAmongThreads() {
        AtomicInteger inside = new AtomicInteger();

        int most = IntStream.range(0, 20_000)
                .parallel()
                .map(n -> {
                    if (!admission.enter(1)) {
                        return 0;
                    }
                    int now = inside.incrementAndGet();
                    inside.decrementAndGet();
                    admission.leave(1);
                    return now;
                })
                .max()
                .orElseThrow();

        assertThat(most).isBetween(1, 2);
        assertThat(admission.inFlight()).isZero();
    }
}
