package dev.portcullis.admin;

import java.util.ArrayList;
import java.util.List;

/**
 * Tables as spreadsheets write them.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a>
 */
final class Csv {

    private static final char MARK = '\uFEFF';

    private final String text;
    private int at;
    private int line = 1;

    private Csv(String text) {
        this.text = text;
    }

    /** @param line of the text that the row begins in, from 1 */
    record Row(int line, List<String> cells) {

        Row {
            cells = List.copyOf(cells);
        }

        boolean isBlank() {
            return cells.stream().allMatch(String::isBlank);
        }
    }

    /** All rows that are not blank. A quotation mark that is never closed takes in the rest. */
    static List<Row> read(String text) {
        Csv csv = new Csv(!text.isEmpty() && text.charAt(0) == MARK ? text.substring(1) : text);
        List<Row> rows = new ArrayList<>();
        while (csv.at < csv.text.length()) {
            Row row = csv.row();
            if (!row.isBlank()) {
                rows.add(row);
            }
        }
        return rows;
    }

    static String write(List<String> cells) {
        List<String> written = new ArrayList<>();
        cells.forEach(cell -> written.add(
                cell.chars().anyMatch(each -> each == ',' || each == '"' || each == '\n' || each == '\r')
                        ? '"' + cell.replace("\"", "\"\"") + '"'
                        : cell));
        return String.join(",", written) + "\r\n";
    }

    private Row row() {
        int first = line;
        List<String> cells = new ArrayList<>();
        do {
            cells.add(cell());
        } while (skip(','));
        skip('\r');
        if (skip('\n')) {
            line++;
        }
        return new Row(first, cells);
    }

    private String cell() {
        StringBuilder cell = new StringBuilder();
        while (skip(' ')) {
            // Blanks around a cell are no part of it, also where it is quoted.
        }
        if (skip('"')) {
            quoted(cell);
        }
        // What follows a closed quotation is taken as it is, as spreadsheets do.
        while (at < text.length() && !isEnd()) {
            cell.append(text.charAt(at++));
        }
        return cell.toString().strip();
    }

    private boolean isEnd() {
        char next = text.charAt(at);
        return next == ',' || next == '\n' || next == '\r' && (at + 1 == text.length() || text.charAt(at + 1) == '\n');
    }

    private void quoted(StringBuilder cell) {
        while (at < text.length()) {
            char next = text.charAt(at++);
            if (next == '"' && !skip('"')) {
                return;
            }
            if (next == '\n') {
                line++;
            }
            cell.append(next);
        }
    }

    private boolean skip(char expected) {
        if (at < text.length() && text.charAt(at) == expected) {
            at++;
            return true;
        }
        return false;
    }
}
