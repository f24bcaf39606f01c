package dev.portcullis.panel;

import io.quarkus.qute.TemplateExtension;

/**
 * Text of strangers, fit to be looked at: what cannot be seen, or would turn the text around it, stands there by its
 * code point, and piles of accents and endless texts are cut. Markup is the templates' duty, which escape it.
 */
@TemplateExtension
final class VisibleText {

    static final int LONGEST = 4_000;
    private static final int MARKS_IN_A_ROW = 4;
    private static final int JOINER = 0x200D;

    private VisibleText() {}

    static String shown(String text) {
        StringBuilder shown = new StringBuilder(text.length() + 16);
        int marks = 0;
        int written = 0;
        int end = text.length();
        for (int at = 0; at < end; at += Character.charCount(text.codePointAt(at))) {
            if (written++ == LONGEST) {
                return shown.append("… (")
                        .append(text.codePointCount(at, end))
                        .append(" more characters)")
                        .toString();
            }
            int letter = text.codePointAt(at);
            marks = isMark(letter) ? marks + 1 : 0;
            if (isHidden(letter) && !joinsPictures(text, at)) {
                shown.append(String.format("⟨U+%04X⟩", letter));
            } else if (marks <= MARKS_IN_A_ROW) {
                shown.appendCodePoint(letter);
            }
        }
        return shown.toString();
    }

    private static boolean isMark(int letter) {
        int type = Character.getType(letter);
        return type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }

    private static boolean isHidden(int letter) {
        return switch (Character.getType(letter)) {
            case Character.CONTROL -> letter != '\n' && letter != '\t';
            case Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> isBlankLetter(letter);
        };
    }

    /** Letters without a shape, which hide as well as a zero-width blank. */
    private static boolean isBlankLetter(int letter) {
        return letter == 0x115F || letter == 0x1160 || letter == 0x3164 || letter == 0xFFA0 || letter == 0x2800;
    }

    private static boolean joinsPictures(String text, int at) {
        return text.charAt(at) == JOINER
                && at > 0
                && at + 1 < text.length()
                && isPicture(text.codePointBefore(at))
                && isPicture(text.codePointAt(at + 1));
    }

    private static boolean isPicture(int letter) {
        return Character.isExtendedPictographic(letter) || Character.isEmojiModifier(letter) || letter == 0xFE0F;
    }
}
