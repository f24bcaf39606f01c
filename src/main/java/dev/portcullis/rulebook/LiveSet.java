package dev.portcullis.rulebook;

import dev.portcullis.rules.RuleSet;
import java.time.Instant;
import java.util.List;

/**
 * The rule set that is in use, with what is known of it at one moment.
 *
 * @param loadedAt when it was put in use
 * @param origin where its files are from
 * @param archive its files
 * @param problems what the last load of the folder found: errors if it was refused, else warnings at most
 */
public record LiveSet(
        RuleSet ruleSet, Instant loadedAt, Origin origin, RuleArchive archive, List<RuleProblem> problems) {

    /** Where the files of a rule set are from. */
    public enum Origin {
        FOLDER("folder"),
        /** Kept since the folder was good; the folder was bad when the gateway started. */
        LAST_GOOD("last-good");

        private final String wireName;

        Origin(String wireName) {
            this.wireName = wireName;
        }

        public String wireName() {
            return wireName;
        }
    }

    public LiveSet {
        problems = List.copyOf(problems);
    }

    /** The same set, beside a folder that cannot be used. */
    LiveSet beside(List<RuleProblem> found) {
        return new LiveSet(ruleSet, loadedAt, origin, archive, found);
    }
}
