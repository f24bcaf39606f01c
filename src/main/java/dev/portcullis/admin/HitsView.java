package dev.portcullis.admin;

import dev.portcullis.audit.HitCounts.Count;
import dev.portcullis.audit.HitCounts.Kind;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How often rules spoke.
 *
 * @param from when the first bucket begins
 * @param bucket how long each is, an ISO 8601 duration
 */
@RegisterForReflection
public record HitsView(Instant from, Instant to, String bucket, List<RuleHits> rules) {

    /**
     * One rule in one mode.
     *
     * @param cause rule, wanted, or candidate for a threshold that is only tried
     * @param effects how often its verdicts came to what, by the words that decisions use
     * @param counts buckets in which there were none are left out
     */
    public record RuleHits(
            String rule,
            String cause,
            String mode,
            String action,
            long total,
            Map<String, Long> effects,
            List<HourCount> counts) {}

    public record HourCount(Instant at, long count) {}

    private record Series(String rule, String cause, String mode, String action) {

        static Series of(Kind kind) {
            return new Series(kind.rule(), kind.cause(), kind.mode(), kind.action());
        }
    }

    /** @param counts the oldest first */
    static List<RuleHits> rules(List<Count> counts) {
        Map<Series, List<Count>> bySeries = new LinkedHashMap<>();
        counts.forEach(count -> bySeries.computeIfAbsent(Series.of(count.kind()), series -> new ArrayList<>())
                .add(count));
        List<RuleHits> rules = new ArrayList<>();
        bySeries.forEach((series, some) -> {
            Map<String, Long> effects = new TreeMap<>();
            Map<Instant, Long> hours = new TreeMap<>();
            some.forEach(count -> {
                effects.merge(count.kind().effect(), count.count(), Long::sum);
                hours.merge(count.hour(), count.count(), Long::sum);
            });
            rules.add(new RuleHits(
                    series.rule(),
                    series.cause(),
                    series.mode(),
                    series.action(),
                    some.stream().mapToLong(Count::count).sum(),
                    effects,
                    hours.entrySet().stream()
                            .map(hour -> new HourCount(hour.getKey(), hour.getValue()))
                            .toList()));
        });
        return rules;
    }
}
