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
 * @param stopped all that wait for somebody to re-arm them, whatever is asked for
 * @param rules those that are asked for
 * @param others charts of what has spoken and is no live rule: former rules, and groups that are wanted
 */
record RulesPicture(RulesView set, List<RuleCard> stopped, List<RuleCard> rules, List<Other> others, Asked asked) {

    static final String DAY = "PT24H";
    static final String WEEK = "P7D";

    /** Something that has spoken and is no live rule. */
    record Other(String id, List<HitChart> hits) {

        public long enforced() {
            return HitChart.total(hits, "enforce");
        }

        public long shadow() {
            return HitChart.total(hits, "shadow");
        }
    }

    /**
     * What the address asks for.
     *
     * @param rule the one that is shown unfolded, and whatever the filter says; empty for none
     * @param line the one whose hits are shown; empty for all
     * @param since how far back hits are shown
     */
    record Asked(RuleFilter filter, String rule, String line, String since) {

        public boolean hasUnusualSince() {
            return !since.equals(DAY) && !since.equals(WEEK);
        }

        private boolean lets(RuleCard card) {
            return rule.equals(card.id()) || filter.lets(card);
        }
    }

    static RulesPicture of(RulesView set, HitsView hits, Asked asked) {
        Map<String, List<HitChart>> charts = HitChart.byRule(hits);
        List<RuleCard> rules = new ArrayList<>();
        set.rules().forEach(rule -> rules.add(RuleCard.of(rule, charts.getOrDefault(rule.id(), List.of()))));
        rules.sort(Comparator.comparing((RuleCard rule) -> rule.tripped().isEmpty())
                .thenComparing(Comparator.comparingLong(RuleCard::total).reversed()));
        List<String> live = rules.stream().map(RuleCard::id).toList();
        List<Other> others = charts.entrySet().stream()
                .filter(each -> !live.contains(each.getKey()) && asked.filter().letsFormer(each.getKey()))
                .map(each -> new Other(each.getKey(), each.getValue()))
                .toList();
        return new RulesPicture(
                set,
                rules.stream().filter(rule -> !rule.tripped().isEmpty()).toList(),
                rules.stream().filter(asked::lets).toList(),
                others,
                asked);
    }

    /** Whether the one rule that is asked for is none of the live ones. */
    public boolean lacksRule() {
        return !asked.rule().isEmpty()
                && rules.stream().noneMatch(rule -> rule.id().equals(asked.rule()));
    }
}
