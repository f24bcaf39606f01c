package dev.portcullis.rulebook;

import java.util.List;
import java.util.regex.Pattern;

/** A YAML value with its place; knows only what rule files may hold: no anchors, aliases or tags. */
sealed interface Yaml {

    Place place();

    /** What a message calls such a value. */
    String noun();

    record Mapping(Place place, List<Entry> entries) implements Yaml {

        @Override
        public String noun() {
            return "a mapping";
        }
    }

    record Entry(Place place, String key, Yaml value) {}

    record Sequence(Place place, List<Yaml> items) implements Yaml {

        @Override
        public String noun() {
            return "a list";
        }
    }

    /** @param plain whether it stands without quotes, so that it may be a number, a boolean or nothing */
    record Scalar(Place place, String text, boolean plain) implements Yaml {

        private static final Pattern NUMBER = Pattern.compile(
                "[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?"
                        + "|[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");
        private static final Pattern BOOLEAN = Pattern.compile("true|True|TRUE|false|False|FALSE");
        private static final Pattern NOTHING = Pattern.compile("|~|null|Null|NULL");

        boolean isNumber() {
            return plain && NUMBER.matcher(text).matches();
        }

        boolean isBoolean() {
            return plain && BOOLEAN.matcher(text).matches();
        }

        boolean isNothing() {
            return plain && NOTHING.matcher(text).matches();
        }

        boolean isText() {
            return !isNumber() && !isBoolean() && !isNothing();
        }

        @Override
        public String noun() {
            if (isNothing()) {
                return "nothing";
            }
            if (isNumber()) {
                return "the number " + PhoneMask.over(text);
            }
            return isBoolean() ? "the boolean " + text : "'" + PhoneMask.over(text) + "'";
        }
    }
}
