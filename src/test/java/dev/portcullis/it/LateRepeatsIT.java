package dev.portcullis.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.portcullis.dev.Failure;
import dev.portcullis.dev.MetaDelivery;
import dev.portcullis.dev.MetaMessage;
import dev.portcullis.dev.Mishap;
import dev.portcullis.dev.Persona;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whoever a person has unblocked stays unblocked, whatever Meta still brings of what they wrote before. */
final class LateRepeatsIT {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private static Site site;

    private final Line line = site.newLine();
    private final Persona offender = Strangers.known();

    @BeforeAll
    static void open() {
        site = Site.open("late-repeats", launch -> launch.with("PORTCULLIS_ADMIN_PASSWORD", Operator.PASSWORD));
    }

    @AfterAll
    static void close() {
        site.close();
    }

    @AfterEach
    void mend() {
        site.meta().recover();
    }

    @Test
    void nobodyIsBlockedAgainByWhatMetaRepeatsDaysAfter() {
        // Given: offences against two rules, some hours old, of which a part has not arrived yet
        Instant then = Instant.now().minus(Duration.ofHours(20));
        List<MetaMessage> flood = line.texts(offender, 60, then, SECOND);
        List<MetaDelivery> deliveries = new ArrayList<>();
        flood.forEach(each -> deliveries.add(line.delivery(each)));
        deliveries.add(line.delivery(flood));
        deliveries.add(line.delivery(line.text(offender, then, Line.BAIT)));
        List<MetaDelivery> arrived = List.copyOf(deliveries.subList(0, 35));
        arrived.forEach(LateRepeatsIT::deliver);
        Reckoning.assertBlockedOnce(site, line, List.of(offender));
        new Operator(site.gateway()).unblock(line, offender).join();
        Reckoning.assertReleased(site, line, List.of(offender));

        // When
        forgetWhatIsForgottenAfterDays();
        List<MetaDelivery> repeats = new ArrayList<>(deliveries);
        repeats.addAll(arrived);
        Collections.shuffle(repeats, new Random(8));
        repeats.forEach(LateRepeatsIT::deliver);

        // Then
        Persona last = Strangers.known();
        deliver(line.delivery(line.text(last, Instant.now(), Line.BAIT)));
        Reckoning.assertBlocked(site, line, List.of(last));
        assertThat(line.blockCalls(offender)).isOne();
        assertThat(site.stateOf(line, offender)).isEqualTo("released");
        assertThat(site.ask("ZCARD", "portcullis:{" + line.id() + "}:wanted")).isEqualTo("0");
    }

    @Test
    void undoWhileMetaIsAskedStands() {
        // Given
        site.meta().delayAnswers(SECOND.multipliedBy(3));
        deliver(line.delivery(line.text(offender, Instant.now(), Line.BAIT)));
        await().untilAsserted(() -> assertThat(line.isBlocked(offender)).isTrue());

        // When
        CompletableFuture<String> answer = new Operator(site.gateway()).unblock(line, offender);

        // Then
        assertThat(answer.join()).contains("\"released\"");
        Reckoning.assertReleased(site, line, List.of(offender));
        assertThat(line.blockCalls(offender)).isOne();
        assertThat(line.calls("DELETE")).hasSize(1);
    }

    @Test
    void undoIsRepeatedUntilMetaConfirmsIt() {
        // Given
        deliver(line.delivery(line.text(offender, Instant.now(), Line.BAIT)));
        Reckoning.assertBlockedOnce(site, line, List.of(offender));
        site.meta().fail(Failure.of(Mishap.UNAVAILABLE).onMethod("DELETE").onLine(line.id()));
        site.meta().fail(Failure.of(Mishap.ANSWER_LOST).onMethod("DELETE").onLine(line.id()));

        // When
        new Operator(site.gateway()).unblock(line, offender).join();
        deliver(line.delivery(line.text(offender, Instant.now().minusSeconds(5), Line.BAIT)));

        // Then
        Reckoning.assertReleased(site, line, List.of(offender));
        assertThat(line.blockCalls(offender)).isOne();
        assertThat(line.calls("DELETE")).hasSize(2);
    }

    /** Counters and the memory of verdicts; of the sender only the case is left. */
    private void forgetWhatIsForgottenAfterDays() {
        List<String> forgotten = site.keys().stream()
                .filter(key -> key.startsWith("portcullis:{" + line.id() + "/")
                        || key.equals("portcullis:{" + line.id() + "}:once"))
                .toList();
        assertThat(forgotten).hasSizeGreaterThan(2);
        forgotten.forEach(key -> site.ask("DEL", key));
    }

    private static void deliver(MetaDelivery delivery) {
        assertThat(site.deliver(delivery)).isEqualTo(200);
    }
}
