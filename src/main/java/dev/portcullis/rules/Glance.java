package dev.portcullis.rules;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Tells of most texts that none of some keywords stands in them, without making the view that they are looked for in.
 * Reads as if it were made: what it says no to has no keyword.
 */
final class Glance {

    private static final char SMALL_SHARP_S = '\u00DF';
    private static final char DIVISION_SIGN = '\u00F7';
    private static final int ASCII = 0x80;
    private static final int LATIN = 0x100;

    /** A text is nearly always in one of the first states, which spell the first chars of keywords. */
    private static final int MOST_ROWS = 1_024;

    /** The column of all that is of no word, where punctuation counts for nothing. */
    private static final int GAP = 0;

    /** In place of a state: here a glance does not tell. */
    private static final int UNCLEAR = Integer.MIN_VALUE;

    private final KeywordAutomaton keywords;
    private final Folding folding;
    private final boolean ofWords;
    /** What each char is folded to. */
    private final String[] made = new String[LATIN];
    /** Chars folded to the same share one; the complement for digits, which in numbers are not folded. */
    private final int[] columns = new int[LATIN];

    private final int width;
    private final int rows;
    /** For the first states and each column the state after it; the complement where a keyword may end. */
    private final int[] after;

    /** @param ofWords whether the keywords are looked for in the text's words with one space between */
    Glance(KeywordAutomaton keywords, Folding folding, boolean ofWords) {
        this.keywords = keywords;
        this.folding = folding;
        this.ofWords = ofWords;
        Map<String, Integer> known = new LinkedHashMap<>();
        known.put(ofWords ? " " : "", GAP);
        for (char c = 0; c < LATIN; c++) {
            if (isTaken(c)) {
                made[c] = made(c);
                int column = known.computeIfAbsent(made[c], ignored -> known.size());
                columns[c] = Letters.isOfWord(c) && !Letters.isLetter(c) ? ~column : column;
            }
        }
        this.width = known.size();
        this.rows = Math.min(MOST_ROWS, keywords.states());
        this.after = new int[rows * width];
        int next = 0;
        for (int state = 0; state < rows; state++) {
            for (String chars : known.keySet()) {
                after[next++] = walk(state, chars);
            }
        }
    }

    private String made(char c) {
        if (!Letters.isOfWord(c)) {
            return ofWords ? " " : Character.toString(c);
        }
        return folding == Folding.CASED ? Character.toString(c) : folding.made(c);
    }

    /** Adds the keywords that stand in the views of the part. */
    void look(PartTexts part, Map<Needle, Span> found) {
        for (MappedText view : part.views(folding)) {
            keywords.search(ofWords ? Words.of(view) : view, part.place(), found);
        }
    }

    /**
     * Whether the text is one that folding takes char by char: ASCII and the small letters of Western Europe, with
     * single spaces and no letters spaced out.
     */
    static boolean isEnough(String clean) {
        for (int i = 0; i < clean.length(); i++) {
            if (!isTaken(clean.charAt(i))) {
                return false;
            }
        }
        return !SpacedLetters.mayHaveRun(clean);
    }

    private static boolean isTaken(int c) {
        return c < ASCII || c >= SMALL_SHARP_S && c < LATIN && c != DIVISION_SIGN;
    }

    /** Whether a keyword may stand in a text for which a glance {@link #isEnough}. */
    boolean findsAny(String clean) {
        int state = KeywordAutomaton.ROOT;
        boolean inGap = false;
        int numberEnd = 0;
        for (int at = 0; at < clean.length(); at++) {
            char c = clean.charAt(at);
            int column = columns[c];
            // Of the gap between two words the first char stands for all.
            if (column == GAP && inGap) {
                continue;
            }
            inGap = column == GAP;
            if (column < 0) {
                column = ~column;
                numberEnd = Math.max(numberEnd, numberEnd(clean, at));
            }
            int next = at < numberEnd
                    ? flagged(keywords.next(state, c))
                    : state < rows ? after[state * width + column] : walk(state, made[c]);
            if (next < 0 && (next == UNCLEAR || mayEnd(~next, clean, at + 1))) {
                return true;
            }
            state = next < 0 ? ~next : next;
        }
        return false;
    }

    /** Where the word that starts here ends, if there is no letter in it, as which it is not folded; else the start. */
    private static int numberEnd(String clean, int start) {
        if (start > 0 && Letters.isOfWord(clean.charAt(start - 1))) {
            return start;
        }
        int at = start;
        while (at < clean.length() && Letters.isOfWord(clean.charAt(at))) {
            if (Letters.isLetter(clean.charAt(at))) {
                return start;
            }
            at++;
        }
        return at;
    }

    /** The state after what one char was folded to. */
    private int walk(int from, String chars) {
        int state = from;
        for (int i = 0; i < chars.length(); i++) {
            if (i > 0 && keywords.anyEnds(state, Needle::hasAnyEnding)) {
                return UNCLEAR;
            }
            state = keywords.next(state, chars.charAt(i));
        }
        return flagged(state);
    }

    private int flagged(int state) {
        return keywords.isHit(state) ? ~state : state;
    }

    /** Whether one of the keywords whose beginning ends here may stand there. */
    private boolean mayEnd(int state, String clean, int end) {
        boolean endsWord = end == clean.length() || !Letters.isOfWord(clean.charAt(end));
        return keywords.anyEnds(
                state,
                needle -> !ofWords
                        || (endsWord || needle.hasAnyEnding())
                                && mayBeginWord(clean, end, needle.first().length()));
    }

    /** Whether a word may begin so many chars of the view before the end. */
    private boolean mayBeginWord(String clean, int end, int length) {
        int at = end;
        int left = length;
        while (left > 0 && at > 0) {
            at--;
            left -= made[clean.charAt(at)].length();
            while (columns[clean.charAt(at)] == GAP && at > 0 && columns[clean.charAt(at - 1)] == GAP) {
                at--;
            }
        }
        return left < 0 || at == 0 || !Letters.isOfWord(clean.charAt(at - 1));
    }
}
