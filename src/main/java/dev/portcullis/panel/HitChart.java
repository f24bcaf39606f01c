package dev.portcullis.panel;

import dev.portcullis.admin.HitsView;
import dev.portcullis.admin.HitsView.HourCount;
import dev.portcullis.admin.HitsView.RuleHits;
import io.quarkus.qute.TemplateData;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How often a rule spoke in one mode, as bars over time. All charts of a rule have one scale, so that a threshold that is
 * only tried can be held against the live one.
 *
 * @param label the mode; candidate for a threshold that is only tried
 * @param came how many of them came to what
 * @param words what the bars show, for those who do not see them
 * @param slots how many bars there is room for
 */
@TemplateData
record HitChart(String label, String action, long total, String came, String words, int slots, List<Bar> bars) {

    private static final String CANDIDATE = "candidate";
    private static final List<String> ORDER = List.of("enforce", "shadow", CANDIDATE);
    private static final int HOURS_BY_HOUR = 48;
    private static final int HOURS_A_BAR = 6;
    private static final int SLOT_WIDTH = 10;

    /** The height of a chart, in its own measure. */
    static final int HEIGHT = 30;

    @TemplateData
    record Bar(int left, long top, long height, String words) {}

    /** Charts of each rule that spoke, the enforced ones first. */
    static Map<String, List<HitChart>> byRule(HitsView hits) {
        Map<String, List<RuleHits>> byRule = hits.rules().stream()
                .collect(Collectors.groupingBy(RuleHits::rule, LinkedHashMap::new, Collectors.toList()));
        Map<String, List<HitChart>> charts = new LinkedHashMap<>();
        byRule.forEach((rule, series) -> charts.put(rule, chartsOf(series, Axis.of(hits))));
        return charts;
    }

    /** Of what is live and has not spoken, beside a candidate that has. */
    static HitChart silent(String mode, String action) {
        return new HitChart(mode, action, 0, "", "no hits", 1, List.of());
    }

    /** The hits in one mode; what a candidate would have hit is no hit. */
    static long total(List<HitChart> charts, String mode) {
        return charts.stream()
                .filter(chart -> chart.label().equals(mode))
                .mapToLong(HitChart::total)
                .sum();
    }

    public boolean isCandidate() {
        return label.equals(CANDIDATE);
    }

    public int width() {
        return slots * SLOT_WIDTH;
    }

    private static List<HitChart> chartsOf(List<RuleHits> series, Axis axis) {
        long most = series.stream()
                .flatMap(each -> axis.slots(each).values().stream())
                .max(Comparator.naturalOrder())
                .orElse(1L);
        return series.stream()
                .map(each -> chart(each, axis, most))
                .sorted(Comparator.comparingInt(chart -> ORDER.indexOf(chart.label())))
                .toList();
    }

    private static HitChart chart(RuleHits series, Axis axis, long most) {
        Map<Integer, Long> slots = axis.slots(series);
        List<Bar> bars = new ArrayList<>();
        slots.forEach((slot, count) -> {
            long height = Math.max(1, HEIGHT * count / most);
            bars.add(new Bar(slot * SLOT_WIDTH, HEIGHT - height, height, count + ", " + axis.name(slot)));
        });
        String words = slots.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(highest -> "most, " + highest.getValue() + ", " + axis.name(highest.getKey()))
                .orElse("");
        return new HitChart(
                series.cause().equals(CANDIDATE) ? CANDIDATE : series.mode(),
                series.action(),
                series.total(),
                came(series),
                words,
                axis.length(),
                bars);
    }

    private static String came(RuleHits series) {
        Map<String, Long> tally = new LinkedHashMap<>();
        series.effects().forEach((effect, count) -> tally.merge(AuditWords.tally(effect), count, Long::sum));
        return tally.entrySet().stream()
                .map(each -> each.getValue() + " " + each.getKey())
                .collect(Collectors.joining(", "));
    }

    /** Time, cut into as many pieces as bars can be told apart. */
    private record Axis(Instant from, int length, int hours) {

        static Axis of(HitsView hits) {
            int all = (int) Duration.between(hits.from(), hits.to()).toHours() + 1;
            int hours = all > HOURS_BY_HOUR ? HOURS_A_BAR : 1;
            return new Axis(hits.from(), (all + hours - 1) / hours, hours);
        }

        Map<Integer, Long> slots(RuleHits series) {
            Map<Integer, Long> slots = new TreeMap<>();
            for (HourCount count : series.counts()) {
                slots.merge((int) Duration.between(from, count.at()).toHours() / hours, count.count(), Long::sum);
            }
            return slots;
        }

        String name(int slot) {
            String start = Stamps.stamp(from.plus(Duration.ofHours((long) slot * hours)));
            return (hours == 1 ? "in the hour from " : "in the " + hours + " hours from ") + start + " UTC";
        }
    }
}
