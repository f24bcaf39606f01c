package dev.portcullis.cli;

import dev.portcullis.rules.Hit;
import dev.portcullis.rules.Rule;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What rules hit among the messages of a corpus. */
final class CorpusReport {

    private final CorpusRules rules;
    private final Map<String, Yield> byRule = new HashMap<>();
    private final Yield enforced = new Yield();
    private final Yield all = new Yield();

    CorpusReport(CorpusRules rules) {
        this.rules = rules;
        rules.measured().forEach(rule -> byRule.put(rule.id(), new Yield()));
    }

    /** @param hits the rules' on this message */
    void add(long line, String message, List<Hit> hits) {
        Set<String> counted = new HashSet<>();
        for (Hit hit : hits) {
            String id = hit.rule().id();
            if (counted.add(id)) {
                byRule.computeIfAbsent(id, each -> new Yield()).add(line, message, hit.spans());
            }
        }
        if (hits.stream().anyMatch(CorpusRules::acts)) {
            all.add(line, message);
        }
        if (hits.stream().anyMatch(hit -> hit.enforced() && CorpusRules.acts(hit))) {
            enforced.add(line, message);
        }
    }

    /** Messages that enforced rules act on. */
    long enforced() {
        return enforced.messages();
    }

    void print(Corpus.Extent extent, PrintStream out) {
        Table table = new Table("rule", "mode", "action", "messages", "share");
        for (Rule rule : rules.measured()) {
            row(table, rule.id(), rule.mode().wireName(), rule.action().wireName(), byRule.get(rule.id()), extent);
        }
        row(table, "all enforced rules together", "enforce", "", enforced, extent);
        row(table, "all rules together", "", "", all, extent);
        table.print(out);
        printNames("Not measured, since they need more than one message", rules.needingMore(), out);
        printNames("Not measured, since they look at no text messages", rules.notOnText(), out);
        if (all.messages() > 0) {
            out.println();
            rules.measured().forEach(rule -> byRule.get(rule.id()).printExamples(rule.id(), out));
        }
    }

    private static void row(Table table, String what, String mode, String action, Yield yield, Corpus.Extent extent) {
        table.row(
                what,
                mode,
                action,
                Long.toString(yield.messages()),
                HitRate.share(yield.messages(), extent.messages()));
    }

    private static void printNames(String what, List<Rule> rules, PrintStream out) {
        if (!rules.isEmpty()) {
            out.println();
            out.println(what + ": " + rules.stream().map(Rule::id).collect(Collectors.joining(", ")));
        }
    }
}
