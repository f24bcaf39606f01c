package dev.portcullis.rules;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what an RE2 pattern needs to match anything: strings of which there must be at least one, and a number of digits.
 * So most texts can be passed over without running the pattern, which takes longer than all else that is done with a
 * text.
 *
 * <p>Knows only the common part of the syntax; of a pattern with anything else nothing is said.
 */
final class RequiredLiterals {

    /** Escapes that stand for a place or for one of several characters. */
    private static final String NO_LITERALS = "bBAzdDwWsStnrfva";

    private static final String SPECIAL = ".^$";

    /** The usual spellings of any digit. */
    private static final Set<String> DIGITS = Set.of("\\d", "[0-9]", "[\\d]", "[1-9]");

    private static final Pattern COUNT = Pattern.compile("(\\d{1,4})(?:,\\d*)?");

    private final String source;
    private int at;

    private RequiredLiterals(String source) {
        this.source = source;
    }

    /**
     * What a text must hold.
     *
     * @param literals lower-case ASCII strings, of which one is enough; empty where nothing is known to be needed
     * @param digits at least so many of 0 to 9, anywhere
     */
    record Needed(Set<String> literals, int digits) {

        static final Needed NOTHING = new Needed(Set.of(), 0);
    }

    static Needed of(String source) {
        RequiredLiterals parser = new RequiredLiterals(source);
        try {
            Needed needed = parser.alternatives();
            return parser.at == source.length() ? needed : Needed.NOTHING;
        } catch (UnknownSyntax e) {
            return Needed.NOTHING;
        }
    }

    /** One literal of each alternative, none if one of them needs none; and the digits of the one with the fewest. */
    private Needed alternatives() {
        Set<String> all = new LinkedHashSet<>();
        boolean each = true;
        int digits = Integer.MAX_VALUE;
        do {
            Needed needed = sequence();
            each &= !needed.literals().isEmpty();
            all.addAll(needed.literals());
            digits = Math.min(digits, needed.digits());
        } while (skip('|'));
        return new Needed(each ? all : Set.of(), digits);
    }

    /** The piece of a sequence that says most, and the digits of all pieces. */
    private Needed sequence() {
        Set<String> best = Set.of();
        int digits = 0;
        StringBuilder run = new StringBuilder();
        while (at < source.length() && peek() != '|' && peek() != ')') {
            int begin = at;
            Optional<Needed> group = skip('(') ? Optional.of(group()) : Optional.empty();
            char literal = group.isPresent() ? 0 : piece();
            boolean isDigit = DIGITS.contains(source.substring(begin, at)) || literal >= '0' && literal <= '9';
            Quantity quantity = quantity();
            if (literal != 0 && quantity.least() > 0) {
                run.append(literal);
            }
            if (literal == 0 || !quantity.equals(Quantity.ONE)) {
                best = better(best, literalOf(run));
                run.setLength(0);
            }
            if (quantity.least() > 0) {
                best = better(best, group.map(Needed::literals).orElse(Set.of()));
            }
            digits +=
                    quantity.least() * (isDigit ? 1 : group.map(Needed::digits).orElse(0));
        }
        return new Needed(better(best, literalOf(run)), digits);
    }

    private Needed group() {
        if (skip('?') && !skip(':')) {
            throw new UnknownSyntax();
        }
        Needed needed = alternatives();
        if (!skip(')')) {
            throw new UnknownSyntax();
        }
        return needed;
    }

    /** The next character if it stands for itself alone, else 0. */
    private char piece() {
        char c = source.charAt(at++);
        if (c == '\\') {
            return escaped();
        }
        if (c == '[') {
            skipClass();
            return 0;
        }
        if (c == '*' || c == '+' || c == '?' || c == '{') {
            throw new UnknownSyntax();
        }
        return SPECIAL.indexOf(c) >= 0 || c >= 0x80 ? 0 : Character.toLowerCase(c);
    }

    private char escaped() {
        char c = at < source.length() ? source.charAt(at++) : 0;
        if (NO_LITERALS.indexOf(c) >= 0) {
            return 0;
        }
        if (c <= ' ' || c >= 0x7F || Character.isLetterOrDigit(c)) {
            throw new UnknownSyntax();
        }
        return c;
    }

    private void skipClass() {
        skip('^');
        skip(']');
        while (at < source.length() && peek() != ']') {
            if (source.startsWith("[:", at)) {
                throw new UnknownSyntax();
            }
            at += peek() == '\\' ? 2 : 1;
        }
        if (!skip(']')) {
            throw new UnknownSyntax();
        }
    }

    private Quantity quantity() {
        Quantity quantity = Quantity.ONE;
        if (skip('?') || skip('*')) {
            quantity = new Quantity(0, false);
        } else if (skip('+')) {
            quantity = new Quantity(1, false);
        } else if (skip('{')) {
            int end = source.indexOf('}', at);
            Matcher count = COUNT.matcher(end < 0 ? "" : source.substring(at, end));
            if (!count.matches()) {
                throw new UnknownSyntax();
            }
            quantity = new Quantity(Integer.parseInt(count.group(1)), false);
            at = end + 1;
        }
        if (!quantity.equals(Quantity.ONE)) {
            skip('?');
        }
        return quantity;
    }

    private static Set<String> literalOf(StringBuilder run) {
        return run.isEmpty() ? Set.of() : Set.of(run.toString());
    }

    /** Of two sets the one whose shortest string is longer: it is found in fewer texts. */
    private static Set<String> better(Set<String> one, Set<String> other) {
        return shortest(other) > shortest(one) ? other : one;
    }

    private static int shortest(Set<String> literals) {
        return literals.stream().mapToInt(String::length).min().orElse(0);
    }

    private char peek() {
        return source.charAt(at);
    }

    private boolean skip(char c) {
        boolean there = at < source.length() && peek() == c;
        at += there ? 1 : 0;
        return there;
    }

    /** @param single whether the piece stands there just once */
    private record Quantity(int least, boolean single) {

        static final Quantity ONE = new Quantity(1, true);
    }

    private static final class UnknownSyntax extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UnknownSyntax() {
            super(null, null, false, false);
        }
    }
}
