package dev.portcullis.panel;

import dev.portcullis.admin.ErasedView;
import dev.portcullis.admin.ErasedView.CountsView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an erasure has done, as the panel shows it. */
record ErasedCard(String line, String user, CountsView erased, List<Kept> kept) {

    /** @param until when it is gone by itself, where that is known */
    record Kept(String what, String why, @Nullable Instant until) {}

    static ErasedCard of(String line, String user, ErasedView view) {
        return new ErasedCard(
                line,
                user,
                view.erased(),
                view.kept().stream()
                        .map(each ->
                                new Kept(each.what(), each.why(), each.until().orElse(null)))
                        .toList());
    }
}
