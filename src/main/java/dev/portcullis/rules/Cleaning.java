package dev.portcullis.rules;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.Normalizer2;

/** Text without what cannot be seen: NFKC, default-ignorable characters removed, white space squeezed and trimmed. */
final class Cleaning {

    private static final Normalizer2 NFKC = Normalizer2.getNFKCInstance();
    private static final int SOFT_HYPHEN = 0xAD;
    /** From here to U+00FF every character is its own NFKC form. */
    private static final int FIRST_ACCENTED = 0xC0;

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
        char before = ' ';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean printable = c >= ' ' && c <= '~' || c >= FIRST_ACCENTED && c <= 0xFF;
            if (!printable || c == ' ' && before == ' ') {
                return false;
            }
            before = c;
        }
        return before != ' ';
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
                putSegment(original.substring(at, end), offset, offset + codePoints);
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
        while (at < original.length()) {
            int codePoint = original.codePointAt(at);
            if (NFKC.hasBoundaryBefore(codePoint) && !isIgnorable(codePoint)) {
                return at;
            }
            at += Character.charCount(codePoint);
        }
        return at;
    }

    private void putSegment(String segment, int from, int to) {
        String visible = withoutIgnorables(NFKC.normalize(withoutIgnorables(segment)));
        visible.codePoints().forEach(codePoint -> put(codePoint, from, to));
    }

    private void put(int codePoint, int from, int to) {
        if (isSpace(codePoint)) {
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

    private static boolean isSpace(int codePoint) {
        return codePoint == ' ' || (codePoint < '!' || codePoint > '~') && UCharacter.isUWhiteSpace(codePoint);
    }

    private static boolean isIgnorable(int codePoint) {
        return codePoint >= SOFT_HYPHEN
                && UCharacter.hasBinaryProperty(codePoint, UProperty.DEFAULT_IGNORABLE_CODE_POINT);
    }

    private static String withoutIgnorables(String text) {
        if (text.codePoints().noneMatch(Cleaning::isIgnorable)) {
            return text;
        }
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints().filter(codePoint -> !isIgnorable(codePoint)).forEach(kept::appendCodePoint);
        return kept.toString();
    }
}
