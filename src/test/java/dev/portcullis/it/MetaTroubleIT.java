package dev.portcullis.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.portcullis.dev.Failure;
import dev.portcullis.dev.Mishap;
import dev.portcullis.dev.Persona;
import dev.portcullis.dev.Quirk;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Meta refuses, fails, forgets to answer; the gateway neither gives up nor hammers nor believes what was not said. */
final class MetaTroubleIT {

    private static final Duration LONG = Duration.ofSeconds(45);
    private static final int OUTSIDE_WINDOW = 131047;
    private static final int OWN_NUMBER = 131021;

    private static Site site;

    private Line line;
    private Persona offender;

    @BeforeAll
    static void open() {
        site = Site.open("meta-trouble");
    }

    @AfterAll
    static void close() {
        site.close();
    }

    @BeforeEach
    void newcomers() {
        line = site.newLine();
        offender = Strangers.known();
    }

    @AfterEach
    void mend() {
        site.meta().recover();
        site.meta().turnOff(Quirk.PARTIAL_ANSWERED_200);
        site.meta().letIn("dev-access-token");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void eachUserIsBelievedApart(boolean answered200) {
        // Given
        Persona refused = Strangers.byUsername();
        site.meta().refuse(line.id(), Strangers.nameToMeta(refused), OWN_NUMBER);
        if (answered200) {
            site.meta().turnOn(Quirk.PARTIAL_ANSWERED_200);
        }

        // When
        site.deliver(line.delivery(
                line.text(refused, Instant.now(), Line.BAIT), line.text(offender, Instant.now(), Line.BAIT)));

        // Then
        await().untilAsserted(() -> assertThat(site.stateOf(line, offender)).isEqualTo("blocked"));
        await().untilAsserted(() -> assertThat(site.stateOf(line, refused)).isEqualTo("refused"));
        assertThat(line.blockCalls(offender)).isOne();
    }

    @ParameterizedTest
    @EnumSource(names = {"ANSWER_LOST", "JSON_BROKEN", "LISTS_MISSING", "USER_UNLISTED"})
    void blockWithoutAClearAnswerIsLookedUpInsteadOfRepeated(Mishap mishap) {
        // Given
        site.meta().fail(Failure.of(mishap).onMethod("POST").onLine(line.id()));

        // When
        offend();

        // Then
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(site.stateOf(line, offender)).isEqualTo("blocked"));
        assertThat(line.blockCalls(offender)).isOne();
        assertThat(line.calls("GET")).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "INTERNAL_ERROR",
                "UNAVAILABLE",
                "UNEXPECTED_ERROR",
                "RATE_LIMITED",
                "HTML_UNAVAILABLE",
                "DROPPED_BEFORE_ACTING",
                "USER_SKIPPED",
                "FAILED_WITHOUT_LISTS"
            })
    void passingFaultIsSatOut(Mishap mishap) {
        // Given
        site.meta().fail(Failure.of(mishap).onMethod("POST").onLine(line.id()).times(2));

        // When
        offend();

        // Then
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(site.stateOf(line, offender)).isEqualTo("blocked"));
        assertThat(line.isBlocked(offender)).isTrue();
        assertThat(line.blockCalls(offender)).isEqualTo(3);
    }

    @Test
    void rateLimitMakesBatchesSmallerUntilAllAreThrough() {
        // Given
        List<Persona> offenders = Strangers.several(40, Strangers::known);
        site.meta().fail(Failure.of(Mishap.RATE_LIMITED).onLine(line.id()).times(2));

        // When
        site.deliver(line.delivery(offenders.stream()
                .map(each -> line.text(each, Instant.now(), Line.BAIT))
                .toList()));

        // Then
        await().atMost(LONG).untilAsserted(() -> assertThat(line.blocked()).hasSize(40));
        int refusedBatch = line.calls("POST").getFirst().users().size();
        assertThat(line.calls("POST"))
                .allSatisfy(call -> assertThat(call.users()).hasSizeLessThanOrEqualTo(40));
        assertThat(line.calls("POST").getLast().users()).hasSizeLessThanOrEqualTo(Math.max(1, refusedBatch / 2));
    }

    @Test
    void deadTokenPausesTheLineUntilItWorks() {
        // Given
        Persona second = Strangers.known();
        site.meta().letIn("another-token");

        // When
        offend();
        await().untilAsserted(() -> assertThat(line.calls("POST")).isNotEmpty());
        site.deliver(line.delivery(line.text(second, Instant.now(), Line.BAIT)));

        // Then: hardly a try while the token is dead
        await().during(Duration.ofSeconds(8))
                .atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> assertThat(line.calls("POST")).hasSizeLessThanOrEqualTo(4));
        assertThat(line.blocked()).isEmpty();
        site.meta().letIn("dev-access-token");
        await().atMost(LONG).untilAsserted(() -> assertThat(line.blocked()).hasSize(2));
        assertThat(line.calls("POST")).hasSizeLessThanOrEqualTo(7);
    }

    @Test
    void pausedLineLeavesOthersAlone() {
        // Given
        Line healthy = site.newLine();
        Persona elsewhere = Strangers.known();
        site.meta().fail(Failure.of(Mishap.PERMISSION_MISSING).onLine(line.id()).always());
        offend();
        await().untilAsserted(() -> assertThat(line.calls("POST")).isNotEmpty());

        // When
        site.deliver(healthy.delivery(healthy.text(elsewhere, Instant.now(), Line.BAIT)));

        // Then
        await().untilAsserted(() -> assertThat(healthy.isBlocked(elsewhere)).isTrue());
        assertThat(line.isBlocked(offender)).isFalse();
    }

    @Test
    void refusedForTheWindowMeansBlockedAtTheNextMessage() {
        // Given: Meta holds that the window is closed
        site.meta().refuse(line.id(), Strangers.nameToMeta(offender), OUTSIDE_WINDOW);
        offend();
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(site.stateOf(line, offender)).isEqualTo("refused"));
        long tries = line.calls("POST").size();
        assertThat(tries).isEqualTo(3);
        site.meta().refuse(line.id(), Strangers.nameToMeta(offender), 0);

        // When
        site.deliver(line.delivery(line.text(offender, Instant.now().plusSeconds(1), "nice weather")));

        // Then
        await().untilAsserted(() -> assertThat(site.stateOf(line, offender)).isEqualTo("blocked"));
        assertThat(line.calls("POST")).hasSize((int) tries + 1);
    }

    @Test
    void nothingComesOfWhatABlockedPersonSentBefore() {
        // Given
        offend();
        await().untilAsserted(() -> assertThat(site.stateOf(line, offender)).isEqualTo("blocked"));

        // When
        var late = line.delivery(line.text(offender, Instant.now().minusSeconds(20), Line.BAIT));
        site.deliver(late);
        site.deliver(late);
        site.deliver(line.delivery(line.texts(offender, 40, Instant.now().minusSeconds(60), Duration.ofSeconds(1))));

        // Then
        nothingMoreIsCalled();
    }

    @Test
    void personUnblockedByHandIsReleasedAndJudgedAgain() {
        // Given
        offend();
        await().untilAsserted(() -> assertThat(site.stateOf(line, offender)).isEqualTo("blocked"));
        site.meta().unblockByHand(line.id(), Strangers.nameToMeta(offender));

        // When
        site.deliver(line.delivery(line.text(offender, Instant.now().plusSeconds(200), "am I back?")));

        // Then
        await().untilAsserted(() -> assertThat(site.stateOf(line, offender)).isEqualTo("released"));
        assertThat(line.calls("GET")).isNotEmpty();
        assertThat(line.blockCalls(offender)).isOne();
        site.deliver(line.delivery(line.text(offender, Instant.now().plusSeconds(205), Line.BAIT)));
        await().untilAsserted(() -> assertThat(line.blockCalls(offender)).isEqualTo(2));
        await().untilAsserted(() -> assertThat(line.isBlocked(offender)).isTrue());
    }

    @Test
    void offenceAfterAnUnblockByHandBlocksAtOnce() {
        // Given
        offend();
        await().untilAsserted(() -> assertThat(site.stateOf(line, offender)).isEqualTo("blocked"));
        site.meta().unblockByHand(line.id(), Strangers.nameToMeta(offender));

        // When
        site.deliver(line.delivery(line.text(offender, Instant.now().plusSeconds(200), Line.BAIT)));

        // Then
        await().untilAsserted(() -> assertThat(line.blockCalls(offender)).isEqualTo(2));
        await().untilAsserted(() -> assertThat(line.isBlocked(offender)).isTrue());
    }

    @Test
    void repeatsNeverBlockAReleasedPersonAgain() {
        // Given
        var offence = line.delivery(line.text(offender, Instant.now().minusSeconds(5), Line.BAIT));
        site.deliver(offence);
        await().untilAsserted(() -> assertThat(site.stateOf(line, offender)).isEqualTo("blocked"));
        site.meta().unblockByHand(line.id(), Strangers.nameToMeta(offender));
        site.deliver(line.delivery(line.text(offender, Instant.now().plusSeconds(200), "am I back?")));
        await().untilAsserted(() -> assertThat(site.stateOf(line, offender)).isEqualTo("released"));

        // When
        site.deliver(offence);
        site.deliver(line.delivery(line.text(offender, Instant.now().minusSeconds(3), Line.BAIT)));

        // Then
        nothingMoreIsCalled();
        assertThat(line.isBlocked(offender)).isFalse();
    }

    @Test
    void stillListedPersonStaysBlocked() {
        // Given
        offend();
        await().untilAsserted(() -> assertThat(site.stateOf(line, offender)).isEqualTo("blocked"));

        // When
        site.deliver(line.delivery(line.text(offender, Instant.now().plusSeconds(200), "how odd")));

        // Then
        await().untilAsserted(() -> assertThat(line.calls("GET")).isNotEmpty());
        nothingMoreIsCalled();
        assertThat(site.stateOf(line, offender)).isEqualTo("blocked");
    }

    private void offend() {
        assertThat(site.deliver(line.delivery(line.text(offender, Instant.now(), Line.BAIT))))
                .isEqualTo(200);
    }

    private void nothingMoreIsCalled() {
        long posts = line.calls("POST").size();
        await().during(Duration.ofSeconds(3))
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(line.calls("POST")).hasSize((int) posts));
    }
}
