package dev.portcullis.panel;

import dev.portcullis.admin.UserSearch;
import dev.portcullis.graph.BlocklistApi;
import dev.portcullis.graph.ListedUser;
import dev.portcullis.panel.ListReadings.ListReading;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/**
 * One page of a line's block list.
 *
 * @param found users that the search has found; all of them where nothing is searched for
 * @param first number of the page's first row, from 1
 * @param older and newer: links to the neighbouring pages, empty at an end
 */
record BlockedList(
        String line,
        String search,
        Instant readAt,
        int total,
        int found,
        int first,
        List<BlockedRow> rows,
        String previous,
        String next) {

    static final int ROWS = 100;

    /** @param page from 1; one behind the end is the last one */
    static BlockedList of(
            String line,
            ListReading reading,
            String search,
            int page,
            Function<List<ListedUser>, List<BlockedRow>> lookUp) {
        List<ListedUser> found = UserSearch.of(search).in(reading.users());
        int last = Math.max(1, (found.size() + ROWS - 1) / ROWS);
        int shown = Math.clamp(page, 1, last);
        int from = (shown - 1) * ROWS;
        List<ListedUser> users = found.subList(from, Math.min(found.size(), from + ROWS));
        return new BlockedList(
                line,
                search,
                reading.at(),
                reading.users().size(),
                found.size(),
                users.isEmpty() ? 0 : from + 1,
                lookUp.apply(users),
                shown > 1 ? link(reading.at(), search, shown - 1) : "",
                shown < last ? link(reading.at(), search, shown + 1) : "");
    }

    private static String link(Instant readAt, String search, int page) {
        return "blocked?page=" + page + "&read=" + readAt
                + (search.isEmpty() ? "" : "&q=" + URLEncoder.encode(search, StandardCharsets.UTF_8));
    }

    public int last() {
        return rows.isEmpty() ? 0 : first + rows.size() - 1;
    }

    public int limit() {
        return BlocklistApi.LIST_LIMIT;
    }

    /** The fill in whole percent, at least 1 where there is anybody. */
    public int percent() {
        return total == 0 ? 0 : Math.max(1, Math.toIntExact(100L * total / limit()));
    }
}
