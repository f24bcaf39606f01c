package dev.portcullis.webhook;

import dev.portcullis.message.Delivery;
import io.smallrye.mutiny.Uni;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Takes a delivery from its bytes to the answer: admit, verify, read, have it screened. */
final class Intake {

    private static final Logger LOG = Logger.getLogger(Intake.class);

    /** Hashing and parsing this much takes an event loop well under a millisecond. */
    private static final int LARGEST_ON_LOOP = 64 * 1024;

    private final Admission admission;
    private final SignatureVerifier verifier;
    private final PayloadParser parser = new PayloadParser();
    private final Function<Delivery, Uni<Void>> screening;
    private final WebhookMetrics metrics;
    private final Executor workers;
    private final InstantSource clock;
    private final RareLog log;

    /**
     * @param screening completes when every effect of the delivery is stored
     * @param workers where large bodies are hashed and parsed
     */
    Intake(
            Admission admission,
            SignatureVerifier verifier,
            Function<Delivery, Uni<Void>> screening,
            WebhookMetrics metrics,
            Executor workers,
            InstantSource clock) {
        this.admission = admission;
        this.verifier = verifier;
        this.screening = screening;
        this.metrics = metrics;
        this.workers = workers;
        this.clock = clock;
        this.log = new RareLog(LOG, clock);
    }

    /**
     * Never fails.
     *
     * @param signatures every value of the signature header
     * @param loop where the request came in and its answer goes out
     */
    Uni<Answer> receive(List<String> signatures, byte[] body, Executor loop) {
        if (!admission.enter(body.length)) {
            metrics.answered(Answer.OVERLOADED);
            return Uni.createFrom().item(Answer.OVERLOADED);
        }
        return handle(signatures, body, loop)
                .onCancellation()
                .invoke(() -> admission.leave(body.length))
                .onItemOrFailure()
                .transform((answer, failure) -> {
                    admission.leave(body.length);
                    Answer given = failure == null ? answer : unavailable(failure);
                    metrics.answered(given);
                    return given;
                });
    }

    /** Counts a delivery whose body was not taken in, and says so where that is nothing that happens by itself. */
    void refused(Answer answer) {
        metrics.answered(answer);
        switch (answer) {
            case TOO_LARGE ->
                log.warn(answer, "refused a delivery: its body is longer than quarkus.http.limits.max-body-size");
            case TOO_SLOW -> log.warn(answer, "refused a delivery: its body did not arrive within 30 seconds");
            case ACCEPTED, REFUSED, OVERLOADED, UNAVAILABLE -> {}
        }
    }

    private Uni<Answer> handle(List<String> signatures, byte[] body, Executor loop) {
        if (body.length > LARGEST_ON_LOOP) {
            return Uni.createFrom()
                    .item(() -> open(signatures, body))
                    .runSubscriptionOn(workers)
                    .emitOn(loop)
                    .chain(this::answer);
        }
        try {
            return answer(open(signatures, body));
        } catch (RuntimeException e) {
            return Uni.createFrom().failure(e);
        }
    }

    private Opened open(List<String> signatures, byte[] body) {
        return switch (verifier.verify(signatures, body)) {
            case Refusal refusal -> new Opened.Refused(refusal);
            case VerifiedPayload payload -> new Opened.Read(parser.parse(payload));
        };
    }

    private Uni<Answer> answer(Opened opened) {
        return switch (opened) {
            case Opened.Refused refused -> {
                metrics.refused(refused.refusal());
                log.warn(
                        refused.refusal(),
                        "refused a delivery: " + refused.refusal().explanation());
                yield Uni.createFrom().item(Answer.REFUSED);
            }
            case Opened.Read read -> {
                metrics.read(read.parsed(), clock.instant());
                warnOf(read.parsed());
                Delivery delivery = read.parsed().delivery();
                yield delivery.isEmpty()
                        ? Uni.createFrom().item(Answer.ACCEPTED)
                        : screening.apply(delivery).replaceWith(Answer.ACCEPTED);
            }
        };
    }

    private void warnOf(ParsedDelivery parsed) {
        if (parsed.kinds().containsKey(EnvelopeReader.CHANGED_FIELDS)) {
            log.warn(
                    Notice.VALUES_LEFT_OUT,
                    "Meta sends the names of changed fields without their values, so messages are not seen;"
                            + " switch on \"Include Values\" for the webhook in Meta's App Dashboard");
        }
        parsed.delivery().deadLetters().stream()
                .findFirst()
                .ifPresent(letter -> log.warn(
                        Notice.DEAD_LETTER, "kept what could not be read as a dead letter: " + letter.reason()));
    }

    private Answer unavailable(Throwable cause) {
        LOG.debug("a delivery could not be stored", cause);
        log.warn(Answer.UNAVAILABLE, "could not store a delivery, so Meta will repeat it: " + cause);
        return Answer.UNAVAILABLE;
    }

    private enum Notice {
        VALUES_LEFT_OUT,
        DEAD_LETTER
    }

    /** What came of looking at the bytes. */
    private sealed interface Opened {

        record Refused(Refusal refusal) implements Opened {}

        record Read(ParsedDelivery parsed) implements Opened {}
    }
}
