package dev.portcullis.redis;

import dev.portcullis.redis.Pipeline.Turn;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.RedisClientType;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Writes, and asks whether enough replicas have it; used on one event loop only.
 *
 * <p>WAIT speaks of what its own connection wrote before. After a failover the client's next call may go to another
 * server, which would vouch for writes that it never saw; so WAIT leaves in one batch with what it is about, since the
 * client sends a batch to one server. And a repeat that finds all written already moves nothing that WAIT looks at,
 * although no replica may have it yet; so each batch writes something of its own.
 */
final class Replicas {

    private static final Logger LOG = Logger.getLogger(Replicas.class);

    private static final int MARK_LIVES_MILLIS = 1_000;

    private final Keys keys;
    private final boolean cluster;
    private final int enough;
    private final long patienceMillis;
    private @Nullable RedisConnection mapped;
    private Future<SlotTable> slots = Future.succeededFuture(SlotTable.UNDIVIDED);
    private boolean lacking;

    Replicas(RedisConfig config) {
        this.keys = new Keys(config);
        this.cluster = config.clientType() == RedisClientType.CLUSTER;
        this.enough = config.waitReplicas();
        // Zero would be for ever.
        this.patienceMillis = Math.max(1, config.timeout().toMillis() / 4);
    }

    /** One call on its way to the server that has its key. */
    private record Sent(Call call, Request request, Promise<Response> answer) {}

    /**
     * Sends each server's share of the turns as one write. The answers to a turn fail with {@link RedisUnavailable} where
     * too few replicas of a server that it needed have acknowledged in time.
     */
    List<Future<List<Response>>> send(RedisConnection open, List<Turn> turns, Function<Call, Request> form) {
        List<List<Sent>> sent = turns.stream()
                .map(turn -> turn.calls().stream()
                        .map(call -> new Sent(call, form.apply(call), Promise.promise()))
                        .toList())
                .toList();
        List<Sent> all = sent.stream().flatMap(List::stream).toList();
        slots(open)
                .onSuccess(table -> shares(all, table).forEach(share -> send(open, share)))
                .onFailure(failure -> all.forEach(each -> each.answer().fail(failure)));
        return sent.stream()
                .map(turn ->
                        all(turn.stream().map(each -> each.answer().future()).toList()))
                .toList();
    }

    /** Completes when all have, also if one of them fails. */
    static Future<List<Response>> all(List<Future<Response>> answers) {
        return Future.join(answers)
                .map(done -> answers.stream().map(Future::result).toList());
    }

    /** Asked once a connection: where slots have moved, the client refuses a batch that it should send to two servers. */
    private Future<SlotTable> slots(RedisConnection open) {
        if (cluster && mapped != open) {
            mapped = open;
            slots = open.send(Request.cmd(Command.CLUSTER).arg("SLOTS")).map(SlotTable::of);
        }
        return slots;
    }

    private static Collection<List<Sent>> shares(List<Sent> all, SlotTable table) {
        return all.stream()
                .collect(Collectors.groupingBy(each -> table.ownerOf(each.call().tag())))
                .values();
    }

    private void send(RedisConnection open, List<Sent> share) {
        List<Request> batch = new ArrayList<>(share.stream().map(Sent::request).toList());
        String mark = keys.mark(share.getFirst().call().tag());
        batch.add(Request.cmd(Command.SET).arg(mark).arg("").arg("PX").arg(MARK_LIVES_MILLIS));
        batch.add(Request.cmd(Command.WAIT).arg(enough).arg(patienceMillis));
        open.batch(batch)
                .compose(this::acknowledged)
                .onSuccess(responses -> {
                    for (int i = 0; i < share.size(); i++) {
                        share.get(i).answer().complete(responses.get(i));
                    }
                })
                .onFailure(failure -> share.forEach(each -> each.answer().fail(failure)));
    }

    private Future<List<Response>> acknowledged(List<Response> responses) {
        long have = responses.getLast().toLong();
        if (have >= enough) {
            if (lacking) {
                LOG.info("Enough replicas of Redis acknowledge again");
            }
            lacking = false;
            return Future.succeededFuture(responses);
        }
        String few = "only " + have + " of " + enough + " replicas acknowledged within " + patienceMillis + " ms";
        if (!lacking) {
            LOG.errorf(
                    "A failover of Redis could lose what it is told: %s. Meta is answered 503 and repeats."
                            + " Bring the replicas back, or set portcullis.redis.wait-replicas to what there is",
                    few);
        }
        lacking = true;
        return Future.failedFuture(new RedisUnavailable(few));
    }
}
