package dev.portcullis.rules;

/**
 * Tells of most texts that none of some keywords stands in them, without making the view that they are looked for in.
 * Reads as if it were made: what it says no to has no keyword.
 */
final class Glance {

    private static final char SMALL_SHARP_S = '\u00DF';
    private static final char DIVISION_SIGN = '\u00F7';
    private static final int ASCII = 0x80;

    /** A text is nearly always in one of the first states, which spell the first chars of keywords. */
    private static final int MOST_ROWS = 256;

    private final KeywordAutomaton keywords;
    private final Folding folding;
    private final boolean ofWords;
    private final int rows;
    /** For the first states and ASCII: the state after the char, folded. */
    private final int[] after;

    /** @param ofWords whether the keywords are looked for in the text's words with one space between */
    Glance(KeywordAutomaton keywords, Folding folding, boolean ofWords) {
        this.keywords = keywords;
        this.folding = folding;
        this.ofWords = ofWords;
        this.rows = Math.min(MOST_ROWS, keywords.states());
        this.after = new int[rows * ASCII];
        for (int i = 0; i < after.length; i++) {
            after[i] = walk(i / ASCII, (char) (i % ASCII));
        }
    }

    /**
     * Whether the text is one that folding takes char by char: ASCII and the small letters of Western Europe, with
     * single spaces and no letters spaced out.
     */
    static boolean isEnough(String clean) {
        for (int i = 0; i < clean.length(); i++) {
            char c = clean.charAt(i);
            if (c >= ASCII && (c < SMALL_SHARP_S || c > 0xFF || c == DIVISION_SIGN)) {
                return false;
            }
        }
        return !SpacedLetters.mayHaveRun(clean);
    }

    /** Whether a keyword may stand in a text for which a glance {@link #isEnough}. */
    boolean findsAny(String clean) {
        int state = KeywordAutomaton.ROOT;
        boolean inWord = false;
        int numberEnd = 0;
        for (int at = 0; at < clean.length(); at++) {
            char c = clean.charAt(at);
            boolean ofWord = Letters.isOfWord(c);
            if (ofWord && !inWord && !Character.isLetter(c)) {
                numberEnd = numberEnd(clean, at);
            }
            // Of the gap between two words the first char stands for all.
            if (ofWord || inWord || !ofWords) {
                state = at < numberEnd ? keywords.next(state, c) : step(state, c);
                if (keywords.isHit(state)) {
                    return true;
                }
            }
            inWord = ofWord;
        }
        return false;
    }

    /** Where the word that starts here ends, if there is no letter in it, as which it is not folded; else the start. */
    private static int numberEnd(String clean, int start) {
        int at = start;
        while (at < clean.length() && Letters.isOfWord(clean.charAt(at))) {
            if (Character.isLetter(clean.charAt(at))) {
                return start;
            }
            at++;
        }
        return at;
    }

    private int step(int state, char c) {
        return state < rows && c < ASCII ? after[state * ASCII + c] : walk(state, c);
    }

    /** The state after one more char of the text, or the first on the way there that is a hit. */
    private int walk(int from, char c) {
        if (!Letters.isOfWord(c)) {
            return keywords.next(from, ofWords ? ' ' : c);
        }
        if (folding == Folding.CASED) {
            return keywords.next(from, c);
        }
        String made = folding.made(c);
        int state = keywords.next(from, made.charAt(0));
        for (int i = 1; i < made.length() && !keywords.isHit(state); i++) {
            state = keywords.next(state, made.charAt(i));
        }
        return state;
    }
}
