package dev.portcullis.rules;

/**
 * Tells of most texts that no keyword stands in them, without making the views that keywords are looked for in. Reads
 * as if they were made: what it says no to has no keyword.
 */
final class Glance {

    private static final char SMALL_SHARP_S = '\u00DF';
    private static final char DIVISION_SIGN = '\u00F7';

    private Glance() {}

    /**
     * Whether the text is one that folding takes char by char: ASCII and the small letters of Western Europe, with
     * single spaces and no letters spaced out.
     */
    static boolean isEnough(String clean) {
        for (int i = 0; i < clean.length(); i++) {
            char c = clean.charAt(i);
            if (c >= 0x80 && (c < SMALL_SHARP_S || c > 0xFF || c == DIVISION_SIGN)) {
                return false;
            }
        }
        return !SpacedLetters.mayHaveRun(clean);
    }

    /**
     * Whether a keyword may stand in the text.
     *
     * @param ofWords whether the keywords are looked for in the text's words with one space between
     */
    static boolean findsAny(KeywordAutomaton keywords, Folding folding, boolean ofWords, String clean) {
        int state = KeywordAutomaton.ROOT;
        boolean begun = false;
        int at = 0;
        while (at < clean.length()) {
            int end = wordEnd(clean, at);
            if (end == at) {
                // Of the gap between two words the first char stands for all.
                boolean counts = !ofWords || begun && Letters.isOfWord(clean.charAt(at - 1));
                state = counts ? keywords.next(state, ofWords ? ' ' : clean.charAt(at)) : state;
                end = at + 1;
            } else {
                state = word(keywords, folding, clean, at, end, state);
                begun = true;
            }
            if (keywords.isHit(state)) {
                return true;
            }
            at = end;
        }
        return false;
    }

    /** The state after the word, or the first within it that is a hit. */
    private static int word(KeywordAutomaton keywords, Folding folding, String clean, int start, int end, int from) {
        int state = from;
        boolean folded = folding != Folding.CASED && hasLetter(clean, start, end);
        for (int at = start; at < end; at++) {
            char c = clean.charAt(at);
            String made = folded ? folding.made(c) : "";
            state = keywords.next(state, folded ? made.charAt(0) : c);
            for (int i = 1; i < made.length() && !keywords.isHit(state); i++) {
                state = keywords.next(state, made.charAt(i));
            }
            if (keywords.isHit(state)) {
                return state;
            }
        }
        return state;
    }

    private static int wordEnd(String text, int start) {
        int at = start;
        while (at < text.length() && Letters.isOfWord(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean hasLetter(String text, int start, int end) {
        for (int at = start; at < end; at++) {
            if (Character.isLetter(text.charAt(at))) {
                return true;
            }
        }
        return false;
    }
}
