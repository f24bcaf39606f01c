package dev.portcullis.rulebook;

import java.util.regex.Pattern;

/** Hides what may be a phone number in a message about it, since problems go to the log. */
final class PhoneMask {

    private static final Pattern LONG_NUMBER = Pattern.compile("([0-9]{3})[0-9]{3,}([0-9]{2})");

    private PhoneMask() {}

    /** The text, shortened for a message, with the middle of each long number left out. */
    static String over(String text) {
        return LONG_NUMBER.matcher(Quoting.shorten(text)).replaceAll("$1...$2");
    }
}
