package dev.portcullis.redis;

import dev.portcullis.redis.Pipeline.Turn;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisClientType;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.ResponseType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The connection under the pipeline; used on one event loop only.
 *
 * <p>The client fails a batch as a whole when Redis refuses one of its commands, and forgets the other replies. Since
 * every call may be repeated, such a batch is sent again call by call: whoever's call was not at fault gets an answer.
 * That is also how a server learns a script that it has forgotten.
 */
final class Wire {

    private static final Logger LOG = Logger.getLogger(Wire.class);

    /** The client names servers by their whole address in its errors, which end in logs. */
    private static final Pattern PASSWORD = Pattern.compile("//[^/@\\s]*@");

    private static final Duration BETWEEN_REFUSALS = Duration.ofSeconds(10);

    private final Vertx vertx;
    private final Redis redis;
    private final boolean cluster;
    private final long timeoutMillis;
    private final Replicas replicas;
    private @Nullable Future<RedisConnection> connection;
    private boolean away;
    private volatile boolean parting;
    private long lastRefusal;

    Wire(Vertx vertx, Redis redis, RedisConfig config) {
        this.vertx = vertx;
        this.redis = redis;
        this.cluster = config.clientType() == RedisClientType.CLUSTER;
        this.timeoutMillis = config.timeout().toMillis();
        this.replicas = new Replicas(config);
    }

    /** Sends the turns as one write and answers each. */
    void exchange(List<Turn> turns) {
        exchange(turns, open -> cluster ? oneByOne(open, turns) : asBatch(open, turns));
    }

    /**
     * The same, but each is only answered well if enough replicas have what it wrote.
     *
     * @param done called once, when all have been answered
     */
    void exchangeDurably(List<Turn> turns, Runnable done) {
        exchange(turns, open -> toReplicas(open, turns));
        Future.join(turns.stream().map(turn -> turn.answers().future()).toList())
                .onComplete(answered -> done.run());
    }

    private void exchange(List<Turn> turns, Function<RedisConnection, Future<Void>> sending) {
        Future<RedisConnection> current = connected();
        long timer = vertx.setTimer(timeoutMillis, id -> {
            giveUp(current);
            RedisUnavailable late = new RedisUnavailable("Redis did not answer within " + timeoutMillis + " ms");
            lost(late);
            turns.forEach(turn -> turn.answers().tryFail(late));
        });
        current.compose(sending)
                .onComplete(done -> vertx.cancelTimer(timer))
                .onSuccess(done -> found())
                .onFailure(failure -> {
                    giveUp(current);
                    RedisUnavailable broken = new RedisUnavailable("the connection to Redis failed: "
                            + PASSWORD.matcher(String.valueOf(failure.getMessage()))
                                    .replaceAll("//"));
                    lost(broken);
                    turns.forEach(turn -> turn.answers().tryFail(broken));
                });
    }

    /** The process ends and so does the connection, which is no news. */
    void part() {
        parting = true;
    }

    private void lost(RedisUnavailable reason) {
        if (!away && !parting) {
            LOG.errorf(
                    "Redis is away: %s. Meta is answered 503 and repeats; blocks wait until Redis answers again.",
                    reason.getMessage());
        }
        away = true;
    }

    private void found() {
        if (away) {
            LOG.info("Redis answers again");
        }
        away = false;
    }

    private Future<Void> asBatch(RedisConnection open, List<Turn> turns) {
        List<Request> requests = new ArrayList<>();
        turns.forEach(turn -> turn.calls().forEach(call -> requests.add(call.request())));
        return open.batch(requests)
                .compose(
                        responses -> {
                            Iterator<Response> next = responses.iterator();
                            turns.forEach(turn -> answer(turn, next));
                            return Future.succeededFuture();
                        },
                        failure -> isRefusal(failure) ? oneByOne(open, turns) : Future.failedFuture(failure));
    }

    private static void answer(Turn turn, Iterator<Response> responses) {
        List<Reply> replies = new ArrayList<>(turn.calls().size());
        for (int i = 0; i < turn.calls().size(); i++) {
            replies.add(new Reply(responses.next()));
        }
        turn.answers().tryComplete(replies);
    }

    private Future<Void> oneByOne(RedisConnection open, List<Turn> turns) {
        List<Future<?>> all = new ArrayList<>();
        for (Turn turn : turns) {
            List<Future<Response>> sent =
                    turn.calls().stream().map(call -> one(open, call)).toList();
            all.add(settled(turn, Replicas.all(sent)));
        }
        return Future.join(all).mapEmpty();
    }

