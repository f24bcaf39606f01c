package dev.portcullis.access;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the cookie of a session says. There are two forms, told apart by the number that they begin with: 1 names a user
 * of the settings, 2 the role and the name that an identity provider gave. The form is under the seal too, so a ticket
 * of the one is never taken for one of the other.
 *
 * @param id tells sessions of one user apart
 * @param renewedAt when it was used last, to the minute or so
 */
record SessionTicket(String id, SessionOwner owner, Instant startedAt, Instant renewedAt) {

    private static final Pattern FORM = Pattern.compile("(?:1|2\\.(?<role>[a-z]{1,20}))\\.(?<id>[A-Za-z0-9_-]{22})"
            + "\\.(?<name>[A-Za-z0-9_-]{1,400})\\.(?<started>\\d{1,11})\\.(?<renewed>\\d{1,11})");

    String text() {
        String form = switch (owner) {
            case SessionOwner.Configured configured -> "1";
            case SessionOwner.Vouched vouched -> "2." + vouched.role().label();
        };
        return String.join(
                ".",
                form,
                id,
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(owner.name().getBytes(StandardCharsets.UTF_8)),
                String.valueOf(startedAt.getEpochSecond()),
                String.valueOf(renewedAt.getEpochSecond()));
    }

    static Optional<SessionTicket> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        try {
            String name = new String(Base64.getUrlDecoder().decode(form.group("name")), StandardCharsets.UTF_8);
            return owner(form.group("role"), name)
                    .map(owner -> new SessionTicket(
                            form.group("id"),
                            owner,
                            Instant.ofEpochSecond(Long.parseLong(form.group("started"))),
                            Instant.ofEpochSecond(Long.parseLong(form.group("renewed")))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<SessionOwner> owner(@Nullable String role, String name) {
        return role == null
                ? Optional.of(new SessionOwner.Configured(name))
                : Role.named(role).map(known -> new SessionOwner.Vouched(name, known));
    }

    boolean isOver(Instant now, Duration idle, Duration longest) {
        return !now.isBefore(renewedAt.plus(idle)) || !now.isBefore(startedAt.plus(longest));
    }

    SessionTicket renewed(Instant now) {
        return new SessionTicket(id, owner, startedAt, now);
    }
}
