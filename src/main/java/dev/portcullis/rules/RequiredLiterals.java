package dev.portcullis.rules;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Finds strings of which an RE2 pattern needs at least one to match anything, so that most texts can be passed over
 * without running the pattern: that takes longer than all else that is done with a text.
 *
 * <p>Knows only the common part of the syntax; of a pattern with anything else nothing is said.
 */
final class RequiredLiterals {

    /** Escapes that stand for a place or for one of several characters. */
    private static final String NO_LITERALS = "bBAzdDwWsStnrfva";

    private static final String SPECIAL = ".^$";

    private final String source;
    private int at;

    private RequiredLiterals(String source) {
        this.source = source;
    }

    /** Lower-case ASCII strings; empty where nothing is known to be needed. */
    static Set<String> of(String source) {
        RequiredLiterals parser = new RequiredLiterals(source);
        try {
            Set<String> needed = parser.alternatives();
            return parser.at == source.length() ? needed : Set.of();
        } catch (UnknownSyntax e) {
            return Set.of();
        }
    }

    /** One literal of each alternative; none if one of them needs none. */
    private Set<String> alternatives() {
        Set<String> all = new LinkedHashSet<>();
        boolean each = true;
        do {
            Set<String> needed = sequence();
            each &= !needed.isEmpty();
            all.addAll(needed);
        } while (skip('|'));
        return each ? all : Set.of();
    }

    /** The piece of a sequence that says most. */
    private Set<String> sequence() {
        Set<String> best = Set.of();
        StringBuilder run = new StringBuilder();
        while (at < source.length() && peek() != '|' && peek() != ')') {
            Optional<Set<String>> group = skip('(') ? Optional.of(group()) : Optional.empty();
            char literal = group.isPresent() ? 0 : piece();
            Quantity quantity = quantity();
            if (literal != 0 && quantity != Quantity.MAYBE_NONE) {
                run.append(literal);
            }
            if (literal == 0 || quantity != Quantity.ONE) {
                best = better(best, literalOf(run));
                run.setLength(0);
            }
            if (quantity != Quantity.MAYBE_NONE) {
                best = better(best, group.orElse(Set.of()));
            }
        }
        return better(best, literalOf(run));
    }

    private Set<String> group() {
        if (skip('?') && !skip(':')) {
            throw new UnknownSyntax();
        }
        Set<String> needed = alternatives();
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
            quantity = Quantity.MAYBE_NONE;
        } else if (skip('+')) {
            quantity = Quantity.SEVERAL;
        } else if (skip('{')) {
            int end = source.indexOf('}', at);
            if (end < 0 || !source.substring(at, end).matches("\\d+(?:,\\d*)?")) {
                throw new UnknownSyntax();
            }
            quantity = source.charAt(at) == '0' ? Quantity.MAYBE_NONE : Quantity.SEVERAL;
            at = end + 1;
        }
        if (quantity != Quantity.ONE) {
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

    private enum Quantity {
        ONE,
        SEVERAL,
        MAYBE_NONE
    }

    private static final class UnknownSyntax extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UnknownSyntax() {
            super(null, null, false, false);
        }
    }
}
