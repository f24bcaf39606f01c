package dev.portcullis.ops;

import dev.portcullis.blocking.ListBook;
import dev.portcullis.blocking.ListState;
import dev.portcullis.graph.BlocklistApi;
import dev.portcullis.message.LineId;
import dev.portcullis.senders.Lines;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** How full Meta's lists are and how far they differ from our cases; all replicas show the same. */
@Singleton
class ListGauges {

    private final Lines lines;
    private final ListBook book;
    private final MultiGauge users;
    private final MultiGauge limit;
    private final MultiGauge daysLeft;
    private final MultiGauge drift;
    private final MultiGauge compared;
    private final MultiGauge rotationRefused;

    ListGauges(Lines lines, ListBook book, MeterRegistry metrics) {
        this.lines = lines;
        this.book = book;
        this.users =
                gauge(metrics, "portcullis.list.users", "Users on Meta's list, as it was read and has changed since");
        this.limit = gauge(metrics, "portcullis.list.limit", "Most users that Meta keeps on a list");
        this.daysLeft =
                gauge(metrics, "portcullis.list.full.days", "Days until the list is full, if it grows that much");
        this.drift = gauge(metrics, "portcullis.drift", "Cases that did not say what Meta's list said");
        this.compared = gauge(
                metrics, "portcullis.reconciliation.last.seconds", "When cases and list were compared, in Unix time");
        this.rotationRefused =
                gauge(metrics, "portcullis.rotation.refused", "1 where Meta does not lift blocks to make room");
    }

    private static MultiGauge gauge(MeterRegistry metrics, String name, String description) {
        return MultiGauge.builder(name).description(description).register(metrics);
    }

    @Scheduled(
            identity = "list-gauges",
            every = "15s",
            delayed = "2s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void read() {
        Map<LineId, ListState> states = new LinkedHashMap<>();
        lines.all().keySet().forEach(line -> states.put(line, book.of(line)));
        show(states);
    }

    private void show(Map<LineId, ListState> states) {
        rows(users, states, state -> state.users().stream().boxed().findFirst());
        rows(limit, states, state -> state.readAt().map(at -> BlocklistApi.LIST_LIMIT));
        rows(
                daysLeft,
                states,
                state -> state.forecast(BlocklistApi.LIST_LIMIT).daysLeft().stream()
                        .boxed()
                        .findFirst());
        rows(compared, states, state -> state.comparedAt().map(at -> at.getEpochSecond()));
        rows(
                rotationRefused,
                states,
                state -> Optional.of(state.rotationRefused().isPresent() ? 1 : 0));
        List<Row<?>> drifts = new ArrayList<>();
        states.forEach((line, state) -> state.drift()
                .forEach((kind, cases) -> drifts.add(Row.of(Tags.of("line", line.value(), "kind", kind), cases))));
        drift.register(drifts, true);
    }

    private static void rows(
            MultiGauge gauge, Map<LineId, ListState> states, Function<ListState, Optional<? extends Number>> value) {
        List<Row<?>> rows = new ArrayList<>();
        states.forEach((line, state) ->
                value.apply(state).ifPresent(number -> rows.add(Row.of(Tags.of("line", line.value()), number))));
        gauge.register(rows, true);
    }
}
