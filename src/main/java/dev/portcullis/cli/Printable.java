package dev.portcullis.cli;

import java.util.Locale;

/** Makes text of strangers fit to be printed: a terminal obeys some characters, and readers overlook others. */
final class Printable {

    private static final int LONGEST = 100;
    private static final int LEAD = 40;

    private Printable() {}

    /** The same with what is not seen, or would not stand still, written as YAML escapes. */
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c == '\t') {
                escaped.append("\\t");
            } else if (isUnseen(c)) {
                escaped.append(
                        c <= 0xFFFF
                                ? String.format(Locale.ROOT, "\\u%04X", c)
                                : String.format(Locale.ROOT, "\\U%08X", c));
            } else {
                escaped.appendCodePoint(c);
            }
        });
        return escaped.toString();
    }

    private static boolean isUnseen(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> true;
            default -> false;
        };
    }

    /**
     * Some of a message as Markdown code, where a name calls nobody and a picture is not loaded.
     *
     * @param about the code point that the reader should see
     */
    static String excerpt(String message, int about) {
        int codePoints = message.codePointCount(0, message.length());
        int from = Math.max(0, Math.min(about - LEAD, codePoints - LONGEST));
        int to = Math.min(codePoints, from + LONGEST);
        String shown = message.substring(message.offsetByCodePoints(0, from), message.offsetByCodePoints(0, to));
        return (from > 0 ? "... " : "")
                + "`" + escape(shown).replace("`", "\\u0060") + "`"
                + (to < codePoints ? " ..." : "");
    }
}
