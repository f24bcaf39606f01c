package dev.portcullis.dev;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Delivers to the webhook like Meta: what isn't answered 200 is repeated, at growing intervals. */
final class Courier implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Courier.class);
    private static final int LONGEST_PAUSE_EXPONENT = 5;
    private static final int MOST_WAITING = 1_000;

    /** Over HTTP/2 a request that comes in during a live reload would be lost with a stack trace. */
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final URI webhook;
    private final ScheduledExecutorService timer;
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicBoolean troubled = new AtomicBoolean();

    Courier(URI webhook, ScheduledExecutorService timer) {
        this.webhook = webhook;
        this.timer = timer;
    }

    void deliver(SignedPost post) {
        send(post, 0);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private void send(SignedPost post, int attempt) {
        client.sendAsync(post.to(webhook), BodyHandlers.discarding())
                .whenComplete((response, failure) -> settle(post, attempt, response));
    }

    private void settle(SignedPost post, int attempt, @Nullable HttpResponse<Void> response) {
        if (response != null && response.statusCode() == 200) {
            troubled.set(false);
        } else {
            reportOnce(response);
            repeatLater(post, attempt);
        }
    }

    private void reportOnce(@Nullable HttpResponse<Void> response) {
        if (!timer.isShutdown() && troubled.compareAndSet(false, true)) {
            String found = response == null ? "no answer" : "HTTP " + response.statusCode();
            LOG.infof("Dev traffic to %s: found %s, expected 200; repeating until it is", webhook, found);
        }
    }

    private void repeatLater(SignedPost post, int attempt) {
        if (waiting.incrementAndGet() > MOST_WAITING) {
            waiting.decrementAndGet();
            return;
        }
        long pause = 1L << Math.min(attempt, LONGEST_PAUSE_EXPONENT);
        try {
            timer.schedule(
                    () -> {
                        waiting.decrementAndGet();
                        send(post, attempt + 1);
                    },
                    pause,
                    TimeUnit.SECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("Dev traffic has stopped; a delivery is given up");
        }
    }
}
