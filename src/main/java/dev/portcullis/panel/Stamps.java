package dev.portcullis.panel;

import io.quarkus.qute.TemplateExtension;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Times and durations as the panel writes them; all in UTC, since operators sit in several zones and logs do not. */
@TemplateExtension
final class Stamps {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Stamps() {}

    static String stamp(Instant at) {
        return STAMP.format(at);
    }

    /** For programs. */
    static String iso(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    /** In the two largest units, as {@code 3 h 12 min}; nothing below a second. */
    static String roughly(Duration length) {
        long seconds = Math.max(0, length.toSeconds());
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3_600) {
            return seconds / 60 + " min";
        }
        if (seconds < 48 * 3_600) {
            long minutes = seconds % 3_600 / 60;
            return seconds / 3_600 + " h" + (minutes == 0 ? "" : " " + minutes + " min");
        }
        long hours = seconds % 86_400 / 3_600;
        return seconds / 86_400 + " d" + (hours == 0 ? "" : " " + hours + " h");
    }

    /** Exact, with thousands apart, as {@code 1,043 ms}. */
    static String millis(Duration length) {
        return String.format(Locale.ROOT, "%,d ms", length.toMillis());
    }

    static String grouped(Number number) {
        return String.format(Locale.ROOT, "%,d", number.longValue());
    }
}
