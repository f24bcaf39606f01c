package dev.portcullis.senders;

import dev.portcullis.message.PhoneNumber;
import dev.portcullis.message.SenderId;
import dev.portcullis.redis.Call;
import dev.portcullis.redis.Keys;
import dev.portcullis.redis.LaneKeys;
import dev.portcullis.redis.Reply;
import dev.portcullis.redis.Script;
import dev.portcullis.rules.Measure;
import dev.portcullis.rules.SenderHistory;
import dev.portcullis.rules.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One call of {@code observe.lua}: how a sighting is written down for it, and how its reply is read. */
final class ObserveCall {

    private final Call call;
    private final List<Window> asked = new ArrayList<>();

    ObserveCall(Keys keys, Sighting sighting, Instant now) {
        SenderId id = sighting.id();
        LaneKeys lane = keys.lane(sighting.message().line(), id);
        EventTime time = EventTime.of(sighting.message(), now);
        List<String> keyNames = new ArrayList<>(List.of(lane.seen(), lane.moved(id), lane.counters(id)));
        if (id instanceof PhoneNumber) {
            keyNames.add(lane.aliases(id, now));
            keyNames.add(lane.earlierAliases(id, now));
        }
        List<Object> arguments = new ArrayList<>(List.of(
                id.value(),
                time.at().toEpochMilli(),
                now.toEpochMilli(),
                MessageHash.bytes(sighting.message()),
                time.lastInbound()
                        .map(Instant::toEpochMilli)
                        .map(Object.class::cast)
                        .orElse(""),
                sighting.floor().toEpochMilli(),
                id instanceof PhoneNumber ? 2 : 0));
        byCounter(sighting, time).forEach((counter, windows) -> {
            keyNames.add(lane.counter(counter, id));
            arguments.addAll(CounterArguments.of(counter, windows, time.counts()));
            asked.addAll(windows);
        });
        this.call = Call.script(Script.OBSERVE, keyNames, arguments);
    }

    Call call() {
        return call;
    }

    /** How many counted messages the bounds of the counters pushed out. */
    static long dropped(Reply reply) {
        return isMoved(reply) ? 0 : reply.at(1).number();
    }

    /** @param crowded windows over many senders that may hold enough */
    Observation read(Reply reply, Set<Window> crowded) {
        if (isMoved(reply)) {
            return new Observation.Moved(SenderId.parse(reply.at(1).text())
                    .orElseThrow(
                            () -> new IllegalStateException("a sender's state has moved to something that is no id")));
        }
        Map<Window, Long> counts = new HashMap<>();
        for (int i = 0; i < asked.size(); i++) {
            counts.put(asked.get(i), reply.at(2 + i).number());
        }
        return new Observation.Recorded(new SenderHistory(counts), crowded);
    }

    private static boolean isMoved(Reply reply) {
        return reply.at(0).text().equals("moved");
    }

    /** A message that lies too far ahead to be counted has a past all the same. */
    private static Map<String, List<Window>> byCounter(Sighting sighting, EventTime time) {
        Map<String, List<Window>> byCounter = new LinkedHashMap<>();
        for (Window window : sighting.windows()) {
            if (window.crowd().isEmpty() && (time.counts() || window.measure() instanceof Measure.Earlier)) {
                byCounter
                        .computeIfAbsent(window.counter(), counter -> new ArrayList<>())
                        .add(window);
            }
        }
        return byCounter;
    }
}
