package dev.portcullis.rulebook;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The rule folder cannot be used; the message lists every problem, one a line. Of this kind, Quarkus shows the message
 * without a stack trace when it stops the start.
 */
public final class RuleFolderException extends ConfigurationException {

    private final transient List<RuleProblem> problems;

    RuleFolderException(Path folder, List<RuleProblem> problems) {
        super(describe(folder, problems));
        this.problems = List.copyOf(problems);
    }

    List<RuleProblem> problems() {
        return problems;
    }

    static String describe(Path folder, List<RuleProblem> problems) {
        return "The rules in " + folder + " cannot be used" + list(problems);
    }

    /** A colon, and the problems on a line each. */
    static String list(List<RuleProblem> problems) {
        String newLine = System.lineSeparator() + "  ";
        return problems.stream().map(RuleProblem::toString).collect(Collectors.joining(newLine, ":" + newLine, ""));
    }
}
