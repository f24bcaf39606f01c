package dev.portcullis.rulebook;

import dev.portcullis.rules.RuleSet;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rule set that is in use, and what has become of the folder since. */
final class LiveRules {

    private static final int START_TRIES = 20;

    private final RuleFolder folder;
    private final InstantSource clock;
    private volatile @Nullable Snapshot snapshot;
    private volatile List<RuleProblem> problems = List.of();
    private @Nullable Fingerprint loaded;
    private @Nullable Fingerprint changing;

    private record Snapshot(RuleSet ruleSet, Instant loadedAt) {}

    /** What a look at the folder came to. */
    enum Look {
        UNCHANGED,
        /** Somebody is writing: look again soon. */
        CHANGING,
        SWAPPED,
        REFUSED
    }

    LiveRules(RuleFolder folder, InstantSource clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /** @throws RuleFolderException if the folder cannot be used */
    void start() {
        Look look = Look.CHANGING;
        for (int i = 0; i < START_TRIES && look == Look.CHANGING; i++) {
            look = load(Fingerprint.of(folder));
        }
        if (look != Look.SWAPPED) {
            throw new RuleFolderException(folder.path(), problems);
        }
    }

    /** Loads the folder if it has changed, but not before two looks in a row found it the same. */
    synchronized Look look() {
        Fingerprint now = Fingerprint.of(folder);
        if (now.equals(loaded)) {
            changing = null;
            return Look.UNCHANGED;
        }
        if (!now.equals(changing)) {
            changing = now;
            return Look.CHANGING;
        }
        return load(now);
    }

    private synchronized Look load(Fingerprint before) {
        RuleLoader.Loaded result = RuleLoader.load(folder);
        if (!before.equals(Fingerprint.of(folder))) {
            return Look.CHANGING;
        }
        loaded = before;
        problems = result.problems();
        result.ruleSet().ifPresent(ruleSet -> snapshot = new Snapshot(ruleSet, clock.instant()));
        return result.ruleSet().isPresent() ? Look.SWAPPED : Look.REFUSED;
    }

    RuleSet current() {
        return snapshot().ruleSet();
    }

    Instant loadedAt() {
        return snapshot().loadedAt();
    }

    List<RuleProblem> problems() {
        return problems;
    }

    private Snapshot snapshot() {
        Snapshot now = snapshot;
        if (now == null) {
            throw new IllegalStateException("no rule set is loaded yet; the rule book loads it at the start");
        }
        return now;
    }
}
