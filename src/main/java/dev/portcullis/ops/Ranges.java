package dev.portcullis.ops;

import dev.portcullis.access.AdminConfig;
import dev.portcullis.audit.AuditConfig;
import dev.portcullis.blocking.BlockingConfig;
import dev.portcullis.blocking.LimitsConfig;
import dev.portcullis.blocking.ReconciliationConfig;
import dev.portcullis.blocking.RotationConfig;
import dev.portcullis.graph.BlocklistApi;
import dev.portcullis.redis.RedisConfig;
import dev.portcullis.rulebook.RulebookConfig;
import dev.portcullis.screening.BacklogConfig;
import dev.portcullis.senders.SendersConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Finds numbers and durations with which the gateway could not work as it promises. */
final class Ranges {

    private static final Duration DAY = Duration.ofDays(1);

    private final List<String> problems = new ArrayList<>();

    void check(AdminConfig config) {
        within("portcullis.admin.session-idle", config.sessionIdle(), Duration.ofMinutes(2), DAY.multipliedBy(30));
        within(
                "portcullis.admin.session-longest",
                config.sessionLongest(),
                Duration.ofMinutes(2),
                DAY.multipliedBy(30));
    }

    void check(BlockingConfig config) {
        within("portcullis.blocking.batch", config.batch(), 1, 1_000);
        within("portcullis.blocking.poll", config.poll(), Duration.ofMillis(10), Duration.ofMinutes(1));
        within("portcullis.blocking.margin", config.margin(), Duration.ZERO, Duration.ofHours(1));
    }

    void check(LimitsConfig config) {
        within("portcullis.limits.blocks-per-hour", config.blocksPerHour(), 1, Integer.MAX_VALUE);
    }

    void check(ReconciliationConfig config) {
        config.every()
                .ifPresent(every ->
                        within("portcullis.reconciliation.every", every, Duration.ofSeconds(10), DAY.multipliedBy(30)));
    }

    void check(RotationConfig config) {
        within("portcullis.blocking.rotate-reserve", config.rotateReserve(), 0, BlocklistApi.LIST_LIMIT / 2);
    }

    void check(AuditConfig config) {
        within("portcullis.audit.entries-per-line", config.entriesPerLine(), 1, Integer.MAX_VALUE);
        within("portcullis.audit.deeds-per-line", config.deedsPerLine(), 1, 1_000_000);
        within("portcullis.audit.text-kept", config.textKept(), Duration.ofMinutes(1), Duration.ofDays(90));
    }

    void check(SendersConfig config) {
        within("portcullis.sweep.every", config.every(), Duration.ofSeconds(1), DAY);
        within("portcullis.sweep.step", config.step(), 1, 10_000);
    }

    void check(RulebookConfig config) {
        within("portcullis.rules.watch-every", config.watchEvery(), Duration.ofMillis(100), DAY);
    }

    void check(RedisConfig config) {
        // The right to write to Meta lasts 30 s; renewing it has to leave the 20 s that a call may take.
        within("portcullis.redis.timeout", config.timeout(), Duration.ofMillis(10), Duration.ofSeconds(10));
        // quarkus.redis.max-waiting-handlers is the client's own bound, and has to be the larger one.
        within("portcullis.redis.max-calls-in-flight", config.maxCallsInFlight(), 100, 30_000);
        within("portcullis.redis.wait-replicas", config.waitReplicas(), 0, 100);
        if (config.prefix().chars().anyMatch(c -> c == '{' || c == '}')) {
            found("portcullis.redis.prefix", config.prefix(), "a text without braces, which name slots of a cluster");
        }
    }

    void check(BacklogConfig config) {
        config.shadowAfter()
                .ifPresent(limit ->
                        within("portcullis.backlog.shadow-after", limit, Duration.ofSeconds(1), Duration.ofDays(30)));
    }

    List<String> problems() {
        return problems;
    }

    private <T extends Comparable<T>> void within(String key, T found, T least, T most) {
        if (found.compareTo(least) < 0 || found.compareTo(most) > 0) {
            found(key, plain(found), plain(least) + " to " + plain(most));
        }
    }

    /** As it would be written in the settings. */
    private static String plain(Object value) {
        return value instanceof Duration ? value.toString().substring(2).toLowerCase(Locale.ROOT) : value.toString();
    }

    private void found(String key, Object found, String expected) {
        problems.add(key + " (" + SettingName.variable(key) + "): found '" + found + "', expected " + expected);
    }
}
