package dev.portcullis.senders;

import dev.portcullis.message.LineId;
import dev.portcullis.message.SenderId;
import dev.portcullis.redis.Call;
import dev.portcullis.redis.Keys;
import dev.portcullis.redis.Pipeline;
import dev.portcullis.redis.Reply;
import dev.portcullis.rules.Window;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Records messages in Redis and tells what is known of their senders. */
@Singleton
public final class SenderStore {

    private final Pipeline pipeline;
    private final Keys keys;
    private final Aliases aliases;
    private final Counter dropped;

    public SenderStore(Pipeline pipeline, Keys keys, MeterRegistry metrics) {
        this.pipeline = pipeline;
        this.keys = keys;
        this.aliases = new Aliases(keys);
        this.dropped = Counter.builder("portcullis.counted.dropped")
                .description("Counted messages pushed out by the bound of a counter")
                .register(metrics);
    }

    /**
     * Records the messages, all in one pipelined write, each in one atomic step. Recording a message again changes
     * nothing.
     *
     * @param now the gateway's clock, against which timestamps of the future are clamped
     * @return one observation for each sighting, in the same order
     */
    public Uni<List<Observation>> observe(List<Sighting> sightings, Instant now) {
        Plan plan = new Plan(sightings, now);
        return pipeline.send(plan.calls).map(plan::read);
    }

    /** The same for one message, for code that may block. */
    public Observation observe(Sighting sighting, Instant now) {
        Plan plan = new Plan(List.of(sighting), now);
        return plan.read(pipeline.await(plan.calls)).getFirst();
    }

    /** What this process remembers of an id without asking Redis. */
    void forget(LineId line, SenderId id) {
        aliases.forget(line, id);
    }

    /**
     * The calls for some sightings: an observation each, then the crowds that they touch, then the pairs of ids that are
     * new to this process.
     */
    private final class Plan {

        private final List<ObserveCall> observations = new ArrayList<>();
        private final List<List<CrowdCall>> crowds = new ArrayList<>();
        private final Map<Aliases.Pair, List<Integer>> pairs = new LinkedHashMap<>();
        private final List<Call> calls = new ArrayList<>();

        Plan(List<Sighting> sightings, Instant now) {
            for (int i = 0; i < sightings.size(); i++) {
                ObserveCall observation = new ObserveCall(keys, sightings.get(i), now);
                observations.add(observation);
                calls.add(observation.call());
                crowds.add(CrowdCall.of(keys, sightings.get(i), now));
                int index = i;
                aliases.unwritten(sightings.get(i).message(), now)
                        .ifPresent(pair -> pairs.computeIfAbsent(pair, p -> new ArrayList<>())
                                .add(index));
            }
            crowds.forEach(touched -> touched.forEach(crowd -> calls.add(crowd.call())));
            pairs.keySet().forEach(pair -> calls.add(aliases.write(pair, now)));
        }

        List<Observation> read(List<Reply> replies) {
            Iterator<Reply> next = replies.iterator();
            List<Reply> ofSenders =
                    observations.stream().map(observation -> next.next()).toList();
            List<Observation> read = new ArrayList<>(observations.size());
            for (int i = 0; i < observations.size(); i++) {
                dropped.increment(ObserveCall.dropped(ofSenders.get(i)));
                read.add(observations.get(i).read(ofSenders.get(i), crowded(crowds.get(i), next)));
            }
            for (Map.Entry<Aliases.Pair, List<Integer>> pair : pairs.entrySet()) {
                boolean divided = next.next().number() == 1;
                if (divided) {
                    pair.getValue().forEach(index -> read.set(index, divided(read.get(index))));
                } else {
                    aliases.wrote(pair.getKey());
                }
            }
            return read;
        }

        private Set<Window> crowded(List<CrowdCall> touched, Iterator<Reply> next) {
            Set<Window> crowded = new HashSet<>();
            for (CrowdCall crowd : touched) {
                Reply reply = next.next();
                dropped.increment(CrowdCall.dropped(reply));
                crowded.addAll(crowd.read(reply));
            }
            return crowded;
        }

        private static Observation divided(Observation observation) {
            return observation instanceof Observation.Recorded recorded
                    ? new Observation.Divided(recorded)
                    : observation;
        }
    }
}
