package dev.portcullis.rulebook;

import dev.portcullis.rules.Condition;
import java.util.List;
import java.util.Optional;

/** Reads {@code text_length}: bounds on the longest part. */
final class LengthReader {

    static final List<String> KEYS = List.of("gt", "gte", "lt", "lte");

    private final Problems problems;

    LengthReader(Problems problems) {
        this.problems = problems;
    }

    Optional<Condition> read(Yaml value) {
        return Fields.of(value, "'text_length'", KEYS, problems).flatMap(this::read);
    }

    private Optional<Condition> read(Fields bounds) {
        boolean twice = isTwice(bounds, "gt", "gte") | isTwice(bounds, "lt", "lte");
        Optional<Integer> above = bounds.integer("gt", 0);
        Optional<Integer> from = bounds.integer("gte", 1);
        Optional<Integer> below = bounds.integer("lt", 1);
        Optional<Integer> to = bounds.integer("lte", 0);
        if (bounds.isEmpty()) {
            problems.error(bounds.place(), "'text_length' has no bound; expected at least one of gt, gte, lt, lte");
        }
        if (twice || List.of(above, from, below, to).stream().allMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        int least = above.map(number -> number + 1).or(() -> from).orElse(0);
        int most = below.map(number -> number - 1).or(() -> to).orElse(Integer.MAX_VALUE);
        if (least > most) {
            problems.error(
                    bounds.place(),
                    "'text_length' asks for at least " + least + " and at most " + most
                            + " characters, so that the condition can never hold");
            return Optional.empty();
        }
        return Optional.of(new Condition.LengthIs(least, most));
    }

    private boolean isTwice(Fields bounds, String exclusive, String inclusive) {
        boolean twice = bounds.has(exclusive) && bounds.has(inclusive);
        if (twice) {
            problems.error(
                    bounds.placeOfKey(inclusive),
                    "both '" + exclusive + "' and '" + inclusive + "' in 'text_length'; expected one of them");
        }
        return twice;
    }
}
