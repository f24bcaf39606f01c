package dev.portcullis.blocking;

import dev.portcullis.message.LineId;
import dev.portcullis.redis.Call;
import dev.portcullis.redis.Pipeline;
import dev.portcullis.redis.Reply;
import dev.portcullis.senders.ActiveSenders;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Takes offers to Redis. A rule that may block a share of the senders is let pass by a count that may be half a minute
 * old, but only ever stopped by one that was taken for it: a line can gain many senders in a moment. So the count,
 * which looks at every lane, is asked for when a rule has opened some cases, and by most lines never.
 */
final class Offers {

    private final Pipeline pipeline;
    private final OfferCall calls;
    private final ActiveSenders activeSenders;

    Offers(Pipeline pipeline, OfferCall calls, ActiveSenders activeSenders) {
        this.pipeline = pipeline;
        this.calls = calls;
        this.activeSenders = activeSenders;
    }

    /** An effect for each verdict of each offer, in their order. */
    Uni<List<List<Effect>>> make(List<Offer> offered, Instant now) {
        Uni<List<Reply>> replies =
                pipeline.send(offered.stream().map(offer -> call(offer, now)).toList());
        boolean limitsShare = offered.stream().anyMatch(Offer::limitsShare);
        return (limitsShare ? replies.chain(first -> counted(offered, first, now)) : replies)
                .map(all -> all.stream().map(OfferCall::effects).toList());
    }

    private Call call(Offer offer, Instant now) {
        OptionalLong active = offer.limitsShare() ? activeSenders.lately(offer.line(), now) : OptionalLong.empty();
        return calls.of(offer, now, active, false);
    }

    /** Makes those offers again that wait for a count. */
    private Uni<List<Reply>> counted(List<Offer> offered, List<Reply> replies, Instant now) {
        List<Integer> waiting = IntStream.range(0, replies.size())
                .filter(i -> OfferCall.needsCount(replies.get(i)))
                .boxed()
                .toList();
        if (waiting.isEmpty()) {
            return Uni.createFrom().item(replies);
        }
        return count(waiting.stream().map(i -> offered.get(i).line()).collect(Collectors.toSet()), now)
                .chain(counts -> pipeline.send(waiting.stream()
                        .map(offered::get)
                        .map(offer -> calls.of(offer, now, OptionalLong.of(counts.get(offer.line())), true))
                        .toList()))
                .map(later -> {
                    List<Reply> all = new ArrayList<>(replies);
                    for (int i = 0; i < waiting.size(); i++) {
                        all.set(waiting.get(i), later.get(i));
                    }
                    return all;
                });
    }

    private Uni<Map<LineId, Long>> count(Set<LineId> lines, Instant now) {
        List<LineId> order = List.copyOf(lines);
        return Uni.join()
                .all(order.stream().map(line -> activeSenders.count(line, now)).toList())
                .andFailFast()
                .map(counts -> {
                    Map<LineId, Long> byLine = new HashMap<>();
                    for (int i = 0; i < order.size(); i++) {
                        byLine.put(order.get(i), counts.get(i));
                    }
                    return byLine;
                });
    }
}
