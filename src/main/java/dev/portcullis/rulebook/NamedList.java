package dev.portcullis.rulebook;

import java.util.List;
import java.util.Locale;

/** Values that rules of the whole folder may use by name. */
record NamedList(String name, Kind kind, Place place, List<Value> values) {

    NamedList {
        values = List.copyOf(values);
    }

    /** What the values of a list are; both kinds suit conditions on text. */
    enum Kind {
        KEYWORDS,
        TEXTS;

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    record Value(String text, Place place) {}
}
