package dev.portcullis.rules;

import com.ibm.icu.lang.UScript;

/** What counts as a word, a mark, a script. */
final class Letters {

    private static final int MARKS =
            1 << Character.NON_SPACING_MARK | 1 << Character.COMBINING_SPACING_MARK | 1 << Character.ENCLOSING_MARK;

    private Letters() {}

    static boolean isMark(int codePoint) {
        return codePoint >= 0x300 && (MARKS >> Character.getType(codePoint) & 1) != 0;
    }

    /** Letters, marks, digits and the underscore. */
    static boolean isOfWord(int codePoint) {
        if (codePoint < 0x80) {
            return codePoint >= 'a' && codePoint <= 'z'
                    || codePoint >= 'A' && codePoint <= 'Z'
                    || codePoint >= '0' && codePoint <= '9'
                    || codePoint == '_';
        }
        return Character.isLetterOrDigit(codePoint) || isMark(codePoint);
    }

    /** Whether words of this character's script are written without space between. */
    static boolean isUnspaced(int codePoint) {
        if (codePoint < 0xE00) {
            return false;
        }
        return switch (UScript.getScript(codePoint)) {
            case UScript.HAN,
                    UScript.HIRAGANA,
                    UScript.KATAKANA,
                    UScript.HANGUL,
                    UScript.THAI,
                    UScript.LAO,
                    UScript.KHMER,
                    UScript.MYANMAR -> true;
            default -> false;
        };
    }

    /**
     * Whether a word may end or begin at the char index: beside a character of no word, and in scripts that put no
     * space between words; never before a mark.
     */
    static boolean isWordEdge(String text, int index) {
        if (index <= 0 || index >= text.length()) {
            return true;
        }
        int before = text.codePointBefore(index);
        int after = text.codePointAt(index);
        if (!isOfWord(before) || !isOfWord(after)) {
            return true;
        }
        return !isMark(after) && (isUnspaced(before) || isUnspaced(after));
    }

    /** The end of the word that goes on at this char index; the index itself where none does. */
    static int wordEnd(String text, int index) {
        int at = index;
        while (at < text.length() && text.charAt(at) < 0x80 && isOfWord(text.charAt(at))) {
            at++;
        }
        while (at < text.length() && isOfWord(text.codePointAt(at)) && (at == index || !isWordEdge(text, at))) {
            at += Character.charCount(text.codePointAt(at));
        }
        return at;
    }

    /** Latin, Greek and Cyrillic letters, and the digits drawn in their place: marks are added to them to hide a word. */
    static boolean hasLooseMarks(int codePoint) {
        if (codePoint < 0x80) {
            return Character.isLetterOrDigit(codePoint);
        }
        int script = UScript.getScript(codePoint);
        return Character.isLetter(codePoint)
                && (script == UScript.LATIN || script == UScript.GREEK || script == UScript.CYRILLIC);
    }
}
