package dev.portcullis.rulebook;

import java.util.List;
import java.util.Locale;

/** Values that rules of the whole folder may use by name. */
record NamedList(String name, Kind kind, Place place, List<Value> values) {

    NamedList {
        values = List.copyOf(values);
    }

    /** What the values of a list are, and so which fields they suit. */
    enum Kind {
        KEYWORDS,
        SENDERS,
        PREFIXES,
        HOSTS,
        TEXTS;

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        /**
         * Checks what can be checked without knowing who uses the value.
         *
         * @throws MalformedValueException if it is not written as its kind demands
         */
        void check(String value) {
            switch (this) {
                case SENDERS -> Spelling.sender(value);
                case PREFIXES -> Spelling.prefix(value);
                case HOSTS -> Spelling.host(value);
                case KEYWORDS, TEXTS -> {}
            }
        }
    }

    record Value(String text, Place place) {}
}
