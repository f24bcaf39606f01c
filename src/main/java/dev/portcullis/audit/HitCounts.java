package dev.portcullis.audit;

import dev.portcullis.message.LineId;
import dev.portcullis.redis.Call;
import dev.portcullis.redis.Keys;
import dev.portcullis.redis.Pipeline;
import dev.portcullis.redis.Reply;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How often each rule spoke, hour by hour. A verdict is counted in the step that records it, so a repeat is not. For
 * code that may block.
 */
@Singleton
public final class HitCounts {

    public static final Duration KEPT = Duration.ofDays(8);

    private static final String PERSON = "person";
    private static final int FIELDS = 5;

    private final Pipeline pipeline;
    private final Keys keys;

    public HitCounts(Pipeline pipeline, Keys keys) {
        this.pipeline = pipeline;
        this.keys = keys;
    }

    /**
     * What is counted apart.
     *
     * @param cause rule, wanted, or candidate for a threshold that is only tried
     * @param effect what the verdict came to, for example {@code opened}
     */
    public record Kind(String rule, String cause, String mode, String action, String effect) {

        private static Optional<Kind> parse(String stored) {
            String[] fields = stored.split("/", -1);
            return fields.length == FIELDS
                    ? Optional.of(new Kind(fields[0], fields[1], fields[2], fields[3], fields[4]))
                    : Optional.empty();
        }
    }

    /** @param hour when it begins */
    public record Count(Kind kind, Instant hour, long count) {}

    /** What a decision counts as, without its effect; empty where no rule spoke. */
    public static String nameOf(Decision decision) {
        return decision.cause().equals(PERSON) || decision.rule().isEmpty()
                ? ""
                : String.join("/", decision.rule(), decision.cause(), decision.mode(), decision.action());
    }

    /** The counts of some lines together, from the hour of that instant on; the oldest are of eight days ago. */
    public List<Count> since(Collection<LineId> lines, Instant since, Instant now) {
        Instant oldest = now.minus(KEPT);
        Instant first = (since.isBefore(oldest) ? oldest : since).truncatedTo(ChronoUnit.HOURS);
        List<Instant> hours = new ArrayList<>();
        for (Instant hour = first; !hour.isAfter(now); hour = hour.plus(1, ChronoUnit.HOURS)) {
            hours.add(hour);
        }
        Map<Instant, Map<Kind, Long>> counts = new HashMap<>();
        for (LineId line : lines) {
            List<Reply> replies = pipeline.await(hours.stream()
                    .map(hour -> Call.command("HGETALL", keys.line(line).hits(hour)))
                    .toList());
            for (int i = 0; i < hours.size(); i++) {
                Map<Kind, Long> ofHour = counts.computeIfAbsent(hours.get(i), hour -> new HashMap<>());
                replies.get(i)
                        .pairs()
                        .forEach((name, count) -> Kind.parse(name)
                                .ifPresent(kind -> ofHour.merge(kind, Long.parseLong(count), Long::sum)));
            }
        }
        return hours.stream()
                .flatMap(hour -> counts.getOrDefault(hour, Map.of()).entrySet().stream()
                        .map(each -> new Count(each.getKey(), hour, each.getValue())))
                .toList();
    }
}
