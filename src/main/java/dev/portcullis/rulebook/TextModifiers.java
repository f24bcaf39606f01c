package dev.portcullis.rulebook;

import dev.portcullis.rules.Comparison;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What stands after the {@code |} signs of a key, in any order.
 *
 * @param all whether every value must be found, instead of any
 */
record TextModifiers(Comparison comparison, boolean cased, boolean marks, boolean all) {

    static final List<String> FLAGS = List.of("cased", "marks", "all");
    private static final List<String> COMPARISONS =
            Arrays.stream(Comparison.values()).map(Comparison::wireName).toList();

    static Optional<TextModifiers> parse(Yaml.Entry entry, Problems problems) {
        String[] words = entry.key().split("\\|", -1);
        Set<String> seen = new HashSet<>();
        List<String> faults = new ArrayList<>();
        Arrays.stream(words).skip(1).forEach(word -> fault(word, seen).ifPresent(faults::add));
        List<String> comparisons = COMPARISONS.stream().filter(seen::contains).toList();
        if (comparisons.size() > 1) {
            faults.add("modifiers " + String.join(" and ", comparisons) + " exclude each other; expected one of them");
        }
        if (seen.contains("re") && seen.contains("marks")) {
            faults.add("modifier 'marks' does nothing beside 're', which sees every mark: remove it");
        }
        faults.forEach(fault -> problems.error(entry.place(), fault));
        if (!faults.isEmpty()) {
            return Optional.empty();
        }
        Comparison comparison = comparisons.isEmpty()
                ? Comparison.WORD
                : Comparison.values()[COMPARISONS.indexOf(comparisons.getFirst())];
        return Optional.of(
                new TextModifiers(comparison, seen.contains("cased"), seen.contains("marks"), seen.contains("all")));
    }

    private static Optional<String> fault(String word, Set<String> seen) {
        List<String> known = Stream.concat(COMPARISONS.stream(), FLAGS.stream()).toList();
        if (!known.contains(word)) {
            return Optional.of("unknown modifier '" + Quoting.shorten(word) + "'" + DidYouMean.among(word, known)
                    + " (known: " + String.join(", ", known) + ")");
        }
        return seen.add(word) ? Optional.empty() : Optional.of("modifier '" + word + "' stands twice: remove one");
    }
}
