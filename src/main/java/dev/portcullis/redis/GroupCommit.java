package dev.portcullis.redis;

import dev.portcullis.redis.Pipeline.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Sends what is to be durable in groups, one at a time; used on one event loop only.
 *
 * <p>A connection does nothing else while its replicas are waited for. So whoever comes meanwhile shares the next wait,
 * and calls that ask for no replica are kept up by one wait at most, even while all replicas are away.
 */
final class GroupCommit {

    private final Wire wire;
    private List<Turn> gathering = new ArrayList<>();
    private boolean waiting;

    GroupCommit(Wire wire) {
        this.wire = wire;
    }

    void exchange(List<Turn> turns) {
        Map<Boolean, List<Turn>> parts = turns.stream().collect(Collectors.partitioningBy(Turn::isDurable));
        if (!parts.get(false).isEmpty()) {
            wire.exchange(parts.get(false));
        }
        gathering.addAll(parts.get(true));
        commit();
    }

    private void commit() {
        if (waiting || gathering.isEmpty()) {
            return;
        }
        List<Turn> group = gathering;
        gathering = new ArrayList<>();
        waiting = true;
        wire.exchangeDurably(group, () -> {
            waiting = false;
            commit();
        });
    }
}
