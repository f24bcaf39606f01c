package dev.portcullis.rules;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.SpoofChecker;

/**
 * The views of a text in which keywords are looked for. Keyword and text go through the same function, so it matters
 * only that what looks alike becomes the same.
 *
 * @see <a href="https://www.unicode.org/reports/tr39/#Confusable_Detection">UTS #39, confusable detection</a>
 */
enum Folding {
    /** Case, marks and look-alikes count for nothing. */
    FOLDED(true, true),
    /** As folded, but marks count. */
    MARKED(true, false),
    /** As folded, but look-alikes count: for keywords without letters, which must stay the numbers that they are. */
    PLAIN(false, true),
    /** The cleaned text itself. */
    CASED(false, false);

    private static final SpoofChecker LOOK_ALIKES = new SpoofChecker.Builder().build();
    private static final Normalizer2 NFC = Normalizer2.getNFCInstance();
    private static final Normalizer2 NFD = Normalizer2.getNFDInstance();

    private final boolean skeleton;
    private final boolean dropMarks;
    private final LetterTable letters = new LetterTable(this::make);
    private final LetterTable capitalsBesideLatin = new LetterTable(this::makeBesideLatin);

    Folding(boolean skeleton, boolean dropMarks) {
        this.skeleton = skeleton;
        this.dropMarks = dropMarks;
    }

    static Folding of(boolean cased, boolean marks) {
        if (cased) {
            return CASED;
        }
        return marks ? MARKED : FOLDED;
    }

    /** Folds a cleaned text. */
    MappedText fold(MappedText clean) {
        if (this == CASED) {
            return clean;
        }
        String text = clean.text();
        MappedText.Builder out = new MappedText.Builder(text.length() + text.length() / 8 + 8);
        int at = 0;
        while (at < text.length()) {
            int end = Letters.wordEnd(text, at);
            if (end > at) {
                foldWord(clean, at, end, out);
                at = end;
            } else {
                int codePoint = text.codePointAt(at);
                if (codePoint != ' ' || out.length() > 0 && !out.endsWithSpace()) {
                    out.append(codePoint, clean.from(at), clean.to(at));
                }
                at += Character.charCount(codePoint);
            }
        }
        if (out.endsWithSpace()) {
            out.dropLast();
        }
        return out.build();
    }

    private void foldWord(MappedText clean, int start, int end, MappedText.Builder out) {
        String text = clean.text();
        boolean latin = false;
        boolean lettered = false;
        for (int at = start; at < end; at++) {
            char c = text.charAt(at);
            boolean letter = Letters.isLetter(Character.isSurrogate(c) ? text.codePointAt(at) : c);
            lettered |= letter;
            latin |= letter && c < 0x80;
        }
        // A mark that opens a word sits on the space or sign before it, as where a whole sentence is struck through.
        boolean loose = dropMarks;
        int codePoint;
        for (int at = start; at < end; at += Character.charCount(codePoint)) {
            codePoint = text.codePointAt(at);
            boolean mark = Letters.isMark(codePoint);
            if (mark && loose) {
                out.extend(clean.to(at));
            } else {
                loose = mark ? loose : dropMarks && Letters.hasLooseMarks(codePoint);
                String made = lettered ? foldLetter(codePoint, latin) : Character.toString(codePoint);
                out.appendWhole(made, clean.from(at), clean.to(at));
            }
        }
    }

    private String foldLetter(int codePoint, boolean besideLatin) {
        boolean alien = skeleton && besideLatin && codePoint >= 0x80 && Character.isUpperCase(codePoint);
        return alien ? capitalsBesideLatin.of(codePoint) : made(codePoint);
    }

    /** What a letter becomes; never empty. */
    String made(int codePoint) {
        return letters.of(codePoint);
    }

    /**
     * Folding case first hides what a foreign capital looks like: Cyrillic {@code В} is a Latin {@code B}, {@code в} is
     * not. So beside Latin letters a capital is taken for what it looks like, unless that is the stroke of I and l.
     */
    private String makeBesideLatin(int codePoint) {
        String alike = LOOK_ALIKES.getSkeleton(Character.toString(codePoint));
        if (alike.length() == 1 && alike.charAt(0) < 0x80 && alike.charAt(0) != 'l') {
            return made(alike.charAt(0));
        }
        return made(codePoint);
    }

    /** Repeats the steps until nothing changes: a look-alike may itself have a case, a mark or a look-alike. */
    private String make(int codePoint) {
        boolean drop = dropMarks && Letters.hasLooseMarks(codePoint);
        String before = "";
        String now = Character.toString(codePoint);
        for (int i = 0; i < 4 && !now.equals(before); i++) {
            before = now;
            now = step(now, drop);
        }
        return now;
    }

    private String step(String text, boolean drop) {
        String lower = UCharacter.foldCase(text, true);
        String bare = drop ? withoutMarks(lower) : lower;
        if (!skeleton) {
            return NFC.normalize(bare);
        }
        String alike = UCharacter.foldCase(LOOK_ALIKES.getSkeleton(bare), true);
        // A letter that looks like punctuation stays a letter, or it would end the word.
        boolean ofWord = alike.codePoints().allMatch(Letters::isOfWord);
        String seen = ofWord ? alike : bare;
        return NFC.normalize(drop ? withoutMarks(seen) : seen);
    }

    private static String withoutMarks(String text) {
        StringBuilder bare = new StringBuilder(text.length());
        NFD.normalize(text).codePoints().filter(c -> !Letters.isMark(c)).forEach(bare::appendCodePoint);
        return bare.toString();
    }
}
