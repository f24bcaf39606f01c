package dev.portcullis.dev;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** Somebody who keeps writing until they have said all, or are blocked. Used by one thread. */
final class Actor {

    private final Persona persona;
    private final Supplier<Duration> pause;
    private final Supplier<MetaContent> content;
    private Instant nextAt;
    private int messagesLeft;

    Actor(Persona persona, Instant start, int messages, Supplier<Duration> pause, Supplier<MetaContent> content) {
        this.persona = persona;
        this.nextAt = start;
        this.messagesLeft = messages;
        this.pause = pause;
        this.content = content;
    }

    Persona persona() {
        return persona;
    }

    boolean isThrough() {
        return messagesLeft == 0;
    }

    /** The message that is due by now, if one is. */
    Optional<MetaMessage> write(Instant now) {
        if (isThrough() || nextAt.isAfter(now)) {
            return Optional.empty();
        }
        messagesLeft--;
        nextAt = now.plus(pause.get());
        return Optional.of(MetaMessage.of(persona, now, content.get()));
    }
}
