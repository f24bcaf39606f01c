package dev.portcullis.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.dev.MetaMessage;
import dev.portcullis.dev.Persona;
import dev.portcullis.testing.GatewayLaunch;
import dev.portcullis.testing.GatewayProcess;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two replicas, one a minute behind and one a minute ahead; Meta, the senders and Redis know what time it is. */
final class SkewedClocksIT {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration SKEW = Duration.ofMinutes(1);

    private static Site site;
    private static GatewayProcess behind;
    private static GatewayProcess ahead;

    @BeforeAll
    static void open() {
        Assumptions.assumeFalse(GatewayLaunch.isNative(), "the clock of a native executable cannot be replaced");
        site = Site.prepare(
                "skewed",
                launch -> launch.with("PORTCULLIS_BLOCKING_BATCH", "10")
                        .with("PORTCULLIS_ADMIN_PASSWORD", Operator.PASSWORD));
        behind = site.startAnother(launch -> launch.clockOff(SKEW.negated()));
        ahead = site.startAnother(launch -> launch.clockOff(SKEW));
    }

    @AfterAll
    static void close() {
        if (site != null) {
            site.close();
        }
    }

    @Test
    void floodSpreadOverBothIsCountedOnce() {
        // Given
        Line line = site.newLine();
        Persona flooder = Strangers.known();
        Persona talker = Strangers.known();
        Instant start = Instant.now().minusSeconds(40);
        List<MetaMessage> flood = line.texts(flooder, 30, start, SECOND);
        List<MetaMessage> talk = line.texts(talker, 29, start, SECOND);

        // When
        alternately(line, flood.subList(0, 29));
        alternately(line, talk);
        alternately(line, talk.reversed());
        deliver(ahead, line, flood.getLast());
        deliver(behind, line, flood.getLast());

        // Then
        Reckoning.assertBlockedOnce(site, line, List.of(flooder));
    }

    @Test
    void queueThatBothWorkOffIsSentOnce() {
        // Given
        Line line = site.newLine();
        List<Persona> offenders = Strangers.several(60, Strangers::known);
        site.meta().delayAnswers(Duration.ofMillis(100));

        // When
        alternately(
                line,
                offenders.stream()
                        .map(each -> line.text(each, Instant.now(), Line.BAIT))
                        .toList());

        // Then
        Reckoning.assertBlockedOnce(site, line, offenders);
        site.meta().recover();
    }

    @Test
    void unblockPardonsUpToItsOwnTimeWhicheverReplicaTakesIt() {
        // Given: a flood on its way while its sender is blocked for something else
        for (GatewayProcess asked : List.of(behind, ahead)) {
            Line line = site.newLine();
            Persona offender = Strangers.known();
            deliver(ahead, line, line.text(offender, Instant.now().minusSeconds(50), Line.BAIT));
            Reckoning.assertBlockedOnce(site, line, List.of(offender));
            List<MetaMessage> late = line.texts(offender, 40, Instant.now().minusSeconds(45), SECOND);

            // When
            new Operator(asked).unblock(line, offender).join();
            Reckoning.assertReleased(site, line, List.of(offender));
            alternately(line, late);

            // Then
            Persona last = Strangers.known();
            deliver(behind, line, line.text(last, Instant.now(), Line.BAIT));
            Reckoning.assertBlocked(site, line, List.of(last));
            assertThat(site.stateOf(line, offender)).isEqualTo("released");
            assertThat(line.blockCalls(offender)).isOne();

            // When
            alternately(line, line.texts(offender, 30, Instant.now().plusSeconds(2), SECOND));

            // Then
            Reckoning.assertBlocked(site, line, List.of(last, offender));
            assertThat(line.blockCalls(offender)).isEqualTo(2);
        }
    }

    private static void alternately(Line line, List<MetaMessage> messages) {
        List<MetaMessage> shuffled = new ArrayList<>(messages);
        Collections.shuffle(shuffled, new Random(60));
        for (int i = 0; i < shuffled.size(); i++) {
            deliver(i % 2 == 0 ? behind : ahead, line, shuffled.get(i));
        }
    }

    private static void deliver(GatewayProcess to, Line line, MetaMessage message) {
        assertThat(site.beginDelivery(to, line.delivery(message)).join()).contains(200);
    }
}
