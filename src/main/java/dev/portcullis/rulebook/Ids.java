package dev.portcullis.rulebook;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The ids of rules and thresholds, unique in the folder. */
final class Ids {

    private static final Pattern FORM = Pattern.compile("[a-z0-9-]{1,64}");

    private final Problems problems;
    private final Map<String, Place> places = new HashMap<>();

    Ids(Problems problems) {
        this.problems = problems;
    }

    static boolean isForm(String id) {
        return FORM.matcher(id).matches();
    }

    /** @param noun what has the id, for messages */
    void claim(String id, Place place, String noun) {
        if (!isForm(id)) {
            problems.error(place, "'id' is '" + Quoting.shorten(id) + "'; expected 1 to 64 of a-z, 0-9 and '-'");
        }
        Place first = places.putIfAbsent(id, place);
        if (first != null) {
            problems.error(
                    place,
                    noun + " '" + Quoting.shorten(id) + "' is defined a second time, first at " + first.file() + ":"
                            + first.line() + ": ids are unique in the folder");
        }
    }
}
