package dev.portcullis.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.portcullis.dev.MetaContent;
import dev.portcullis.dev.MetaMessage;
import dev.portcullis.dev.Persona;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** People come by a number, by an id, by both, by neither, and by new ones. */
final class IdentityIT {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private static Site site;

    @BeforeAll
    static void open() {
        site = Site.open("identity");
    }

    @AfterAll
    static void close() {
        site.close();
    }

    @Test
    void personWithChangingIdsIsOne() {
        // Given: the number alone, then both ids, then the business-scoped id alone
        Line line = site.newLine();
        Persona both = Strangers.known();
        Persona caller = Persona.byPhone(both.name(), String.valueOf(both.phone()));
        Persona user = Persona.byUsername("somebody", String.valueOf(both.userId()));
        Instant start = Instant.now().minusSeconds(50);

        // When
        site.deliverEach(line, line.texts(caller, 10, start, SECOND));
        site.deliverEach(line, line.texts(both, 10, start.plusSeconds(10), SECOND));
        site.deliverEach(line, line.texts(user, 9, start.plusSeconds(20), SECOND));
        site.assertNobodyIsBlocked(line);
        site.deliverEach(line, line.texts(caller, 1, start.plusSeconds(30), SECOND));

        // Then
        await().untilAsserted(() -> assertThat(line.isBlocked(both)).isTrue());
        assertThat(line.blockCalls(both)).isOne();
    }

    @Test
    void unidentifiedMessagesShareNoBucket() {
        // Given
        Line line = site.newLine();
        Persona nobody = Strangers.byPhone();
        List<MetaMessage> unidentified = line.texts(nobody, 40, Instant.now().minusSeconds(50), SECOND).stream()
                .map(message -> message.without("from"))
                .toList();
        long before = site.gateway().metric("portcullis_unidentified_total");

        // When
        int first = site.deliver(line.delivery(unidentified.subList(0, 12)));
        int second = site.deliver(line.delivery(unidentified.subList(12, 40)));

        // Then
        assertThat(List.of(first, second)).containsOnly(200);
        assertThat(site.gateway().metric("portcullis_unidentified_total")).isEqualTo(before + 40);
        site.assertNobodyIsBlocked(line);
    }

    @Test
    void numberChangeCarriesTheCountOver() {
        // Given
        Line line = site.newLine();
        Persona before = Strangers.known();
        Persona now = Strangers.known();
        Instant start = Instant.now().minusSeconds(50);
        site.deliverEach(line, line.texts(before, 20, start, SECOND));

        // When
        site.deliver(
                line.delivery(MetaMessage.of(before, start.plusSeconds(20), MetaContent.numberChanged(before, now))));
        site.deliverEach(line, line.texts(now, 9, start.plusSeconds(21), SECOND));
        site.assertNobodyIsBlocked(line);
        site.deliverEach(line, line.texts(now, 1, start.plusSeconds(31), SECOND));

        // Then
        await().untilAsserted(() -> assertThat(line.blockCalls(now)).isOne());
        assertThat(line.isBlocked(now)).isTrue();
        assertThat(line.blockCalls(before)).isZero();
    }

    @Test
    void lateMessageOfALeftNumberBlocksWhoLeftIt() {
        // Given
        Line line = site.newLine();
        Persona before = Strangers.known();
        Persona now = Strangers.known();
        Instant start = Instant.now().minusSeconds(30);
        MetaMessage late = line.text(before, start, Line.BAIT);
        site.deliver(line.delivery(
                MetaMessage.of(before, start.plusSeconds(1), MetaContent.numberChanged(before, now)),
                line.text(now, start.plusSeconds(2), "hello")));

        // When
        site.deliver(line.delivery(late));

        // Then: the left number may be another person's by now
        await().untilAsserted(() -> assertThat(line.isBlocked(now)).isTrue());
        assertThat(line.blockCalls(before)).isZero();
    }

    @Test
    void blockedPersonWithANewNumberIsBlockedAgain() {
        // Given
        Line line = site.newLine();
        Persona before = Strangers.known();
        Persona now = Strangers.known();
        Instant start = Instant.now().minusSeconds(30);
        site.deliver(line.delivery(line.text(before, start, Line.BAIT)));
        await().untilAsserted(() -> assertThat(site.stateOf(line, before)).isEqualTo("blocked"));

        // When
        site.deliver(line.delivery(MetaMessage.of(before, Instant.now(), MetaContent.numberChanged(before, now))));
        assertThat(line.blockCalls(now)).isZero();
        site.deliver(line.delivery(line.text(now, Instant.now(), "hello, it is me")));

        // Then
        await().untilAsserted(() -> assertThat(line.isBlocked(now)).isTrue());
    }

    @Test
    void numberChangeDuringTheBlockCallLosesNothing() {
        // Given
        Line line = site.newLine();
        Persona before = Strangers.known();
        Persona now = Strangers.known();
        Instant start = Instant.now().minusSeconds(30);
        site.meta().delayAnswers(Duration.ofSeconds(2));
        site.deliver(line.delivery(line.text(before, start, Line.BAIT)));
        await().untilAsserted(() -> assertThat(line.blockCalls(before)).isOne());

        // When
        site.deliver(line.delivery(
                MetaMessage.of(before, start.plusSeconds(1), MetaContent.numberChanged(before, now)),
                line.text(now, start.plusSeconds(2), "hello")));
        site.meta().recover();

        // Then
        await().untilAsserted(() -> assertThat(line.isBlocked(now)).isTrue());
    }
}
