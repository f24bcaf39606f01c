package dev.portcullis.webhook;

import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Bounds the deliveries worked on at once. Meta repeats what is answered 503 with growing pauses; a queue in here would
 * only make every answer late, until Meta counts them all as failed.
 *
 * <p>A delivery counts from its last byte on, since a body that is only announced must not keep others out. What large
 * bodies hold before that is bounded by itself.
 */
@Singleton
final class Admission {

    private final int mostDeliveries;
    private final long mostBytes;
    private final AtomicInteger deliveries = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong unfinished = new AtomicLong();

    Admission(WebhookConfig config) {
        this.mostDeliveries = config.inFlightDeliveries();
        this.mostBytes = config.inFlightBytes().asLongValue();
    }

    /** Takes a place, to be given back by {@link #leave} with the same size; false if there is none. */
    boolean enter(long size) {
        boolean free = deliveries.incrementAndGet() <= mostDeliveries & bytes.addAndGet(size) <= mostBytes;
        if (!free) {
            leave(size);
        }
        return free;
    }

    void leave(long size) {
        bytes.addAndGet(-size);
        deliveries.decrementAndGet();
    }

    /** Whether a delivery of that size would be turned away now. */
    boolean isFull(long size) {
        return deliveries.get() >= mostDeliveries || bytes.get() + size > mostBytes;
    }

    /** Takes so much more of the memory for bodies of which a part has come; false, and nothing taken, if it is used up. */
    boolean hold(long size) {
        boolean free = unfinished.addAndGet(size) <= mostBytes;
        if (!free) {
            unfinished.addAndGet(-size);
        }
        return free;
    }

    void letGo(long size) {
        unfinished.addAndGet(-size);
    }

    int inFlight() {
        return deliveries.get();
    }
}
