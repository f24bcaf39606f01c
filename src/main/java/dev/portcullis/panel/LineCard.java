package dev.portcullis.panel;

import dev.portcullis.admin.LineView;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A line as the panel shows it. */
record LineCard(
        String id,
        String account,
        Tone tone,
        String health,
        String token,
        String tokenKey,
        String tokenProblem,
        long queued,
        @Nullable Instant earliestDue,
        @Nullable Instant nextDeadline,
        @Nullable Instant answeredAt,
        @Nullable Instant failedAt,
        String failure,
        long wanted,
        @Nullable Fill fill) {

    /** How full Meta's list was when it was read last. */
    record Fill(long users, int limit, Instant readAt, String forecast, String growth) {}

    static List<LineCard> of(List<LineView> lines) {
        return lines.stream().map(LineCard::of).toList();
    }

    private static String forecast(LineView.ListView list) {
        return list.fullOn()
                .map(day -> "Growing as it has in the last week, it is full on " + day + ".")
                .or(list::note)
                .orElse("");
    }

    private static String growth(LineView.ListView list) {
        return list.growthPerDay().isPresent()
                ? String.format(
                        Locale.ROOT,
                        "%+.1f users a day over the last week",
                        list.growthPerDay().getAsDouble())
                : "";
    }

    private static LineCard of(LineView line) {
        boolean hasToken = line.token().state().equals("configured");
        return new LineCard(
                line.id(),
                line.account().orElse(""),
                line.paused().isPresent() || !hasToken ? Tone.STRONG : Tone.GOOD,
                line.paused()
                        .map(pause -> "Paused since " + Stamps.stamp(pause.since()) + " UTC: " + pause.note())
                        .orElse(hasToken ? "Working" : "Nothing can be sent to Meta without a token."),
                line.token().state(),
                line.token().key().orElse(""),
                line.token().problem().orElse(""),
                line.queue().depth(),
                line.queue().earliestDue().orElse(null),
                line.queue().nextDeadline().orElse(null),
                line.meta().answeredAt().orElse(null),
                line.meta().lastFailure().map(LineView.FailureView::at).orElse(null),
                line.meta().lastFailure().map(LineView.FailureView::note).orElse(""),
                line.wanted(),
                line.list()
                        .map(list -> new Fill(list.count(), list.limit(), list.readAt(), forecast(list), growth(list)))
                        .orElse(null));
    }
}
