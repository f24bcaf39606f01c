package dev.portcullis.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.portcullis.admin.ManualLists.Entry;
import dev.portcullis.blocking.ListPage;
import dev.portcullis.message.SenderId;
import dev.portcullis.problem.ApiProblem;
import dev.portcullis.problem.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A wanted or allowed list as a table: a user in each line, then why and until when. */
public final class WantedCsv {

    public static final String MEDIA_TYPE = "text/csv";
    public static final int ROWS_A_READ = 1_000;

    private static final int MOST_ROWS = 100_000;
    private static final int PROBLEMS_SHOWN = 20;
    private static final List<String> IMPORTED = List.of("user", "reason", "until");
    private static final List<String> EXPORTED = List.of("user", "reason", "until", "cause", "rule", "by", "since");

    private WantedCsv() {}

    /** All entries, each user once; if any cannot be read, the request ends with a problem that names the lines. */
    static List<Entry> read(String text, Instant now) {
        List<Csv.Row> rows = Csv.read(text);
        List<String> columns = rows.isEmpty() ? IMPORTED : columns(rows.getFirst());
        List<Csv.Row> users = columns.isEmpty() ? rows : rows.subList(Math.min(1, rows.size()), rows.size());
        if (users.isEmpty() || users.size() > MOST_ROWS) {
            throw ApiProblem.badRequest("Found " + users.size() + " users, expected 1 to " + MOST_ROWS
                    + ", a line each, such as +15551230001,reason. Nothing was done.");
        }
        Map<SenderId, Entry> entries = new LinkedHashMap<>();
        List<String> problems = new ArrayList<>();
        for (Csv.Row row : users) {
            try {
                Entry entry = entry(row, columns.isEmpty() ? IMPORTED : columns, now);
                entries.putIfAbsent(entry.user(), entry);
            } catch (ApiProblem e) {
                problems.add("line " + row.line() + ": " + e.problem().detail().replace(" Nothing was done.", ""));
            }
        }
        if (!problems.isEmpty()) {
            throw unreadable(problems);
        }
        return List.copyOf(entries.values());
    }

    /** The names in a first row that has some; else none. */
    private static List<String> columns(Csv.Row first) {
        List<String> names = first.cells().stream()
                .map(cell -> cell.toLowerCase(Locale.ROOT))
                .toList();
        return names.contains(IMPORTED.getFirst()) ? names : List.of();
    }

    private static Entry entry(Csv.Row row, List<String> columns, Instant now) {
        return new Entry(
                Arguments.sender(cell(row, columns, "user")),
                Arguments.reason(cell(row, columns, "reason")),
                Arguments.wantedUntil(cell(row, columns, "until"), now));
    }

    private static String cell(Csv.Row row, List<String> columns, String name) {
        int column = columns.indexOf(name);
        return column >= 0 && column < row.cells().size() ? row.cells().get(column) : "";
    }

    private static ApiProblem unreadable(List<String> problems) {
        ArrayNode invalid = JsonNodeFactory.instance.arrayNode();
        problems.stream().limit(PROBLEMS_SHOWN).forEach(invalid::add);
        return new ApiProblem(Problem.of(
                        400,
                        "Found " + problems.size() + " lines that cannot be read, the first is " + problems.getFirst()
                                + " Nothing was done.")
                .with("invalid", invalid));
    }

    /**
     * @param pages reads the page that follows
     * @param listed who stands on it
     */
    public static void write(
            OutputStream out,
            Function<Optional<ListPage.Place>, ListPage> pages,
            Function<ListPage, List<ListedView>> listed)
            throws IOException {
        out.write(Csv.write(EXPORTED).getBytes(StandardCharsets.UTF_8));
        Optional<ListPage.Place> after = Optional.empty();
        do {
            ListPage page = pages.apply(after);
            StringBuilder rows = new StringBuilder();
            listed.apply(page).forEach(each -> rows.append(row(each)));
            out.write(rows.toString().getBytes(StandardCharsets.UTF_8));
            after = page.next();
        } while (after.isPresent());
    }

    private static String row(ListedView listed) {
        return Csv.write(List.of(
                listed.user(),
                listed.reason(),
                listed.until().map(Instant::toString).orElse(""),
                listed.cause().orElse(""),
                listed.rule().orElse(""),
                listed.by().orElse(""),
                listed.since().toString()));
    }
}