    /** What Redis refuses is sent again turn by turn, with the scripts' texts. */
    private Future<Void> toReplicas(RedisConnection open, List<Turn> turns) {
        List<Future<List<Response>>> sent = replicas.send(open, turns, Call::request);
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < turns.size(); i++) {
            Turn turn = turns.get(i);
            all.add(settled(
                    turn,
                    sent.get(i)
                            .recover(failure -> isRefusal(failure)
                                    ? replicas.send(open, List.of(turn), Call::requestWithText)
                                            .getFirst()
                                    : Future.failedFuture(failure))));
        }
        return Future.join(all).mapEmpty();
    }

    /** Fails only when the connection does; a call that Redis refuses fails its own turn. */
    private Future<Void> settled(Turn turn, Future<List<Response>> sent) {
        return sent.onSuccess(responses -> answer(turn, responses.iterator()))
                .<Void>mapEmpty()
                .recover(failure -> {
                    refused(failure);
                    turn.answers()
                            .tryFail(
                                    failure instanceof RedisUnavailable lacking
                                            ? lacking
                                            : new RedisUnavailable("Redis refused a call", failure));
                    return failure instanceof RedisUnavailable || isRefusal(failure) && !isDemoted(failure)
                            ? Future.succeededFuture()
                            : Future.failedFuture(failure);
                });
    }

    /** A fault of ours, or a server that is full: neither passes by itself. */
    private void refused(Throwable failure) {
        long now = System.nanoTime();
        if (isRefusal(failure) && (lastRefusal == 0 || now - lastRefusal > BETWEEN_REFUSALS.toNanos())) {
            lastRefusal = now;
            LOG.errorf("Redis refused a call, and Meta was answered 503: %s", failure.getMessage());
        }
    }

    private static Future<Response> one(RedisConnection open, Call call) {
        return open.send(call.request())
                .recover(failure ->
                        isUnknownScript(failure) ? open.send(call.requestWithText()) : Future.failedFuture(failure));
    }

    private Future<RedisConnection> connected() {
        if (connection == null || connection.failed()) {
            Future<RedisConnection> fresh = connect();
            connection = fresh;
            fresh.onSuccess(open -> open.exceptionHandler(e -> LOG.debugf(e, "Connection to Redis failed"))
                    // One that was closed while idle would cost the next callers their answers.
                    .endHandler(closed -> forget(fresh)));
        }
        return connection;
    }

    /** Loads the scripts ahead of their use, since a script that a server lacks fails the whole batch that it is in. */
    private Future<RedisConnection> teach(RedisConnection open) {
        List<Request> load = Arrays.stream(Script.values())
                .map(script -> Request.cmd(Command.SCRIPT).arg("LOAD").arg(script.text()))
                .toList();
        return open.batch(load).map(open).recover(failure -> {
            if (isRefusal(failure)) {
                LOG.warnf(
                        "Redis does not let scripts be loaded ahead: %s. Allow the user SCRIPT LOAD;"
                                + " until then the first calls after each restart are sent twice",
                        failure.getMessage());
                return Future.succeededFuture(open);
            }
            open.close();
            return Future.failedFuture(failure);
        });
    }

    /** The client is made when it is first used, which fails while the gateway stops; nobody must wait for an answer then. */
    private Future<RedisConnection> connect() {
        try {
            return redis.connect().compose(open -> cluster ? Future.succeededFuture(open) : teach(open));
        } catch (RuntimeException e) {
            return Future.failedFuture(e);
        }
    }

    /** The next exchange makes a new connection. Several may find the same one broken; it is closed once. */
    private void giveUp(Future<RedisConnection> broken) {
        if (connection != broken) {
            return;
        }
        connection = null;
        broken.onSuccess(open -> {
            // The client would put the connection back into its pool; one whose database was chosen anew it closes.
            open.send(Request.cmd(Command.SELECT).arg(0));
            open.close();
        });
    }

    private void forget(Future<RedisConnection> broken) {
        if (connection == broken) {
            connection = null;
        }
    }

    private static boolean isRefusal(Throwable failure) {
        return failure instanceof Response response && response.type() == ResponseType.ERROR;
    }

    private static boolean isUnknownScript(Throwable failure) {
        return isRefusal(failure) && String.valueOf(failure.getMessage()).startsWith("NOSCRIPT");
    }

    /** The server is a replica now, so the connection leads to the wrong one. */
    private static boolean isDemoted(Throwable failure) {
        return String.valueOf(failure.getMessage()).contains("READONLY ");
    }
}
