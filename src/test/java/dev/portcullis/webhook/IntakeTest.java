package dev.portcullis.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.message.Delivery;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class IntakeTest {

    private static final byte[] TEXT = Payloads.bytes("/webhooks/samples/text-basic.json");
    private static final byte[] STATUS = Payloads.bytes("/webhooks/samples/status-delivered.json");

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Admission admission = new Admission(Configs.EMPTY.withBounds(1, 4L << 20));
    private final WebhookMetrics metrics = new WebhookMetrics(registry, admission);
    private final List<Delivery> screened = new ArrayList<>();
    private final List<Runnable> onWorkers = new ArrayList<>();
    private final List<Runnable> onLoop = new ArrayList<>();

    private final Intake intake = intake(delivery -> {
        screened.add(delivery);
        return Uni.createFrom().voidItem();
    });

    @Test
    void acceptsOnceScreened() {
        assertThat(answer(intake, TEXT)).isEqualTo(Answer.ACCEPTED);

        assertThat(screened)
                .singleElement()
                .satisfies(delivery -> assertThat(delivery.messages()).hasSize(1));
        assertThat(count("portcullis.deliveries", "result", "accepted")).isEqualTo(1);
        assertThat(count("portcullis.messages", "kind", "text")).isEqualTo(1);
        assertThat(registry.get("portcullis.webhook.age").timer().count()).isEqualTo(1);
    }

    @Test
    void screensNothingThatIsNotSigned() {
        assertThat(answer(intake, TEXT, Signing.header("other", TEXT))).isEqualTo(Answer.REFUSED);
        assertThat(answer(intake, TEXT, new String[0])).isEqualTo(Answer.REFUSED);

        assertThat(screened).isEmpty();
        assertThat(count("portcullis.signature.refused", "reason", "mismatch")).isEqualTo(1);
        assertThat(count("portcullis.signature.refused", "reason", "missing")).isEqualTo(1);
        assertThat(admission.inFlight()).isZero();
    }

    @Test
    void acceptsAtOnceWhatHasNoEffect() {
        assertThat(answer(intake, STATUS)).isEqualTo(Answer.ACCEPTED);

        assertThat(screened).isEmpty();
    }

    @Test
    void hasUnreadableBodiesKeptAndAcceptsThem() {
        byte[] junk = "junk".getBytes(StandardCharsets.UTF_8);

        assertThat(answer(intake, junk)).isEqualTo(Answer.ACCEPTED);

        assertThat(screened)
                .singleElement()
                .satisfies(delivery -> assertThat(delivery.deadLetters()).hasSize(1));
    }

    @Test
    void asksForARepeatWhenScreeningFails() {
        Intake failing = intake(delivery -> Uni.createFrom().failure(new IllegalStateException("redis is away")));
        Intake throwing = intake(delivery -> {
            throw new IllegalStateException("redis is away");
        });

        assertThat(answer(failing, TEXT)).isEqualTo(Answer.UNAVAILABLE);
        assertThat(answer(throwing, TEXT)).isEqualTo(Answer.UNAVAILABLE);
        assertThat(admission.inFlight()).isZero();
    }

    @Test
    void turnsAwayWhatFindsNoPlaceUntilOneIsFree() {
        Intake stalled = intake(delivery -> Uni.createFrom().nothing());
        UniAssertSubscriber<Answer> first = receive(stalled, TEXT, Signing.header(Signing.SECRET, TEXT));

        assertThat(answer(stalled, TEXT)).isEqualTo(Answer.OVERLOADED);
        assertThat(count("portcullis.deliveries", "result", "overloaded")).isEqualTo(1);

        first.cancel();
        assertThat(answer(intake, TEXT)).isEqualTo(Answer.ACCEPTED);
    }

    @Test
    void readsLargeBodiesOnAWorkerAndScreensOnTheLoop() {
        byte[] large = large();
        UniAssertSubscriber<Answer> answer = receive(intake, large, Signing.header(Signing.SECRET, large));
        assertThat(onWorkers).hasSize(1);

        onWorkers.removeFirst().run();
        assertThat(screened).isEmpty();

        onLoop.removeFirst().run();
        assertThat(screened).hasSize(1);
        answer.assertCompleted().assertItem(Answer.ACCEPTED);
    }

    @Test
    void asksForARepeatWhenNoWorkerIsFree() {
        byte[] large = large();
        Intake busy = new Intake(
                admission,
                new SignatureVerifier(() -> List.of(Signing.SECRET)),
                delivery -> Uni.createFrom().voidItem(),
                metrics,
                task -> {
                    throw new RejectedExecutionException("busy");
                },
                new ManualTime());

        UniAssertSubscriber<Answer> answer = receive(busy, large, Signing.header(Signing.SECRET, large));
        onLoop.removeFirst().run();

        answer.assertCompleted().assertItem(Answer.UNAVAILABLE);
        assertThat(admission.inFlight()).isZero();
    }

    private Intake intake(Function<Delivery, Uni<Void>> screening) {
        List<String> secrets = List.of(Signing.SECRET);
        return new Intake(
                admission, new SignatureVerifier(() -> secrets), screening, metrics, onWorkers::add, new ManualTime());
    }

    private Answer answer(Intake intake, byte[] body) {
        return answer(intake, body, Signing.header(Signing.SECRET, body));
    }

    private Answer answer(Intake intake, byte[] body, String... signatures) {
        return receive(intake, body, signatures).assertCompleted().getItem();
    }

    private UniAssertSubscriber<Answer> receive(Intake intake, byte[] body, String... signatures) {
        return intake.receive(List.of(signatures), body, onLoop::add)
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create());
    }

    private double count(String name, String tag, String value) {
        return registry.get(name).tag(tag, value).counter().count();
    }

    private static byte[] large() {
        String text = "\"text\":{\"body\":\"" + "x".repeat(70_000) + "\"}";
        return Payloads.delivery(Payloads.message("wamid.1", "text", text)).getBytes(StandardCharsets.UTF_8);
    }
}
