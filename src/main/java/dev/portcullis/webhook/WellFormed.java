package dev.portcullis.webhook;

/** Makes any Java string one that survives UTF-8: JSON escapes can spell half a character. */
final class WellFormed {

    private static final char REPLACEMENT = '\uFFFD';

    private WellFormed() {}

    /** The same text, with U+FFFD for each surrogate that has no partner. */
    static String text(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return repaired(text);
            }
        }
        return text;
    }

    /** The first characters, at most as many, without cutting a pair in two. */
    static String head(String text, int chars) {
        if (text.length() <= chars) {
            return text;
        }
        boolean cutsPair = chars > 0 && Character.isHighSurrogate(text.charAt(chars - 1));
        return text.substring(0, cutsPair ? chars - 1 : chars);
    }

    private static String repaired(String text) {
        StringBuilder repaired = new StringBuilder(text.length());
        text.codePoints()
                .map(point -> isLoneSurrogate(point) ? REPLACEMENT : point)
                .forEach(repaired::appendCodePoint);
        return repaired.toString();
    }

    private static boolean isLoneSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
