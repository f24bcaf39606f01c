package dev.portcullis.rulebook;

import dev.portcullis.message.Lease;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads how long blocks last: {@code for}, and {@code repeat} for those who come back. */
final class LeaseReader {

    /** Longer ones are meant to last, which they do without a lease. */
    private static final Duration LONGEST = Duration.ofDays(36_500);

    private static final Duration LONGEST_BY_DEFAULT = Duration.ofDays(365);
    private static final Duration FORGOTTEN_BY_DEFAULT = Duration.ofDays(30);
    static final List<String> KEYS = List.of("multiply", "max", "forget_after");

    private final Problems problems;

    LeaseReader(Problems problems) {
        this.problems = problems;
    }

    /** @param blocks whether the owner of the fields can block at all */
    Optional<Lease> read(Fields fields, boolean blocks) {
        if (fields.has("for") && !blocks) {
            problems.error(
                    fields.placeOfKey("for"),
                    "'for' says how long a block lasts, and nothing is blocked here; expected it beside 'block' only");
        }
        if (fields.has("repeat") && !fields.has("for")) {
            problems.error(
                    fields.placeOfKey("repeat"),
                    "'repeat' without 'for', the length that it multiplies: add it, such as 'for: 7d'");
        }
        Optional<Duration> length = fields.duration("for", LONGEST);
        Optional<Fields> repeat = fields.mapping("repeat", KEYS);
        Optional<Lease.Growth> growth = repeat.flatMap(found -> growth(found, length));
        return length.map(first -> new Lease(first, growth));
    }

    private Optional<Lease.Growth> growth(Fields repeat, Optional<Duration> first) {
        repeat.require("multiply");
        Optional<Integer> multiply = repeat.integer("multiply", 2, 1_000);
        Optional<Duration> most = repeat.duration("max", LONGEST);
        Optional<Duration> forgetAfter = repeat.duration("forget_after", LONGEST);
        first.ifPresent(length -> most.filter(longest -> longest.compareTo(length) < 0)
                .ifPresent(longest -> problems.error(
                        repeat.placeOf("max"),
                        "'max' is " + Durations.spell(longest) + ", shorter than the first block; expected at least "
                                + Durations.spell(length) + ", as 'for' says")));
        Duration bound = most.orElseGet(() -> longer(LONGEST_BY_DEFAULT, first.orElse(Duration.ZERO)));
        return multiply.map(factor -> new Lease.Growth(factor, bound, forgetAfter.orElse(FORGOTTEN_BY_DEFAULT)));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }
}
