package dev.portcullis.senders;

import dev.portcullis.message.InboundMessage;
import dev.portcullis.rules.SenderHistory;
import dev.portcullis.rules.Window;
import dev.portcullis.testing.Store;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Records messages the way a delivery does. */
final class Observations {

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final SenderStore senders;

    Observations(Store store) {
        this.senders = new SenderStore(store.pipeline(), store.keys(), metrics);
    }

    SenderHistory record(InboundMessage message, Instant now, Window... windows) {
        return record(Sighting.of(message, Set.of(windows)), now);
    }

    SenderHistory record(Sighting sighting, Instant now) {
        return switch (senders.observe(sighting, now)) {
            case Observation.Recorded recorded -> recorded.history();
            case Observation.Divided divided -> divided.recorded().history();
            case Observation.Moved moved -> throw new AssertionError("not expected to have moved");
        };
    }

    /** One delivery of many messages. */
    List<Long> recordTogether(List<InboundMessage> messages, Instant now, Window window) {
        List<Long> counts = new ArrayList<>();
        for (Observation each : senders.observe(
                        messages.stream()
                                .map(message -> Sighting.of(message, Set.of(window)))
                                .toList(),
                        now)
                .await()
                .indefinitely()) {
            counts.add(((Observation.Recorded) each).history().count(window));
        }
        return counts;
    }

    Observation observe(InboundMessage message, Instant now, Window... windows) {
        return senders.observe(Sighting.of(message, Set.of(windows)), now);
    }

    double dropped() {
        return metrics.get("portcullis.counted.dropped").counter().count();
    }
}
