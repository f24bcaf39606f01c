package dev.portcullis.rules;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.Normalizer2;

/** Text without what cannot be seen: NFKC, default-ignorable characters removed, white space squeezed and trimmed. */
final class Cleaning {

    private static final Normalizer2 NFKC = Normalizer2.getNFKCInstance();
    /** As {@link UProperty#NFKC_QUICK_CHECK} has it. */
    private static final int QUICK_CHECK_YES = 1;

    /**
     * No writing puts more on a letter, and to order marks takes the square of their number.
     *
     * @see <a href="https://www.unicode.org/reports/tr15/#Stream_Safe_Text_Format">UAX #15, stream-safe text</a>
     */
    private static final int MOST_MARKS = 30;

    private static final int SOFT_HYPHEN = 0xAD;
    /** From here to the last every character is its own NFKC form. */
    private static final int FIRST_ACCENTED = 0xC0;

    private static final int LAST_ACCENTED = 0xFF;

    private final String original;
    private final MappedText.Builder out;
    private int spaceFrom = -1;
    private int spaceTo;

    private Cleaning(String original) {
        this.original = original;
        this.out = new MappedText.Builder(original.length());
    }

    static MappedText clean(String original) {
        return isClean(original) ? MappedText.of(original) : new Cleaning(original).run();
    }

    /** Cheap, and right wherever it says yes. */
    private static boolean isClean(String text) {
        boolean western = true;
        char before = ' ';
        int marks = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == ' ' && before == ' ') {
                return false;
            }
            if (c <= '~' || c >= FIRST_ACCENTED && c <= LAST_ACCENTED) {
                marks = 0;
            } else {
                western = false;
                marks = Letters.isMark(c) ? marks + 1 : 0;
                if (Character.isSurrogate(c) || Letters.isSpace(c) || Letters.isIgnorable(c) || marks > MOST_MARKS) {
                    return false;
                }
            }
            before = c;
        }
        return before != ' ' && (western || NFKC.isNormalized(text));
    }

    private MappedText run() {
        int offset = 0;
        int at = 0;
        while (at < original.length()) {
            char first = original.charAt(at);
            if (first < 0x80 && standsAlone(at + 1)) {
                put(first, offset, offset + 1);
                at++;
                offset++;
            } else {
                int end = segmentEnd(at);
                int codePoints = original.codePointCount(at, end);
                putSegment(at, end, offset, offset + codePoints);
                at = end;
                offset += codePoints;
            }
        }
        return out.build();
    }

    /** Nothing below U+0300 but the soft hyphen joins what stands before it. */
    private boolean standsAlone(int next) {
        if (next >= original.length()) {
            return true;
        }
        char following = original.charAt(next);
        return following < 0x300 && following != SOFT_HYPHEN;
    }

    /** A segment is what normalisation has to look at as a whole. */
    private int segmentEnd(int start) {
        int at = start + Character.charCount(original.codePointAt(start));
        for (int marks = 0; at < original.length() && marks < MOST_MARKS; marks++) {
            int codePoint = original.codePointAt(at);
            if (NFKC.hasBoundaryBefore(codePoint) && !Letters.isIgnorable(codePoint)) {
                return at;
            }
            at += Character.charCount(codePoint);
        }
        return at;
    }

    private void putSegment(int start, int end, int from, int to) {
        int first = original.codePointAt(start);
        boolean single = start + Character.charCount(first) == end;
        if (single && isNormal(first)) {
            if (!Letters.isIgnorable(first)) {
                put(first, from, to);
            }
            return;
        }
        String segment = original.substring(start, end);
        String visible = withoutIgnorables(NFKC.normalize(withoutIgnorables(segment)));
        boolean unchanged = visible.equals(segment);
        int offset = from;
        int codePoint;
        for (int at = 0; at < visible.length(); at += Character.charCount(codePoint)) {
            codePoint = visible.codePointAt(at);
            put(codePoint, offset, unchanged ? offset + 1 : to);
            offset += unchanged ? 1 : 0;
        }
    }

    /** Whether the character, alone, is its own NFKC form. */
    private static boolean isNormal(int codePoint) {
        return UCharacter.getIntPropertyValue(codePoint, UProperty.NFKC_QUICK_CHECK) == QUICK_CHECK_YES;
    }

    private void put(int codePoint, int from, int to) {
        if (Letters.isSpace(codePoint)) {
            spaceFrom = spaceFrom < 0 ? from : spaceFrom;
            spaceTo = to;
            return;
        }
        if (spaceFrom >= 0 && out.length() > 0) {
            out.append(' ', spaceFrom, spaceTo);
        }
        spaceFrom = -1;
        out.append(codePoint, from, to);
    }

    private static String withoutIgnorables(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        int codePoint;
        for (int at = 0; at < text.length(); at += Character.charCount(codePoint)) {
            codePoint = text.codePointAt(at);
            if (!Letters.isIgnorable(codePoint)) {
                kept.appendCodePoint(codePoint);
            }
        }
        return kept.length() == text.length() ? text : kept.toString();
    }
}
