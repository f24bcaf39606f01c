package dev.portcullis.rules;

import java.util.Optional;

/** Words hidden by something between their letters, as in {@code b-i-t-c-o-i-n}. */
final class SpacedLetters {

    private static final int FEWEST = 3;

    private final MappedText clean;
    private final String text;
    private final MappedText.Builder out;

    private SpacedLetters(MappedText clean) {
        this.clean = clean;
        this.text = clean.text();
        this.out = new MappedText.Builder(0);
    }

    /** The text with each run of three or more single letters as one word; empty where it has none. */
    static Optional<MappedText> join(MappedText clean) {
        return mayHaveRun(clean.text()) ? new SpacedLetters(clean).run() : Optional.empty();
    }

    /** Cheap, and right wherever it says no: most texts nowhere have three ASCII letters that stand alone in a row. */
    static boolean mayHaveRun(String text) {
        for (int i = 0; i + 2 < text.length(); i++) {
            char here = text.charAt(i);
            if (isSeparator(here)) {
                char next = text.charAt(i + 2);
                if (next >= 0x300 || next == here && !endsWord(text, i) && !isAsciiOfWord(text, i + 4)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isSeparator(char c) {
        return c == ' ' || c == '.' || c == '-' || c == '_' || c == '*';
    }

    /** Whether more than one letter stands before the index; a letter with a mark is one. */
    private static boolean endsWord(String text, int index) {
        return isAsciiOfWord(text, index - 2) && text.charAt(index - 1) < 0x300;
    }

    private static boolean isAsciiOfWord(String text, int index) {
        if (index < 0 || index >= text.length()) {
            return false;
        }
        char c = text.charAt(index);
        return c < 0x80 && c != '_' && Letters.isOfWord(c);
    }

    private Optional<MappedText> run() {
        int copied = 0;
        int at = 0;
        while (at < text.length()) {
            int end = runEnd(at);
            if (end > at) {
                out.append(clean, copied, at);
                joinRun(at, end);
                copied = end;
            }
            at = Math.max(end, at + Character.charCount(text.codePointAt(at)));
        }
        if (copied == 0) {
            return Optional.empty();
        }
        out.append(clean, copied, text.length());
        return Optional.of(out.build());
    }

    /** The end of the run that starts at this index; the index itself where none does. */
    private int runEnd(int start) {
        int end = singleLetterEnd(start);
        if (end == start || end >= text.length()) {
            return start;
        }
        char separator = text.charAt(end);
        if (!isSeparator(separator)) {
            return start;
        }
        int letters = 1;
        while (end < text.length() && text.charAt(end) == separator) {
            int next = singleLetterEnd(end + 1);
            if (next == end + 1) {
                break;
            }
            end = next;
            letters++;
        }
        return letters >= FEWEST ? end : start;
    }

    /** The end of the letter, with its marks, that stands alone at this index; the index itself where none does. */
    private int singleLetterEnd(int start) {
        if (start >= text.length() || !Letters.isLetter(text.codePointAt(start)) || joins(start, true)) {
            return start;
        }
        int end = start + Character.charCount(text.codePointAt(start));
        while (end < text.length() && Letters.isMark(text.codePointAt(end))) {
            end += Character.charCount(text.codePointAt(end));
        }
        return joins(end, false) ? start : end;
    }

    private boolean joins(int index, boolean before) {
        if (before ? index == 0 : index >= text.length()) {
            return false;
        }
        int beside = before ? text.codePointBefore(index) : text.codePointAt(index);
        return beside != '_' && Letters.isOfWord(beside);
    }

    private void joinRun(int start, int end) {
        int at = start;
        while (at < end) {
            int next = at + Character.charCount(text.codePointAt(at));
            if (Letters.isOfWord(text.codePointAt(at)) && text.charAt(at) != '_') {
                out.append(clean, at, next);
            }
            at = next;
        }
    }
}
