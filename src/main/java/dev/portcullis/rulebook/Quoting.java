package dev.portcullis.rulebook;

/** Quotes what somebody wrote, so that a message stays one readable line. */
final class Quoting {

    private static final int LONGEST = 60;

    private Quoting() {}

    static String shorten(String text) {
        return shorten(text, LONGEST);
    }

    /** On one line, and with whatever hides or turns letters around spelled out. */
    static String shorten(String text, int longest) {
        StringBuilder line = new StringBuilder();
        text.codePoints().limit(longest).forEach(c -> append(line, c));
        return text.codePointCount(0, text.length()) <= longest
                ? line.toString()
                : line.append("...").toString();
    }

    private static void append(StringBuilder line, int c) {
        switch (Character.getType(c)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                line.append(Character.isWhitespace(c) ? " " : "\\u%04X".formatted(c));
            case Character.FORMAT -> line.append("\\u%04X".formatted(c));
            default -> line.appendCodePoint(c);
        }
    }
}
