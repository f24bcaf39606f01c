package dev.portcullis.cli;

import dev.portcullis.rules.Rule;
import dev.portcullis.rules.RuleDefinition;
import dev.portcullis.rules.RuleSetDefinition;
import dev.portcullis.rules.Thresholds;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What differs between two sets of rules, told by rule. */
final class RuleChanges {

    private RuleChanges() {}

    static void print(RuleSetDefinition before, RuleSetDefinition now, PrintStream out) {
        List<String> changes = between(before, now);
        if (changes.isEmpty()) {
            out.println("No rule differs.");
        }
        changes.forEach(change -> out.println("- " + Printable.escape(change)));
    }

    private static List<String> between(RuleSetDefinition before, RuleSetDefinition now) {
        Map<String, Rule> rulesBefore = rules(before);
        Map<String, Rule> rulesNow = rules(now);
        Map<String, RuleFacts> factsBefore = facts(before);
        Map<String, RuleFacts> factsNow = facts(now);
        List<String> changes = new ArrayList<>();
        rulesNow.forEach((id, rule) -> {
            if (!rulesBefore.containsKey(id)) {
                changes.add("added " + describe(rule));
            }
        });
        rulesBefore.forEach((id, rule) -> {
            if (!rulesNow.containsKey(id)) {
                changes.add("removed " + describe(rule));
            }
        });
        factsNow.forEach((id, facts) -> {
            RuleFacts old = factsBefore.get(id);
            if (old != null && !facts.changesSince(old).isEmpty()) {
                changes.add("changed " + id + ": " + String.join(", ", facts.changesSince(old)));
            }
        });
        return changes;
    }

    private static String describe(Rule rule) {
        return rule.id() + " (" + rule.mode().wireName() + ", " + rule.action().wireName() + ")";
    }

    private static Map<String, Rule> rules(RuleSetDefinition definition) {
        Map<String, Rule> rules = new LinkedHashMap<>();
        RuleReport.rules(definition).forEach(rule -> rules.put(rule.id(), rule));
        return rules;
    }

    private static Map<String, RuleFacts> facts(RuleSetDefinition definition) {
        Map<String, RuleFacts> facts = new LinkedHashMap<>();
        for (RuleDefinition rule : definition.rules()) {
            facts.put(rule.rule().id(), RuleFacts.of(rule));
        }
        for (Thresholds thresholds : definition.thresholds()) {
            facts.put(thresholds.rule().id(), RuleFacts.of(thresholds));
        }
        return facts;
    }
}
