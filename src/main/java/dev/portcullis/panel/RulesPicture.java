package dev.portcullis.panel;

import dev.portcullis.admin.HitsView;
import dev.portcullis.admin.RulesView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The live rules as the panel shows them: those that were stopped first, then those that spoke most.
 *
 * @param others charts of what has spoken and is no live rule: former rules, and groups that are wanted
 * @param line the one whose hits are shown; empty for all
 * @param since how far back hits are shown, as it stands in the address
 */
record RulesPicture(RulesView set, List<RuleCard> rules, List<Other> others, String line, String since) {

    static final String DAY = "PT24H";
    static final String WEEK = "P7D";

    /** Something that has spoken and is no live rule. */
    record Other(String id, List<HitChart> hits) {}

    static RulesPicture of(RulesView set, HitsView hits, String line, String since) {
        Map<String, List<HitChart>> charts = HitChart.byRule(hits);
        List<RuleCard> rules = new ArrayList<>();
        set.rules().forEach(rule -> rules.add(RuleCard.of(rule, charts.getOrDefault(rule.id(), List.of()))));
        rules.sort(Comparator.comparing((RuleCard rule) -> rule.tripped().isEmpty())
                .thenComparing(Comparator.comparingLong(RuleCard::total).reversed()));
        List<String> live = rules.stream().map(RuleCard::id).toList();
        List<Other> others = charts.entrySet().stream()
                .filter(each -> !live.contains(each.getKey()))
                .map(each -> new Other(each.getKey(), each.getValue()))
                .toList();
        return new RulesPicture(set, rules, others, line, since);
    }

    public boolean hasUnusualSince() {
        return !since.equals(DAY) && !since.equals(WEEK);
    }
}
