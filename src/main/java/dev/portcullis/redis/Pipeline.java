package dev.portcullis.redis;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisClientType;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Sends the calls of everyone who calls in the same tick of its event loop as one write, and hands each its own
 * answers.
 *
 * <p>A pool with one request a connection was measured at about two thirds of this throughput.
 */
@Singleton
public final class Pipeline {

    private static final int CALLS_A_WRITE = 1_000;

    private final Context context;
    private final Wire wire;
    private final Consumer<List<Turn>> exchange;
    private final boolean cluster;
    private final int maxCallsInFlight;
    private final Queue<Turn> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean drainPlanned = new AtomicBoolean();
    private final AtomicInteger inFlight = new AtomicInteger();

    public Pipeline(Vertx vertx, Redis redis, RedisConfig config) {
        this.context = vertx.getOrCreateContext();
        this.wire = new Wire(vertx, redis, config);
        this.exchange = config.waitReplicas() == 0 ? wire::exchange : new GroupCommit(wire)::exchange;
        this.cluster = config.clientType() == RedisClientType.CLUSTER;
        this.maxCallsInFlight = config.maxCallsInFlight();
    }

    /**
     * Sends the calls in their order and answers with their replies in the same order. Fails as a whole with
     * {@link RedisUnavailable} when any of them failed, or too few replicas have what was to be durable; all of them may
     * have been carried out.
     */
    public Uni<List<Reply>> send(List<Call> calls) {
        return Uni.createFrom().emitter(emitter -> submit(calls).future().onComplete(emitter::complete, emitter::fail));
    }

    /** The same for code that may block, which is code on a virtual thread. */
    public List<Reply> await(List<Call> calls) {
        try {
            return submit(calls)
                    .future()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RedisUnavailable unavailable
                    ? unavailable
                    : new RedisUnavailable("calling Redis", e);
        }
    }

    public Reply await(Call call) {
        return await(List.of(call)).getFirst();
    }

    /** Whether keys are spread over several servers, so that no one of them knows all. */
    public boolean isOfCluster() {
        return cluster;
    }

    /** Calls that were sent or wait to be sent, without an answer yet. */
    public int inFlight() {
        return inFlight.get();
    }

    /** After all who settle something at the end: from here on the connection may go, and nobody is worse off. */
    void stop(@Observes @Priority(Integer.MAX_VALUE) ShutdownEvent event) {
        wire.part();
    }

    private Promise<List<Reply>> submit(List<Call> calls) {
        Promise<List<Reply>> answers = Promise.promise();
        int size = calls.size();
        if (size == 0) {
            answers.complete(List.of());
            return answers;
        }
        if (inFlight.addAndGet(size) > maxCallsInFlight) {
            inFlight.addAndGet(-size);
            answers.fail(new RedisUnavailable("more than " + maxCallsInFlight + " calls to Redis are under way"));
            return answers;
        }
        answers.future().onComplete(done -> inFlight.addAndGet(-size));
        waiting.add(new Turn(calls, answers));
        planDrain();
        return answers;
    }

    private void planDrain() {
        if (drainPlanned.compareAndSet(false, true)) {
            context.runOnContext(nothing -> drain());
        }
    }

    private void drain() {
        drainPlanned.set(false);
        List<Turn> turns = new ArrayList<>();
        int calls = 0;
        while (calls < CALLS_A_WRITE) {
            Turn next = waiting.poll();
            if (next == null) {
                break;
            }
            turns.add(next);
            calls += next.calls().size();
        }
        if (!waiting.isEmpty()) {
            planDrain();
        }
        if (!turns.isEmpty()) {
            exchange.accept(turns);
        }
    }

    /** What one caller sends together, and where its answers go. */
    record Turn(List<Call> calls, Promise<List<Reply>> answers) {

        boolean isDurable() {
            return calls.stream().anyMatch(Call::isDurable);
        }
    }
}
