package dev.portcullis.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows in columns: a Markdown table that can be read as it stands. */
final class Table {

    private final List<List<String>> rows = new ArrayList<>();

    Table(String... headings) {
        rows.add(List.of(headings));
    }

    void row(String... cells) {
        rows.add(Arrays.stream(cells)
                .map(Printable::escape)
                .map(cell -> cell.replace("|", "\\|"))
                .toList());
    }

    void print(PrintStream out) {
        int columns = rows.getFirst().size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        print(out, rows.getFirst(), widths);
        print(out, Arrays.stream(widths).mapToObj("-"::repeat).toList(), widths);
        rows.subList(1, rows.size()).forEach(row -> print(out, row, widths));
    }

    private static void print(PrintStream out, List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder("|");
        for (int i = 0; i < widths.length; i++) {
            line.append(' ')
                    .append(row.get(i))
                    .append(" ".repeat(widths[i] - row.get(i).length()))
                    .append(" |");
        }
        out.println(line);
    }
}
