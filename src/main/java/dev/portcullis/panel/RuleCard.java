package dev.portcullis.panel;

import dev.portcullis.admin.RulesView.CountsView;
import dev.portcullis.admin.RulesView.LimitView;
import dev.portcullis.admin.RulesView.RuleView;
import dev.portcullis.admin.RulesView.TrippedView;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** A live rule as the panel shows it. */
record RuleCard(
        String id,
        String title,
        String description,
        String severity,
        String mode,
        String action,
        String lease,
        String file,
        int blocksPerHour,
        String counts,
        List<String> falsepositives,
        List<TrippedView> tripped,
        List<HitChart> hits) {

    /** @param hits charts of this rule; a candidate's never stand alone */
    static RuleCard of(RuleView rule, List<HitChart> hits) {
        return new RuleCard(
                rule.id(),
                rule.title(),
                rule.description(),
                rule.severity(),
                rule.mode(),
                rule.action(),
                rule.lease()
                        .map(length -> Stamps.roughly(Duration.parse(length)))
                        .orElse(""),
                rule.file().orElse(""),
                rule.blocksPerHour(),
                rule.counts().map(RuleCard::words).orElse(""),
                rule.falsepositives(),
                rule.tripped(),
                besideLive(rule, hits));
    }

    private static String words(CountsView counts) {
        return "From " + words(counts.limit()) + " on"
                + counts.candidate()
                        .map(candidate -> "; the candidate from " + words(candidate) + " on")
                        .orElse("")
                + ". Counted: " + counts.what() + ".";
    }

    private static String words(LimitView limit) {
        return limit.atLeast() + " within " + Stamps.roughly(Duration.parse(limit.within()));
    }

    private static List<HitChart> besideLive(RuleView rule, List<HitChart> hits) {
        return hits.isEmpty() || hits.stream().anyMatch(chart -> !chart.isCandidate())
                ? hits
                : Stream.concat(Stream.of(HitChart.silent(rule.mode(), rule.action())), hits.stream())
                        .toList();
    }

    /** How often it spoke, in whatever mode. */
    public long total() {
        return hits.stream().mapToLong(HitChart::total).sum();
    }

    public long enforced() {
        return HitChart.total(hits, "enforce");
    }

    public long shadow() {
        return HitChart.total(hits, "shadow");
    }

    public Tone tone() {
        return mode.equals("enforce") ? Tone.GOOD : Tone.PLAIN;
    }

    public String stopped() {
        return tripped.size() == 1 ? "stopped on a line" : "stopped on " + tripped.size() + " lines";
    }
}
