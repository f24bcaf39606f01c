package dev.portcullis.it;

import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.matching.UrlPattern;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import dev.portcullis.dev.MetaDelivery;
import dev.portcullis.dev.MetaMessage;
import dev.portcullis.dev.Persona;
import dev.portcullis.testing.GatewayLaunch;
import dev.portcullis.testing.GatewayProcess;
import dev.portcullis.testing.RedisTap;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * SIGKILL between any two steps of a block. The processes are killed one after the other, each at its own step and on
 * its own line, so that their successors wait for all the leases at once.
 */
final class KilledAtEveryStepIT {

    /** More than are settled by one call, so that a settling takes several. */
    private static final int CROWD = 250;

    /** Longer than any process lives from its step on. */
    private static final Duration HANGING = Duration.ofSeconds(20);

    private static final Map<Step, Offence> OFFENCES = new EnumMap<>(Step.class);
    private static final List<MetaDelivery> UNANSWERED = new ArrayList<>();

    private static Site site;
    private static RedisTap tap;

    enum Step {
        BEFORE_OFFER,
        AFTER_OFFER,
        BEFORE_CLAIM,
        AFTER_CLAIM,
        BEFORE_CALL,
        BEFORE_META_ACTED,
        AFTER_META_ACTED,
        BEFORE_SETTLE,
        BETWEEN_TWO_SETTLES,
        AFTER_SETTLE;

        boolean isPromised() {
            return this != BEFORE_OFFER && this != AFTER_OFFER;
        }
    }

    private record Offence(Line line, List<Persona> offenders, boolean answered200) {}

    @BeforeAll
    static void killAtEveryStep() {
        // A call that is held back must not be given up before the kill.
        site = Site.prepare("killed-at", launch -> launch.with("PORTCULLIS_REDIS_TIMEOUT", "10s"));
        tap = RedisTap.on(site.redis());
        for (Step step : Step.values()) {
            OFFENCES.put(step, killAt(step));
        }
        startNext(UnaryOperator.identity());
    }

    @AfterAll
    static void close() {
        site.close();
        tap.close();
    }

    @ParameterizedTest
    @EnumSource
    void everyOffenderIsBlockedOnceWhereverItsGatewayDied(Step step) {
        Offence offence = OFFENCES.get(step);

        assertThat(offence.answered200()).isEqualTo(step.isPromised());
        Reckoning.assertBlockedOnce(site, offence.line(), offence.offenders());
    }

    private static Offence killAt(Step step) {
        Line line = site.newLine();
        List<Persona> offenders = offenders(step);
        List<MetaMessage> messages = new ArrayList<>(offenders.stream()
                .map(each -> line.text(each, Instant.now(), Line.BAIT))
                .toList());
        messages.add(line.text(Strangers.known(), Instant.now(), "nothing to see here"));
        MetaDelivery delivery = line.delivery(messages);
        GatewayProcess victim = startNext(launch -> launch.redis(tap));

        Optional<StubMapping> stub = prepare(step, line);
        CompletableFuture<Optional<Integer>> answer = site.beginDelivery(victim, delivery);
        await().pollInterval(Duration.ofMillis(10))
                .until(() -> isReached(step, line, offenders) && (answer.isDone() || !step.isPromised()));
        victim.kill();
        boolean answered200 = answer.join().equals(Optional.of(200));

        tap.cut();
        site.meta().recover();
        stub.ifPresent(site.meta().wireMock()::removeStub);
        if (!answered200) {
            UNANSWERED.add(delivery);
        }
        return new Offence(line, offenders, answered200);
    }

    /** Like Meta, which repeats what the last process did not answer. */
    private static GatewayProcess startNext(UnaryOperator<GatewayLaunch> settings) {
        GatewayProcess next = site.startAnother(settings);
        UNANSWERED.forEach(each -> assertThat(site.deliver(each)).isEqualTo(200));
        UNANSWERED.clear();
        return next;
    }

    private static List<Persona> offenders(Step step) {
        return step == Step.BETWEEN_TWO_SETTLES
                ? Strangers.several(CROWD, Strangers::known)
                : List.of(Strangers.known(), Strangers.byUsername(), Strangers.byPhone());
    }

    private static Optional<StubMapping> prepare(Step step, Line line) {
        String id = line.id();
        switch (step) {
            case BEFORE_OFFER -> tap.holdRequest("offer", id);
            case AFTER_OFFER -> tap.holdReply("offer", id);
            case BEFORE_CLAIM -> tap.holdRequest("claim", id);
            case AFTER_CLAIM -> tap.holdReply("claim", id);
            case BEFORE_CALL -> tap.holdReply("renew", id);
            case BEFORE_META_ACTED -> {
                return Optional.of(site.meta()
                        .wireMock()
                        .stubFor(post(calls(line)).willReturn(serverError().withFixedDelay((int) HANGING.toMillis()))));
            }
            case AFTER_META_ACTED -> site.meta().delayAnswers(HANGING);
            case BEFORE_SETTLE -> tap.holdRequest("settle", id);
            case BETWEEN_TWO_SETTLES -> tap.holdSecondRequest("settle", id);
            case AFTER_SETTLE -> tap.holdReply("settle", id);
        }
        return Optional.empty();
    }

    private static boolean isReached(Step step, Line line, List<Persona> offenders) {
        return switch (step) {
            case BEFORE_OFFER, BEFORE_CLAIM, BEFORE_CALL, BEFORE_SETTLE -> tap.isHolding();
            case AFTER_OFFER -> tap.isHolding() && areAll("pending", line, offenders);
            case AFTER_CLAIM -> tap.isHolding() && site.keys().contains("portcullis:{" + line.id() + "}:lock");
            case BEFORE_META_ACTED ->
                site.meta()
                                .wireMock()
                                .countRequestsMatching(
                                        postRequestedFor(calls(line)).build())
                                .getCount()
                        > 0;
            case AFTER_META_ACTED -> line.blocked().size() == offenders.size();
            case BETWEEN_TWO_SETTLES ->
                tap.isHolding()
                        && offenders.stream()
                                .anyMatch(each -> site.stateOf(line, each).equals("blocked"));
            case AFTER_SETTLE -> tap.isHolding() && areAll("blocked", line, offenders);
        };
    }

    private static UrlPattern calls(Line line) {
        return urlPathMatching(".*/" + line.id() + "/block_users");
    }

    private static boolean areAll(String state, Line line, List<Persona> offenders) {
        return offenders.stream().allMatch(each -> site.stateOf(line, each).equals(state));
    }
}
