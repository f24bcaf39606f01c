package dev.portcullis.rulebook;

import java.util.ArrayList;
import java.util.List;

/** Gathers what is wrong, so that a load tells everything at once; bounded, since nobody reads thousands. */
final class Problems {

    private static final int MOST = 200;

    private final List<RuleProblem> found = new ArrayList<>();

    void error(Place place, String message) {
        add(new RuleProblem(place.file(), place.line(), place.column(), message, RuleProblem.Weight.ERROR));
    }

    void warning(Place place, String message) {
        add(new RuleProblem(place.file(), place.line(), place.column(), message, RuleProblem.Weight.WARNING));
    }

    private void add(RuleProblem problem) {
        if (found.size() < MOST || problem.isError() && !hasErrors()) {
            found.add(problem);
        }
    }

    boolean hasErrors() {
        return found.stream().anyMatch(RuleProblem::isError);
    }

    List<RuleProblem> inReadingOrder() {
        return found.stream().distinct().sorted(RuleProblem.READING_ORDER).toList();
    }
}
