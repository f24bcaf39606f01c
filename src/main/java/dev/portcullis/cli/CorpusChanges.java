package dev.portcullis.cli;

import dev.portcullis.rules.Hit;
import java.io.PrintStream;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which messages of a corpus fare otherwise by other rules. */
final class CorpusChanges {

    private static final String PASS = "pass";

    private final Map<Change, Yield> changes = new TreeMap<>();

    /** @param before the strongest thing that would have happened to the message, {@code now} what would happen */
    private record Change(String before, String now) implements Comparable<Change> {

        @Override
        public int compareTo(Change other) {
            return Comparator.comparing(Change::before)
                    .thenComparing(Change::now)
                    .compare(this, other);
        }

        @Override
        public String toString() {
            return before + " -> " + now;
        }
    }

    void add(long line, String message, List<Hit> before, List<Hit> now) {
        Change change = new Change(outcome(before), outcome(now));
        if (!change.before().equals(change.now())) {
            changes.computeIfAbsent(change, each -> new Yield()).add(line, message);
        }
    }

    /** What is done; where nothing is, what would be done if rules in shadow acted. */
    private static String outcome(List<Hit> hits) {
        Comparator<Hit> strength = Comparator.<Hit, Boolean>comparing(Hit::enforced)
                .thenComparing(hit -> hit.rule().action());
        return hits.stream()
                .filter(CorpusRules::acts)
                .max(strength)
                .map(hit -> hit.rule().action().wireName() + (hit.enforced() ? "" : " (shadow)"))
                .orElse(PASS);
    }

    void print(Corpus.Extent extent, PrintStream out) {
        if (changes.isEmpty()) {
            out.println("No message of the corpus fares otherwise.");
            return;
        }
        Table table = new Table("before", "now", "messages", "share");
        changes.forEach((change, yield) -> table.row(
                change.before(),
                change.now(),
                Long.toString(yield.messages()),
                HitRate.share(yield.messages(), extent.messages())));
        table.print(out);
        out.println();
        changes.forEach((change, yield) -> yield.printExamples(change.toString(), out));
    }
}
