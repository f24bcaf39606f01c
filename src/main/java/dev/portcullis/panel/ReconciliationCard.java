package dev.portcullis.panel;

import dev.portcullis.admin.BlocksView;
import dev.portcullis.admin.ReconciliationView;
import dev.portcullis.admin.ReconciliationView.AppliedView;
import dev.portcullis.admin.ReconciliationView.MissingView;
import dev.portcullis.admin.ReconciliationView.UserView;
import io.quarkus.qute.TemplateData;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How Meta's list and our cases differ, as the panel shows it.
 *
 * @param applied what was done about it; null where it was only looked at
 * @param reblocked what came of blocking some of the released again
 */
record ReconciliationCard(
        String line,
        Instant readAt,
        int listed,
        int blocked,
        boolean suspicious,
        Part adopt,
        Part release,
        Part forget,
        @Nullable AppliedView applied,
        List<OutcomeText.Row> reblocked) {

    /** @param rows no more than the first thousand */
    @TemplateData
    record Part(int count, List<Row> rows) {

        public boolean isCut() {
            return rows.size() < count;
        }
    }

    /** @param since when we knew of the block; null where we never did */
    @TemplateData
    record Row(
            String user,
            String userId,
            String rule,
            @Nullable Instant since) {

        private static Row of(UserView view) {
            return new Row(view.user(), userId(view.user(), view.userId().orElse("")), "", null);
        }

        private static Row of(MissingView view) {
            return new Row(
                    view.user(),
                    userId(view.user(), view.userId().orElse("")),
                    view.rule().orElse(""),
                    view.since().orElse(null));
        }

        private static String userId(String user, String id) {
            return id.equals(user) ? "" : id;
        }
    }

    static ReconciliationCard of(ReconciliationView view) {
        return new ReconciliationCard(
                view.line(),
                view.readAt(),
                view.listed(),
                view.blocked(),
                view.suspicious(),
                new Part(
                        view.counts().adopt(),
                        view.adopt().stream().map(Row::of).toList()),
                new Part(
                        view.counts().release(),
                        view.release().stream().map(Row::of).toList()),
                new Part(
                        view.counts().forget(),
                        view.forget().stream().map(Row::of).toList()),
                view.applied().orElse(null),
                view.reblocked()
                        .map(results -> OutcomeText.ofBlock(view.line(), new BlocksView(results))
                                .rows())
                        .orElse(List.of()));
    }

    public boolean isEven() {
        return adopt.count() + release.count() + forget.count() == 0;
    }
}
