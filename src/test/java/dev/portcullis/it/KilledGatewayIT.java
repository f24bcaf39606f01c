package dev.portcullis.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.portcullis.dev.Failure;
import dev.portcullis.dev.MetaMessage;
import dev.portcullis.dev.Mishap;
import dev.portcullis.dev.Persona;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** SIGKILL, with work in every state: nothing is lost, and nothing is done twice that need not be. */
final class KilledGatewayIT {

    /** A dead worker's right to write to Meta lasts 30 seconds. */
    private static final Duration LEASE_AND_MORE = Duration.ofSeconds(60);

    private Site site;

    @BeforeEach
    void open() {
        site = Site.open("killed");
    }

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void queuedAndUnansweredCasesAreFinishedByTheNextProcess() {
        // Given: a line on which Meta does not act, and one on which it has acted and not yet answered
        Line failing = site.newLine();
        Line silent = site.newLine();
        List<Persona> queued = Strangers.several(30, Strangers::known);
        Persona unanswered = Strangers.known();
        site.meta().fail(Failure.of(Mishap.UNAVAILABLE).onLine(failing.id()).always());
        site.deliver(failing.delivery(bait(failing, queued)));
        await().untilAsserted(() -> assertThat(failing.calls("POST")).isNotEmpty());
        site.meta().delayAnswers(Duration.ofSeconds(10));
        site.deliver(silent.delivery(bait(silent, List.of(unanswered))));
        await().untilAsserted(() -> assertThat(silent.isBlocked(unanswered)).isTrue());

        // When
        site.gateway().kill();
        site.meta().recover();
        int triesBefore = failing.calls("POST").size();
        site.startAnother();

        // Then
        await().atMost(LEASE_AND_MORE)
                .untilAsserted(() -> assertThat(failing.blocked()).hasSize(30));
        assertThat(queued)
                .allSatisfy(each -> assertThat(failing.calls("POST").stream()
                                .skip(triesBefore)
                                .filter(call -> call.users().contains(Strangers.nameToMeta(each))))
                        .hasSize(1));
        await().atMost(LEASE_AND_MORE)
                .untilAsserted(
                        () -> assertThat(site.stateOf(silent, unanswered)).isEqualTo("blocked"));
        assertThat(silent.blockCalls(unanswered)).isOne();
        assertThat(silent.calls("GET")).isNotEmpty();
    }

    @Test
    void countsSurvive() {
        // Given
        Line line = site.newLine();
        Persona flooder = Strangers.known();
        List<MetaMessage> flood = line.texts(flooder, 30, Instant.now().minusSeconds(50), Duration.ofSeconds(1));
        site.deliver(line.delivery(flood.subList(0, 29)));

        // When
        site.gateway().kill();
        site.startAnother();
        site.deliver(line.delivery(flood.subList(0, 29)));
        assertThat(line.calls("POST")).isEmpty();
        site.deliver(line.delivery(flood.getLast()));

        // Then
        await().untilAsserted(() -> assertThat(line.isBlocked(flooder)).isTrue());
        assertThat(line.blockCalls(flooder)).isOne();
    }

    private static List<MetaMessage> bait(Line line, List<Persona> senders) {
        return senders.stream()
                .map(each -> line.text(each, Instant.now(), Line.BAIT))
                .toList();
    }
}
