package dev.portcullis.rulebook;

import java.util.List;

/** What somebody wants to try cannot be read, or takes too long; says which fields are why. */
public final class TrialRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<FieldProblem> problems;

    /** @param field as {@code send[0].text}; empty for the whole */
    public record FieldProblem(String field, String problem) {

        @Override
        public String toString() {
            return field.isEmpty() ? problem : field + ": " + problem;
        }
    }

    TrialRefusedException(List<FieldProblem> problems) {
        super(problems.getFirst().toString(), null, false, false);
        this.problems = List.copyOf(problems);
    }

    static TrialRefusedException of(String field, String problem) {
        return new TrialRefusedException(List.of(new FieldProblem(field, problem)));
    }

    /** At least one. */
    public List<FieldProblem> problems() {
        return problems;
    }
}
