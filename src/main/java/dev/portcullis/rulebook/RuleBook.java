package dev.portcullis.rulebook;

import dev.portcullis.rules.Mode;
import dev.portcullis.rules.RuleSet;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * The live rules. A folder that cannot be used stops the start, or has the last good one used in its place; later on it
 * is logged, counted, and leaves the running set as it is.
 */
@Singleton
public final class RuleBook {

    private static final Logger LOG = Logger.getLogger(RuleBook.class);
    private static final Duration SETTLING = Duration.ofMillis(200);

    private final RulebookConfig config;
    private final RulebookMetrics metrics;
    private final LastGoodRules lastGood;
    private final Path directory;
    private final LiveRules live;
    private final ScheduledExecutorService watcher = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("rule-watcher").factory());

    RuleBook(RulebookConfig config, RulebookMetrics metrics, LastGoodRules lastGood, ConfiguredLines lines) {
        this.config = config;
        this.metrics = metrics;
        this.lastGood = lastGood;
        this.directory = config.directory().toAbsolutePath().normalize();
        this.live = new LiveRules(directory, Clock.systemUTC(), lines.ids());
    }

    /** The rule set to judge by; ask once per message, since it may be another one the next time. */
    public RuleSet current() {
        return live.now().ruleSet();
    }

    /** The current rule set with all that is known of it, of one moment. */
    public LiveSet live() {
        return live.now();
    }

    /** When the current rule set was put in use. */
    public Instant loadedAt() {
        return live.now().loadedAt();
    }

    /** Every rule's mode is softened to this. */
    public Mode globalMode() {
        return switch (config.mode()) {
            case ENFORCE -> Mode.ENFORCE;
            case SHADOW -> Mode.SHADOW;
        };
    }

    public Path directory() {
        return directory;
    }

    void start(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE - 1) StartupEvent event) {
        try {
            live.start();
            swapped();
        } catch (RuleFolderException bad) {
            switch (config.badStart()) {
                case STOP -> throw bad;
                case LAST_GOOD -> startFromLastGood(bad);
            }
        }
        watchAfter(config.watchEvery());
    }

    private void startFromLastGood(RuleFolderException bad) {
        RuleArchive archive = lastGood.kept().orElseThrow(() -> bad);
        List<RuleProblem> problems = live.startFrom(archive, bad.problems());
        if (live.isEmpty()) {
            LOG.error("The last good rules, as they were kept, cannot be used either"
                    + RuleFolderException.list(problems));
            throw bad;
        }
        metrics.refused(live.now(), globalMode());
        LOG.error(bad.getMessage() + System.lineSeparator() + "The last good rules are live in their place, hash "
                + live.now().ruleSet().hash() + ", until the folder is good");
    }

    void stop(@Observes ShutdownEvent event) {
        watcher.shutdownNow();
    }

    private void watchAfter(Duration delay) {
        if (!watcher.isShutdown()) {
            watcher.schedule(this::watch, delay.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void watch() {
        Duration next = config.watchEvery();
        try {
            switch (live.look()) {
                case UNCHANGED -> {}
                case CHANGING -> next = SETTLING.compareTo(next) < 0 ? SETTLING : next;
                case SWAPPED -> swapped();
                case REFUSED -> refused();
            }
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            LOG.error("The rule folder could not be looked at; the running rules stay", e);
        } finally {
            watchAfter(next);
        }
    }

    private void swapped() {
        LiveSet now = live.now();
        metrics.loaded(now, globalMode());
        LOG.infof(
                "%d rules are live from %s, hash %s",
                now.ruleSet().rules().size(), directory, now.ruleSet().hash());
        now.problems().forEach(problem -> LOG.warn(problem.toString()));
    }

    private void refused() {
        LiveSet now = live.now();
        metrics.refused(now, globalMode());
        LOG.error(RuleFolderException.describe(directory, now.problems()) + System.lineSeparator()
                + "The rules of before stay live, hash " + now.ruleSet().hash());
    }
}
