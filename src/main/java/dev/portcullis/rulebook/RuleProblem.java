package dev.portcullis.rulebook;

import java.util.Comparator;
import java.util.Locale;

/**
 * Something wrong in the rule folder.
 *
 * @param file name within the folder; the folder itself where no file is to blame
 * @param line counted from 1, which also stands for the whole file
 * @param column counted from 1, which also stands for the whole line
 * @param message what was found, what was expected, what to do
 */
public record RuleProblem(String file, int line, int column, String message, Weight weight) {

    static final Comparator<RuleProblem> READING_ORDER = Comparator.comparing(RuleProblem::file)
            .thenComparingInt(RuleProblem::line)
            .thenComparingInt(RuleProblem::column);

    /** An error keeps the folder from being used, a warning does not. */
    public enum Weight {
        ERROR,
        WARNING;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public boolean isError() {
        return weight == Weight.ERROR;
    }

    /** {@code file:line:column: message}, as editors and build logs know it. */
    @Override
    public String toString() {
        return file + ":" + line + ":" + column + ": " + (isError() ? "" : "warning: ") + message;
    }
}
