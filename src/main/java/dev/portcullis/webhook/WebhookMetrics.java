package dev.portcullis.webhook;

import dev.portcullis.message.InboundMessage;
import dev.portcullis.message.MessageKind;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Counts what comes in at the door. A repeat is counted again: these are arrivals. */
@Singleton
final class WebhookMetrics {

    private final MeterRegistry registry;
    private final KindLabels labels = new KindLabels();
    private final Map<Answer, Counter> answers;
    private final Map<Refusal, Counter> refusals;
    private final Map<String, Counter> kinds = new ConcurrentHashMap<>();
    private final Counter unidentified;
    private final Counter truncated;
    private final Counter deadLetters;
    private final Timer age;

    WebhookMetrics(MeterRegistry registry, Admission admission) {
        this.registry = registry;
        this.answers = counters(
                Answer.class,
                answer -> counter("portcullis.deliveries", "POSTs of Meta's by how they were answered")
                        .tag("result", answer.label())
                        .register(registry));
        this.refusals = counters(
                Refusal.class,
                refusal -> counter("portcullis.signature.refused", "POSTs that were not signed, by what was wrong")
                        .tag("reason", refusal.label())
                        .register(registry));
        this.unidentified = counter("portcullis.unidentified", "Messages whose sender Meta named by no known id")
                .register(registry);
        this.truncated = counter("portcullis.messages.truncated", "Messages too long to be looked at in full")
                .register(registry);
        this.deadLetters = counter("portcullis.dead.letters", "Signed input that could not be read")
                .register(registry);
        this.age = Timer.builder("portcullis.webhook.age")
                .description("Age of a message by its own timestamp when it arrived")
                .serviceLevelObjectives(
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(10),
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(10),
                        Duration.ofHours(1),
                        Duration.ofHours(24))
                .register(registry);
        registry.gauge("portcullis.deliveries.in.flight", admission, Admission::inFlight);
    }

    void answered(Answer answer) {
        answers.get(answer).increment();
    }

    void refused(Refusal refusal) {
        refusals.get(refusal).increment();
    }

    void read(ParsedDelivery parsed, Instant now) {
        parsed.kinds().forEach((kind, times) -> kindCounter(labels.label(kind)).increment(times));
        unidentified.increment(parsed.unidentified());
        truncated.increment(parsed.truncated());
        deadLetters.increment(parsed.delivery().deadLetters().size());
        for (InboundMessage message : parsed.delivery().messages()) {
            // An import of old messages is no delay of new ones.
            if (message.content().kind() != MessageKind.HISTORY) {
                Duration sinceSent = Duration.between(message.sentAt(), now);
                age.record(sinceSent.isNegative() ? Duration.ZERO : sinceSent);
            }
        }
    }

    private Counter kindCounter(String label) {
        return kinds.computeIfAbsent(
                label,
                kind -> counter("portcullis.messages", "Messages and other webhooks by kind")
                        .tag("kind", kind)
                        .register(registry));
    }

    private static Counter.Builder counter(String name, String description) {
        return Counter.builder(name).description(description);
    }

    private static <E extends Enum<E>> Map<E, Counter> counters(Class<E> type, Function<E, Counter> counter) {
        return Arrays.stream(type.getEnumConstants())
                .collect(Collectors.toMap(
                        Function.identity(), counter, (first, second) -> first, () -> new EnumMap<>(type)));
    }
}
