package dev.portcullis.rules;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * An RE2 pattern to look for in the cleaned text; its time is linear in the text, whatever the pattern.
 *
 * @param needed what a text holds where the pattern stands in it
 */
record Expression(Pattern pattern, RequiredLiterals.Needed needed) implements Probe {

    private static final int LONGEST = 2_000;
    private static final int MOST_REPEATS = 1_000;
    private static final java.util.regex.Pattern COUNT =
            java.util.regex.Pattern.compile("\\{(\\d{1,6})(?:,(\\d{0,6}))?}");

    /** What other dialects spell so; the rest of their signs RE2 names itself. */
    private static final java.util.regex.Pattern ELSEWHERE =
            java.util.regex.Pattern.compile("\\(\\?(?:[=!>]|<[=!])|\\\\(?:[1-9]|k[<{'])");

    static Expression of(String source, boolean cased) {
        if (source.isEmpty() || source.length() > LONGEST) {
            throw new PatternException("the pattern has " + source.length() + " characters; expected 1 to " + LONGEST);
        }
        if (nestedRepeats(source) > MOST_REPEATS) {
            throw new PatternException("pattern '" + source + "' repeats something more than " + MOST_REPEATS
                    + " times, nested repeats multiplied; use smaller counts");
        }
        try {
            return new Expression(
                    Pattern.compile(source, cased ? 0 : Pattern.CASE_INSENSITIVE), RequiredLiterals.of(source));
        } catch (PatternSyntaxException e) {
            throw new PatternException("pattern '" + source + "' is not RE2: " + e.getDescription() + hint(source));
        }
    }

    private static String hint(String source) {
        return ELSEWHERE.matcher(source).find() ? "; look-around and back references do not exist there" : "";
    }

    /** The largest product of repeat counts around each other: what the compiled pattern's size grows with. */
    private static long nestedRepeats(String source) {
        Deque<Long> groups = new ArrayDeque<>();
        java.util.regex.Matcher count = COUNT.matcher(source);
        long largest = 1;
        long here = 1;
        long last = 1;
        for (int i = 0; i < source.length(); i++) {
            char c = source.charAt(i);
            if (c == '\\') {
                i++;
                last = 1;
            } else if (c == '(') {
                groups.push(here);
                here = 1;
            } else if (c == ')') {
                last = here;
                here = groups.isEmpty() ? here : Math.max(groups.pop(), last);
            } else if (c == '{' && count.region(i, source.length()).lookingAt()) {
                last *= Math.max(1, Math.max(number(count.group(1)), number(count.group(2))));
                here = Math.max(here, last);
                i = count.end() - 1;
            } else {
                last = 1;
            }
            largest = Math.max(largest, Math.max(here, last));
            if (largest > MOST_REPEATS) {
                return largest;
            }
        }
        return largest;
    }

    private static long number(String digits) {
        return digits == null || digits.isEmpty() ? 0 : Long.parseLong(digits);
    }

    boolean matchesEmpty() {
        return pattern.matcher("").find();
    }

    /** Where the pattern first stands in the text, as char indexes. */
    Optional<Place> find(String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(new Place(matcher.start(), matcher.end())) : Optional.empty();
    }

    record Place(int start, int end) {}

    @Override
    public String canonical() {
        return "re " + pattern.flags() + " " + pattern.pattern();
    }
}
