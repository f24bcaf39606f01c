package dev.portcullis.access;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the cookie of a session says.
 *
 * @param id tells sessions of one user apart
 * @param renewedAt when it was used last, to the minute or so
 */
record SessionTicket(String id, String user, Instant startedAt, Instant renewedAt) {

    private static final Pattern FORM =
            Pattern.compile("1\\.([A-Za-z0-9_-]{22})\\.([A-Za-z0-9_-]{1,400})\\.(\\d{1,11})\\.(\\d{1,11})");

    /** The first number is that of the form. */
    String text() {
        return String.join(
                ".",
                "1",
                id,
                Base64.getUrlEncoder().withoutPadding().encodeToString(user.getBytes(StandardCharsets.UTF_8)),
                String.valueOf(startedAt.getEpochSecond()),
                String.valueOf(renewedAt.getEpochSecond()));
    }

    static Optional<SessionTicket> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        try {
            String user = new String(Base64.getUrlDecoder().decode(form.group(2)), StandardCharsets.UTF_8);
            return Optional.of(new SessionTicket(
                    form.group(1),
                    user,
                    Instant.ofEpochSecond(Long.parseLong(form.group(3))),
                    Instant.ofEpochSecond(Long.parseLong(form.group(4)))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    boolean isOver(Instant now, Duration idle, Duration longest) {
        return !now.isBefore(renewedAt.plus(idle)) || !now.isBefore(startedAt.plus(longest));
    }

    SessionTicket renewed(Instant now) {
        return new SessionTicket(id, user, startedAt, now);
    }
}
