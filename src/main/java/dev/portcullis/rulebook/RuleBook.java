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
 * The live rules. A folder that cannot be used stops the start; later on it is logged, counted, and leaves the running
 * set as it is.
 */
@Singleton
public final class RuleBook {

    private static final Logger LOG = Logger.getLogger(RuleBook.class);
    private static final Duration SETTLING = Duration.ofMillis(100);

    private final RulebookConfig config;
    private final RulebookMetrics metrics;
    private final Path directory;
    private final LiveRules live;
    private final ScheduledExecutorService watcher = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("rule-watcher").factory());

    RuleBook(RulebookConfig config, RulebookMetrics metrics) {
        this.config = config;
        this.metrics = metrics;
        this.directory = config.directory().toAbsolutePath().normalize();
        this.live = new LiveRules(new RuleFolder(directory), Clock.systemUTC());
    }

    /** The rule set to judge by; ask once per message, since it may be another one the next time. */
    public RuleSet current() {
        return live.current();
    }

    /** When the current rule set was put in use. */
    public Instant loadedAt() {
        return live.loadedAt();
    }

    /** What the last load found: errors if it was refused, else warnings at most. */
    public List<RuleProblem> problems() {
        return live.problems();
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
        live.start();
        swapped();
        watchAfter(config.watchEvery());
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
        } catch (RuntimeException e) {
            LOG.error("The rule folder could not be looked at; the running rules stay", e);
        } finally {
            watchAfter(next);
        }
    }

    private void swapped() {
        metrics.loaded(live.current(), live.loadedAt());
        LOG.infof(
                "%d rules are live from %s, hash %s",
                live.current().rules().size(), directory, live.current().hash());
        live.problems().forEach(problem -> LOG.warn(problem.toString()));
    }

    private void refused() {
        metrics.refused();
        LOG.error(RuleFolderException.describe(directory, live.problems()) + System.lineSeparator()
                + "The rules of before stay live, hash " + live.current().hash());
    }
}
