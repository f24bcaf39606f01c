package dev.portcullis.rulebook;

import java.util.regex.Pattern;

/** Quotes what somebody wrote, so that a message stays one readable line and tells no phone number. */
final class Quoting {

    private static final int LONGEST = 60;
    private static final Pattern LONG_NUMBER = Pattern.compile("([0-9]{3})[0-9]{3,}([0-9]{2})");

    private Quoting() {}

    static String shorten(String text) {
        String line = text.codePoints()
                .limit(LONGEST + 1L)
                .map(c -> Character.isISOControl(c) ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        int codePoints = line.codePointCount(0, line.length());
        String head = codePoints <= LONGEST ? line : line.substring(0, line.offsetByCodePoints(0, LONGEST)) + "...";
        return LONG_NUMBER.matcher(head).replaceAll("$1...$2");
    }
}
