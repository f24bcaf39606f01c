package dev.portcullis.rulebook;

/** Quotes what somebody wrote, so that a message stays one readable line. */
final class Quoting {

    private static final int LONGEST = 60;

    private Quoting() {}

    static String shorten(String text) {
        String line = text.codePoints()
                .limit(LONGEST + 1L)
                .map(c -> Character.isISOControl(c) ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        int codePoints = line.codePointCount(0, line.length());
        return codePoints <= LONGEST ? line : line.substring(0, line.offsetByCodePoints(0, LONGEST)) + "...";
    }
}
