package dev.portcullis.panel;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;

/** Bounds how many live feeds there are, and ends them all when the gateway stops: an open one would hold that up. */
@Singleton
final class OpenFeeds {

    private static final int MOST = 100;

    private final AtomicInteger open = new AtomicInteger();
    private volatile boolean stopping;

    void stop(@Observes ShutdownDelayInitiatedEvent stop) {
        stopping = true;
    }

    boolean mayGoOn() {
        return !stopping;
    }

    /** Whether one more is served; if so, it has to be given back. */
    boolean take() {
        boolean fits = open.incrementAndGet() <= MOST && !stopping;
        if (!fits) {
            giveBack();
        }
        return fits;
    }

    void giveBack() {
        open.decrementAndGet();
    }
}
