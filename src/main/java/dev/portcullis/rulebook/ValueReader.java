package dev.portcullis.rulebook;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads values of conditions that are no text: one, a list of them, or the name of a list. */
final class ValueReader {

    private final ListReader lists;
    private final Problems problems;

    ValueReader(ListReader lists, Problems problems) {
        this.lists = lists;
        this.problems = problems;
    }

    /**
     * The values; those that are misspelled are left out, and among the problems.
     *
     * @param field the key they stand under
     * @param suiting the kinds of list that the field takes; none where it takes values only
     * @param spelling reads one value or throws {@link MalformedValueException}
     */
    <T> Set<T> read(Yaml value, String field, Set<NamedList.Kind> suiting, Function<String, T> spelling) {
        Set<T> values = new LinkedHashSet<>();
        for (Yaml.Scalar scalar : Fields.texts(value, "'" + field + "'", problems)) {
            if (ListReader.isName(scalar.text())) {
                values.addAll(listed(scalar.text().substring(1), scalar.place(), field, suiting, spelling));
            } else {
                one(scalar, spelling).ifPresent(values::add);
            }
        }
        return values;
    }

    /** The values of a list; what is wrong with them was told when the list was read. */
    private <T> Set<T> listed(
            String name, Place mentioned, String field, Set<NamedList.Kind> suiting, Function<String, T> spelling) {
        return lists.use(name, mentioned, field, suiting)
                .map(list -> list.values().stream()
                        .flatMap(value -> attempt(value.text(), spelling).stream())
                        .collect(Collectors.toCollection(LinkedHashSet<T>::new)))
                .orElseGet(LinkedHashSet::new);
    }

    private <T> Optional<T> one(Yaml.Scalar scalar, Function<String, T> spelling) {
        try {
            return Optional.of(spelling.apply(scalar.text()));
        } catch (MalformedValueException e) {
            problems.error(scalar.place(), e.getMessage());
            return Optional.empty();
        }
    }

    private static <T> Optional<T> attempt(String text, Function<String, T> spelling) {
        try {
            return Optional.of(spelling.apply(text));
        } catch (MalformedValueException e) {
            return Optional.empty();
        }
    }
}
