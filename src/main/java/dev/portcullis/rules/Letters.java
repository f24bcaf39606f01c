package dev.portcullis.rules;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.lang.UScript;

/** What counts as a word, a mark, a script. */
final class Letters {

    private static final int MARKS =
            1 << Character.NON_SPACING_MARK | 1 << Character.COMBINING_SPACING_MARK | 1 << Character.ENCLOSING_MARK;

    private static final int KNOWN = 1;
    private static final int LETTER = 2;
    private static final int MARK = 4;
    private static final int OF_WORD = 8;
    private static final int LOOSE = 16;
    private static final int UNSPACED = 32;
    private static final int SPACE = 64;
    private static final int IGNORABLE = 128;

    /** What the characters of the first plane are, worked out when they are met; a race only repeats work. */
    private static final byte[] KINDS = new byte[Character.MIN_SUPPLEMENTARY_CODE_POINT];

    private Letters() {}

    static boolean isLetter(int codePoint) {
        return is(codePoint, LETTER);
    }

    static boolean isMark(int codePoint) {
        return is(codePoint, MARK);
    }

    /** Letters, marks, digits and the underscore. */
    static boolean isOfWord(int codePoint) {
        return is(codePoint, OF_WORD);
    }

    /** Latin, Greek and Cyrillic letters, and the digits drawn in their place: marks are added to them to hide a word. */
    static boolean hasLooseMarks(int codePoint) {
        return is(codePoint, LOOSE);
    }

    /** Whether words of this character's script are written without space between. */
    static boolean isUnspaced(int codePoint) {
        return is(codePoint, UNSPACED);
    }

    static boolean isSpace(int codePoint) {
        return is(codePoint, SPACE);
    }

    /** Whether the character is not seen, as zero-width ones and soft hyphens are not. */
    static boolean isIgnorable(int codePoint) {
        return is(codePoint, IGNORABLE);
    }

    private static boolean is(int codePoint, int kind) {
        int known = codePoint < KINDS.length ? KINDS[codePoint] : kinds(codePoint);
        if (known == 0) {
            known = kinds(codePoint);
            KINDS[codePoint] = (byte) known;
        }
        return (known & kind) != 0;
    }

    private static int kinds(int codePoint) {
        int script = UScript.getScript(codePoint);
        boolean letter = Character.isLetter(codePoint);
        boolean mark = (MARKS >> Character.getType(codePoint) & 1) != 0;
        boolean ofWord = Character.isLetterOrDigit(codePoint) || mark || codePoint == '_';
        boolean loose = codePoint < 0x80 ? Character.isLetterOrDigit(codePoint) : letter && isEuropean(script);
        return KNOWN
                | (letter ? LETTER : 0)
                | (mark ? MARK : 0)
                | (ofWord ? OF_WORD : 0)
                | (loose ? LOOSE : 0)
                | (isOfUnspaced(script) ? UNSPACED : 0)
                | (UCharacter.isUWhiteSpace(codePoint) ? SPACE : 0)
                | (UCharacter.hasBinaryProperty(codePoint, UProperty.DEFAULT_IGNORABLE_CODE_POINT) ? IGNORABLE : 0);
    }

    private static boolean isEuropean(int script) {
        return script == UScript.LATIN || script == UScript.GREEK || script == UScript.CYRILLIC;
    }

    private static boolean isOfUnspaced(int script) {
        return switch (script) {
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
        return !isOfWord(before) || !isOfWord(after) || isEdgeWithin(before, after);
    }

    /** Whether between two characters of words one word may end and another begin. */
    private static boolean isEdgeWithin(int before, int after) {
        return (isUnspaced(before) || isUnspaced(after)) && !isMark(after);
    }

    /** The end of the word that goes on at this char index; the index itself where none does. */
    static int wordEnd(String text, int index) {
        int at = index;
        int before = 0;
        while (at < text.length()) {
            int codePoint = text.codePointAt(at);
            if (!isOfWord(codePoint) || at > index && isEdgeWithin(before, codePoint)) {
                return at;
            }
            before = codePoint;
            at += Character.charCount(codePoint);
        }
        return at;
    }
}
