package dev.portcullis.rules;

import java.util.Locale;

/** How a value of a condition on text is compared with the text; a rule names it as a modifier. */
public enum Comparison {
    /** One whole word; the default. */
    WORD,
    /** Whole words in order, with any white space or punctuation between. */
    PHRASE,
    CONTAINS,
    STARTSWITH,
    ENDSWITH,
    EQUALS,
    /** An RE2 pattern, unanchored. */
    RE;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether punctuation counts for nothing and the value's ends are ends of words. */
    boolean ofWords() {
        return this == WORD || this == PHRASE;
    }
}
