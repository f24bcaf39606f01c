package dev.portcullis.webhook;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Gathers the body of one request on its event loop. Anybody may send here, signed or not, so there are bounds: to each
 * body, to the time that it takes, and to what all unfinished ones hold together.
 *
 * <p>What is refused is read on and dropped: whoever sends first and listens then would see a broken connection instead
 * of the answer.
 */
final class BodyReader {

    /** Smaller ones, as nearly all are, do not compete with those who send megabytes slowly. */
    private static final int SMALL = 8 * 1024;

    private static final long UNKNOWN = -1;

    private final HttpServerRequest request;
    private final Bounds bounds;
    private final long announced;
    private final Consumer<byte[]> whole;
    private final Consumer<Answer> refused;
    private Buffer gathered = Buffer.buffer(0);
    private Runnable stopClock = () -> {};
    private long held;
    private boolean over;

    /**
     * @param longest in bytes
     * @param patience how long a body may take, and how long the rest of one that was refused is waited for
     * @param admission bounds what all bodies hold
     */
    record Bounds(long longest, Duration patience, Admission admission) {}

    /** @param refused told in the place of {@code whole} if there is none; neither is told when the caller hangs up */
    BodyReader(HttpServerRequest request, Bounds bounds, Consumer<byte[]> whole, Consumer<Answer> refused) {
        this.request = request;
        this.bounds = bounds;
        this.announced = announced(request);
        this.whole = whole;
        this.refused = refused;
    }

    private static long announced(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? UNKNOWN : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return UNKNOWN;
        }
    }

    void read() {
        request.exceptionHandler(broken -> stop());
        request.endHandler(end -> finish());
        request.handler(this::gather);
        boolean waitsForGoAhead = request.headers().contains(HttpHeaders.EXPECT, HttpHeaders.CONTINUE, true);
        if (announced > bounds.longest()) {
            refuse(Answer.TOO_LARGE);
        } else if (bounds.admission().isFull(Math.max(0, announced))) {
            refuse(Answer.OVERLOADED);
        } else if (waitsForGoAhead) {
            request.response().writeContinue();
        }
        request.resume();
    }

    private void gather(Buffer piece) {
        if (over) {
            return;
        }
        boolean isFirst = gathered.length() == 0;
        gathered = isFirst ? piece : gathered.appendBuffer(piece);
        if (gathered.length() > bounds.longest()) {
            refuse(Answer.TOO_LARGE);
        } else if (gathered.length() != announced) {
            awaitMore(isFirst);
        }
    }

    /** Most bodies come in one piece and need no clock. */
    private void awaitMore(boolean isFirst) {
        if (isFirst) {
            startClock(() -> refuse(Answer.TOO_SLOW));
        }
        long more = gathered.length() <= SMALL ? 0 : gathered.length() - held;
        if (bounds.admission().hold(more)) {
            held += more;
        } else {
            refuse(Answer.OVERLOADED);
        }
    }

    private void finish() {
        if (over) {
            stopClock.run();
            return;
        }
        stop();
        whole.accept(gathered.getBytes());
    }

    private void refuse(Answer answer) {
        stop();
        refused.accept(answer);
        startClock(() -> request.connection().close());
    }

    private void stop() {
        over = true;
        stopClock.run();
        bounds.admission().letGo(held);
        held = 0;
    }

    private void startClock(Runnable late) {
        Vertx vertx = Vertx.currentContext().owner();
        long timer = vertx.setTimer(bounds.patience().toMillis(), id -> late.run());
        stopClock = () -> vertx.cancelTimer(timer);
    }
}
