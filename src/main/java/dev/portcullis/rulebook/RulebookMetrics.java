package dev.portcullis.rulebook;

import dev.portcullis.rulebook.RuleProblem.Weight;
import dev.portcullis.rules.Mode;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * What a dashboard wants to know of the rule folder: is what is in git also what is live?
 *
 * <p>{@code portcullis_rules_info} is 1 and names the live set in its labels: {@code hash}, {@code origin} (folder or
 * last-good) and {@code mode} (the global one). Replicas judge by different sets while
 *
 * <pre>count(count by (hash) (portcullis_rules_info)) > 1</pre>
 *
 * <p>{@code portcullis_rules_last_load_successful} is 0 while the folder cannot be used and an earlier set is live;
 * {@code portcullis_rules_problems} counts what was found by {@code severity}, and {@code portcullis_rules} the rules of
 * the live set by {@code mode}, the rule's own or the global one, whichever is softer.
 */
@Singleton
final class RulebookMetrics {

    private final Counter accepted;
    private final Counter refused;
    private final AtomicLong live = new AtomicLong();
    private final AtomicLong loadedAt = new AtomicLong();
    private final AtomicLong successful = new AtomicLong();
    private final MultiGauge info;
    private final MultiGauge rules;
    private final MultiGauge problems;

    RulebookMetrics(MeterRegistry registry) {
        this.accepted = loads(registry, "ok");
        this.refused = loads(registry, "failed");
        gauge(registry, "live", "Rules of the live set that are not off", live);
        gauge(registry, "loaded.timestamp.seconds", "When the live set was put in use", loadedAt);
        gauge(registry, "last.load.successful", "1 if the rule folder could be used when it last changed", successful);
        this.info = multiGauge(registry, "portcullis.rules.info", "1, with the live set in its labels");
        this.rules = multiGauge(registry, "portcullis.rules", "Rules of the live set by the mode that holds");
        this.problems = multiGauge(registry, "portcullis.rules.problems", "Problems that the last load found");
    }

    private static Counter loads(MeterRegistry registry, String result) {
        return Counter.builder("portcullis.rules.loads")
                .description("loads of the rule folder")
                .tag("result", result)
                .register(registry);
    }

    private static void gauge(MeterRegistry registry, String name, String description, AtomicLong value) {
        Gauge.builder("portcullis.rules." + name, value, AtomicLong::get)
                .description(description)
                .register(registry);
    }

    private static MultiGauge multiGauge(MeterRegistry registry, String name, String description) {
        return MultiGauge.builder(name).description(description).register(registry);
    }

    /** The folder could be used: that is the live set now. */
    void loaded(LiveSet now, Mode globalMode) {
        accepted.increment();
        successful.set(1);
        show(now, globalMode);
    }

    /** The folder could not be used: that is what is live beside it. */
    void refused(LiveSet now, Mode globalMode) {
        refused.increment();
        successful.set(0);
        show(now, globalMode);
    }

    private void show(LiveSet now, Mode globalMode) {
        List<Mode> modes = now.ruleSet().rules().stream()
                .map(rule -> rule.mode().softer(globalMode))
                .toList();
        live.set(modes.stream().filter(mode -> mode != Mode.OFF).count());
        loadedAt.set(now.loadedAt().getEpochSecond());
        Tags labels = Tags.of(
                "hash", now.ruleSet().hash(),
                "origin", now.origin().wireName(),
                "mode", globalMode.wireName());
        info.register(List.of(Row.of(labels, 1)), true);
        rules.register(
                rows(Mode.values(), mode -> Tags.of("mode", mode.wireName()), mode -> count(modes, mode::equals)),
                true);
        problems.register(
                rows(
                        Weight.values(),
                        weight -> Tags.of("severity", weight.wireName()),
                        weight -> count(now.problems(), problem -> problem.weight() == weight)),
                true);
    }

    private static <T> List<Row<?>> rows(T[] kinds, Function<T, Tags> labels, ToLongFunction<T> count) {
        List<Row<?>> rows = new ArrayList<>();
        for (T kind : kinds) {
            rows.add(Row.of(labels.apply(kind), count.applyAsLong(kind)));
        }
        return rows;
    }

    private static <T> long count(List<T> all, Predicate<T> wanted) {
        return all.stream().filter(wanted).count();
    }
}
