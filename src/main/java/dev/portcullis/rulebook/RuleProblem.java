package dev.portcullis.rulebook;

import java.util.Comparator;

/**
 * Something wrong in the rule folder.
 *
 * @param file name within the folder; the folder itself where no file is to blame
 * @param line counted from 1; 0 where the whole file is meant
 * @param column counted from 1; 0 where the whole file is meant
 * @param message what was found, what was expected, what to do
 */
public record RuleProblem(String file, int line, int column, String message, Weight weight) {

    static final Comparator<RuleProblem> READING_ORDER = Comparator.comparing(RuleProblem::file)
            .thenComparingInt(RuleProblem::line)
            .thenComparingInt(RuleProblem::column);

    /** An error keeps the folder from being used, a warning does not. */
    public enum Weight {
        ERROR,
        WARNING
    }

    public boolean isError() {
        return weight == Weight.ERROR;
    }

    /** {@code file:line:column: message}, as editors and build logs know it. */
    @Override
    public String toString() {
        String place = line == 0 ? file : file + ":" + line + ":" + column;
        return place + ": " + (isError() ? "" : "warning: ") + message;
    }
}
