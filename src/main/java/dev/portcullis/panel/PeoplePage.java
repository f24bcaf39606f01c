package dev.portcullis.panel;

import dev.portcullis.admin.ListedView;
import dev.portcullis.blocking.ListPage;
import io.quarkus.qute.TemplateData;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of a line's wanted or allowed list.
 *
 * @param count how many there are in all
 * @param first whether it is the first page
 * @param next cursor of the next page; empty on the last one
 * @param form to put others onto the list
 */
@TemplateData
record PeoplePage(String line, long count, List<Row> rows, boolean first, String next, ListForm form) {

    /** @param by who put them there: a person, or what of a wanted one's history */
    @TemplateData
    record Row(
            String user,
            String userId,
            String rule,
            String reason,
            String by,
            Instant since,
            @Nullable Instant until,
            int refusals) {

        private static Row of(ListedView view) {
            return new Row(
                    view.user(),
                    view.userId().filter(id -> !id.equals(view.user())).orElse(""),
                    view.rule().orElse(""),
                    view.reason(),
                    by(view),
                    view.since(),
                    view.until().orElse(null),
                    view.refusals().orElse(0));
        }

        private static String by(ListedView view) {
            return switch (view.cause().orElse("person")) {
                case "missed" -> "missed: the window closed first";
                case "refused" -> "refused by Meta";
                case "moved" -> "took a new number";
                case "spread" -> "blocked on another line";
                case "rotated" -> "came back under a new number";
                default -> view.by().orElse("a person");
            };
        }
    }

    static PeoplePage of(
            String line, ListPage page, boolean first, Function<ListPage, List<ListedView>> listed, ListForm form) {
        return new PeoplePage(
                line,
                page.count(),
                listed.apply(page).stream().map(Row::of).toList(),
                first,
                page.next().map(ListPage.Place::toString).orElse(""),
                form);
    }
}
