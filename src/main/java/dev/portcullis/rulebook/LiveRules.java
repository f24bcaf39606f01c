package dev.portcullis.rulebook;

import dev.portcullis.message.LineId;
import dev.portcullis.rulebook.LiveSet.Origin;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The rule set that is in use, and what has become of the folder since. */
final class LiveRules {

    private static final int START_TRIES = 20;

    private final Path folder;
    private final InstantSource clock;
    private final Set<LineId> lines;
    private volatile @Nullable LiveSet live;
    private Predicate<String> concerned = name -> true;
    private @Nullable Fingerprint loaded;
    private @Nullable Fingerprint changing;

    /** What a look at the folder came to. */
    enum Look {
        UNCHANGED,
        /** Somebody is writing: look again soon. */
        CHANGING,
        SWAPPED,
        REFUSED
    }

    /** @param lines those that are configured; empty where any may be there */
    LiveRules(Path folder, InstantSource clock, Set<LineId> lines) {
        this.folder = folder;
        this.clock = clock;
        this.lines = Set.copyOf(lines);
    }

    private Circumstances circumstances() {
        return new Circumstances(Circumstances.at(clock).today(), lines);
    }

    /** @throws RuleFolderException if the folder cannot be used */
    synchronized void start() {
        Optional<RuleLoader.Loaded> result = Optional.empty();
        for (int i = 0; i < START_TRIES && result.isEmpty(); i++) {
            result = load(attributes());
        }
        if (live == null) {
            throw new RuleFolderException(
                    folder, result.map(RuleLoader.Loaded::problems).orElseGet(this::neverAtRest));
        }
    }

    private List<RuleProblem> neverAtRest() {
        Problems problems = new Problems();
        problems.error(
                Place.file(folder.toString()),
                "the folder changes all the time; expected it to be at rest while it is read: find out who writes to it");
        return problems.inReadingOrder();
    }

    /**
     * Starts without the folder, which was found to be bad.
     *
     * @return what was found in the archive; no rule set is live yet if one of these is an error
     */
    synchronized List<RuleProblem> startFrom(RuleArchive archive, List<RuleProblem> problemsOfFolder) {
        Problems problems = new Problems();
        Optional<HeldFiles> files = archive.open(problems);
        if (files.isEmpty()) {
            return problems.inReadingOrder();
        }
        RuleLoader.Loaded result = RuleLoader.load(new RuleFolder(RuleArchive.NAME, files.get()), circumstances());
        result.ruleSet()
                .ifPresent(ruleSet ->
                        live = new LiveSet(ruleSet, clock.instant(), Origin.LAST_GOOD, archive, problemsOfFolder));
        return result.problems();
    }

    /** Loads the folder if it has changed, but not before two looks in a row found it the same. */
    synchronized Look look() {
        Fingerprint now = attributes();
        if (now.equals(loaded)) {
            changing = null;
            return Look.UNCHANGED;
        }
        if (!now.equals(changing)) {
            changing = now;
            return Look.CHANGING;
        }
        return load(now)
                .map(result -> result.ruleSet().isPresent() ? Look.SWAPPED : Look.REFUSED)
                .orElse(Look.CHANGING);
    }

    private Fingerprint attributes() {
        return Fingerprint.of(folder, concerned);
    }

    /**
     * @param settled what the folder has to be like while it is read
     * @return empty if it was not
     */
    private Optional<RuleLoader.Loaded> load(Fingerprint settled) {
        Fingerprint before = Fingerprint.of(folder, name -> true);
        RuleFolder reading = new RuleFolder(folder);
        RuleLoader.Loaded result = RuleLoader.load(reading, circumstances());
        Fingerprint after = Fingerprint.of(folder, name -> true);
        Predicate<String> read = reading.concerned();
        if (!before.only(concerned).equals(settled) || !before.only(read).equals(after.only(read))) {
            return Optional.empty();
        }
        concerned = read;
        loaded = after.only(read);
        result.ruleSet()
                .ifPresentOrElse(
                        ruleSet -> live = new LiveSet(
                                ruleSet,
                                clock.instant(),
                                Origin.FOLDER,
                                RuleArchive.pack(reading.held()),
                                result.problems()),
                        () -> live = live == null ? null : live.beside(result.problems()));
        return Optional.of(result);
    }

    boolean isEmpty() {
        return live == null;
    }

    /** The set to judge by, with all that is known of it. */
    LiveSet now() {
        LiveSet now = live;
        if (now == null) {
            throw new IllegalStateException("no rule set is loaded yet; the rule book loads it at the start");
        }
        return now;
    }
}
