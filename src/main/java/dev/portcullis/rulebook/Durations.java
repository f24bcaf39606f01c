package dev.portcullis.rulebook;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as rule files write them: a whole number with its unit. */
final class Durations {

    static final String FORM_OF_OFFSET = "a whole number with one unit, s, m, h or d, such as 90s";
    static final String FORM_OF_LENGTH = "a whole number above zero with one unit, s, m, h or d, such as 60s";

    private static final Pattern FORM = Pattern.compile("([0-9]{1,9})([smhd])");

    private Durations() {}

    /** A duration above zero. */
    static Optional<Duration> length(String text) {
        return offset(text).filter(duration -> !duration.isZero());
    }

    /** A duration that may be zero. */
    static Optional<Duration> offset(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        int amount = Integer.parseInt(form.group(1));
        return Optional.of(
                switch (form.group(2)) {
                    case "s" -> Duration.ofSeconds(amount);
                    case "m" -> Duration.ofMinutes(amount);
                    case "h" -> Duration.ofHours(amount);
                    default -> Duration.ofDays(amount);
                });
    }

    /** The duration as a rule file would write it, in the largest unit that needs no fraction; a day is 24h. */
    static String spell(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds % 86_400 == 0 && seconds > 86_400) {
            return seconds / 86_400 + "d";
        }
        if (seconds % 3_600 == 0) {
            return seconds / 3_600 + "h";
        }
        return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
    }
}
