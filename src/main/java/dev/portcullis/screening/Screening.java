package dev.portcullis.screening;

import dev.portcullis.audit.DeadLetters;
import dev.portcullis.message.Delivery;
import dev.portcullis.message.IdentityChange;
import dev.portcullis.message.InboundMessage;
import dev.portcullis.rulebook.RuleBook;
import io.quarkus.virtual.threads.VirtualThreads;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

/** Takes in a delivery: who goes by another id, what could not be read, and the messages, by the rules of the moment. */
@Singleton
public final class Screening {

    private final RuleBook rules;
    private final Caution caution;
    private final DeadLetters deadLetters;
    private final Assessment assessment;
    private final BacklogWatch backlog;
    private final Optional<Duration> shadowAfter;
    private final Clock clock;
    private final ExecutorService blocking;

    Screening(
            RuleBook rules,
            Caution caution,
            DeadLetters deadLetters,
            Assessment assessment,
            BacklogWatch backlog,
            BacklogConfig config,
            Clock clock,
            @VirtualThreads ExecutorService blocking) {
        this.rules = rules;
        this.caution = caution;
        this.deadLetters = deadLetters;
        this.assessment = assessment;
        this.backlog = backlog;
        this.shadowAfter = config.shadowAfter();
        this.clock = clock;
        this.blocking = blocking;
    }

    /** Completes when every effect of the delivery is in Redis; fails if one may not be, and can be called again then. */
    public Uni<Void> screen(Delivery delivery) {
        Instant now = clock.instant();
        // Each step of a chain carries its context along, which costs as much as parsing does; most deliveries need
        // one.
        if (delivery.identityChanges().isEmpty() && delivery.deadLetters().isEmpty()) {
            return judge(delivery.messages(), now);
        }
        return move(delivery.identityChanges(), now)
                .chain(() -> deadLetters.keep(delivery.deadLetters()))
                .chain(() -> judge(delivery.messages(), now));
    }

    private Uni<Void> move(List<IdentityChange> changes, Instant now) {
        return changes.isEmpty()
                ? Uni.createFrom().voidItem()
                : Uni.createFrom()
                        .voidItem()
                        .emitOn(blocking)
                        .invoke(() -> changes.forEach(change -> caution.move(change, now)));
    }

    private Uni<Void> judge(List<InboundMessage> messages, Instant now) {
        backlog.arrived(messages, now);
        return assessment.of(
                messages, new Judgement(rules.current(), rules.globalMode(), Arrival.of(now, shadowAfter)));
    }
}
