package dev.portcullis.rulebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Gathers what is wrong, so that a load tells everything at once; bounded, since nobody reads thousands. */
final class Problems {

    private static final int MOST = 200;
    private static final int LONGEST = 500;

    private final List<RuleProblem> found = new ArrayList<>();
    private long untold;
    private @Nullable RuleProblem firstUntold;

    void error(Place place, String message) {
        add(place, message, RuleProblem.Weight.ERROR);
    }

    void warning(Place place, String message) {
        add(place, message, RuleProblem.Weight.WARNING);
    }

    private void add(Place place, String message, RuleProblem.Weight weight) {
        String line = Quoting.shorten(message, LONGEST);
        add(new RuleProblem(place.file(), place.line(), place.column(), line, weight));
    }

    private void add(RuleProblem problem) {
        if (found.size() < MOST || problem.isError() && !hasErrors()) {
            found.add(problem);
        } else if (untold++ == 0) {
            firstUntold = problem;
        }
    }

    boolean hasErrors() {
        return found.stream().anyMatch(RuleProblem::isError);
    }

    List<RuleProblem> inReadingOrder() {
        return Stream.concat(found.stream().distinct().sorted(RuleProblem.READING_ORDER), remark().stream())
                .toList();
    }

    private Optional<RuleProblem> remark() {
        return Optional.ofNullable(firstUntold)
                .map(first -> new RuleProblem(
                        first.file(),
                        first.line(),
                        first.column(),
                        untold + " more problems were found from here on; mend those that are listed first",
                        first.weight()));
    }
}
