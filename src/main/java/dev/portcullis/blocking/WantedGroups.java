package dev.portcullis.blocking;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portcullis.message.LineId;
import dev.portcullis.redis.Call;
import dev.portcullis.redis.Keys;
import dev.portcullis.redis.Pipeline;
import dev.portcullis.redis.Reply;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The number prefixes and countries whose senders a line wants blocked on their next message. */
@Singleton
public final class WantedGroups {

    /** A line has no more. */
    public static final int MOST = 1_000;

    private static final Duration REMEMBERED = Duration.ofSeconds(1);
    private static final ObjectMapper JSON = new ObjectMapper();
    /** The closest group first: it is the one that a sender is blocked for. */
    private static final Comparator<WantedGroup> CLOSEST_FIRST = Comparator.comparing(WantedGroup::isPrefix)
            .thenComparing(group -> group.name().length())
            .reversed()
            .thenComparing(WantedGroup::name);

    private final Pipeline pipeline;
    private final Keys keys;
    private final Clock clock;
    private final Map<LineId, Known> known = new ConcurrentHashMap<>();

    private record Known(List<WantedGroup> groups, Instant at) {}

    public WantedGroups(Pipeline pipeline, Keys keys, Clock clock) {
        this.pipeline = pipeline;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * The groups of these lines as they were no longer than a second ago. Where somebody has to be asked, that goes with
     * what else is sent to Redis at the moment.
     */
    public Uni<Map<LineId, List<WantedGroup>>> lately(Set<LineId> lines) {
        Instant now = clock.instant();
        List<LineId> unknown =
                lines.stream().filter(line -> !isFresh(line, now)).toList();
        if (unknown.isEmpty()) {
            return Uni.createFrom().item(remembered(lines));
        }
        return pipeline.send(unknown.stream().map(this::read).toList()).map(replies -> {
            for (int i = 0; i < unknown.size(); i++) {
                known.put(unknown.get(i), new Known(groups(replies.get(i)), now));
            }
            return remembered(lines);
        });
    }

    private boolean isFresh(LineId line, Instant now) {
        Known last = known.get(line);
        return last != null && now.isBefore(last.at().plus(REMEMBERED)) && !now.isBefore(last.at());
    }

    private Map<LineId, List<WantedGroup>> remembered(Set<LineId> lines) {
        Map<LineId, List<WantedGroup>> groups = new LinkedHashMap<>();
        for (LineId line : lines) {
            List<WantedGroup> ofLine = known.get(line).groups();
            if (!ofLine.isEmpty()) {
                groups.put(line, ofLine);
            }
        }
        return groups;
    }

    private Call read(LineId line) {
        return Call.command("HGETALL", keys.line(line).wantedGroups());
    }

    /** The groups of a line, the closest first. For code that may block. */
    public List<WantedGroup> of(LineId line) {
        Instant now = clock.instant();
        return groups(pipeline.await(read(line))).stream()
                .filter(group -> group.holdsAt(now))
                .toList();
    }

    /**
     * Adds groups, or replaces those of the same name; what is over goes. For code that may block.
     *
     * @return false where the line would have too many: nothing was done then
     */
    public boolean put(LineId line, Collection<WantedGroup> added) {
        Instant now = clock.instant();
        List<WantedGroup> stored = groups(pipeline.await(read(line)));
        Map<String, WantedGroup> all = new LinkedHashMap<>();
        stored.stream().filter(group -> group.holdsAt(now)).forEach(group -> all.put(group.name(), group));
        added.forEach(group -> all.put(group.name(), group));
        if (all.size() > MOST) {
            return false;
        }
        List<Call> calls = new ArrayList<>();
        String key = keys.line(line).wantedGroups();
        stored.stream()
                .filter(group -> !all.containsKey(group.name()))
                .forEach(over -> calls.add(Call.command("HDEL", key, over.name())));
        added.forEach(group -> calls.add(Call.command("HSET", key, group.name(), json(group))));
        pipeline.await(calls);
        return true;
    }

    /**
     * Nobody is pardoned by that. For code that may block.
     *
     * @return whether there was such a group
     */
    public boolean remove(LineId line, String name) {
        return pipeline.await(Call.command("HDEL", keys.line(line).wantedGroups(), name))
                        .number()
                == 1;
    }

    private static List<WantedGroup> groups(Reply stored) {
        List<WantedGroup> groups = new ArrayList<>();
        stored.pairs().forEach((name, json) -> groups.add(group(name, json)));
        groups.sort(CLOSEST_FIRST);
        return List.copyOf(groups);
    }

    private static WantedGroup group(String name, String stored) {
        try {
            JsonNode json = JSON.readTree(stored);
            return new WantedGroup(
                    name,
                    json.path("reason").asText(),
                    json.path("by").asText(),
                    Instant.ofEpochMilli(json.path("since").asLong()),
                    json.has("until")
                            ? Optional.of(Instant.ofEpochMilli(json.get("until").asLong()))
                            : Optional.empty(),
                    json.path("blocksPerHour").asInt());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored wanted group is not JSON", e);
        }
    }

    private static String json(WantedGroup group) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("v", 1).put("reason", group.reason()).put("by", group.by());
        json.put("since", group.since().toEpochMilli()).put("blocksPerHour", group.blocksPerHour());
        group.until().ifPresent(end -> json.put("until", end.toEpochMilli()));
        return json.toString();
    }
}
