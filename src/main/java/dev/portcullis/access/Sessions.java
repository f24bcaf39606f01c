package dev.portcullis.access;

import dev.portcullis.access.SessionSeal.Sealed;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * Sessions of people in the panel. Each is a sealed cookie, so any replica knows it, also after a restart. For code
 * that may block.
 */
@Singleton
final class Sessions {

    private static final Duration RENEWED_EVERY = Duration.ofMinutes(1);
    private static final int ID_BYTES = 16;

    private final AdminUsers users;
    private final ProviderUsers vouched;
    private final SessionRegister register;
    private final Clock clock;
    private final Duration idle;
    private final Duration longest;
    private final SecureRandom random = new SecureRandom();

    Sessions(AdminUsers users, ProviderUsers vouched, SessionRegister register, AdminConfig config, Clock clock) {
        this.users = users;
        this.vouched = vouched;
        this.register = register;
        this.clock = clock;
        this.idle = config.sessionIdle();
        this.longest = config.sessionLongest();
    }

    /** @param renewed the cookie to replace the one that was sent, if it is time for that */
    record Resumed(AdminUser user, Optional<String> renewed) {}

    /** Answers the cookie. */
    String begin(AdminUser user) {
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        Instant now = clock.instant();
        return register.seal()
                .close(
                        new SessionTicket(
                                Base64.getUrlEncoder().withoutPadding().encodeToString(id), user.owner(), now, now),
                        user.credential());
    }

    /** Empty where the cookie is none of ours, or the session has ended. */
    Optional<Resumed> resume(String cookie) {
        Instant now = clock.instant();
        Optional<Sealed> presented =
                Sealed.parse(cookie).filter(found -> !found.ticket().isOver(now, idle, longest));
        Optional<AdminUser> user =
                presented.flatMap(found -> user(found.ticket().owner()));
        if (user.isEmpty()) {
            return Optional.empty();
        }
        SessionTicket ticket = presented.get().ticket();
        SessionSeal seal = register.seal();
        if (!seal.isIntact(presented.get(), user.get().credential()) || register.hasEnded(ticket)) {
            return Optional.empty();
        }
        boolean due = !now.isBefore(ticket.renewedAt().plus(RENEWED_EVERY));
        return Optional.of(new Resumed(
                user.get(),
                due ? Optional.of(seal.close(ticket.renewed(now), user.get().credential())) : Optional.empty()));
    }

    private Optional<AdminUser> user(SessionOwner owner) {
        return switch (owner) {
            case SessionOwner.Configured configured -> users.find(configured.name());
            case SessionOwner.Vouched known -> vouched.find(known.name(), known.role());
        };
    }

    /** Ends a session for good, whoever has a copy of its cookie. */
    void end(String cookie) {
        resume(cookie)
                .flatMap(resumed -> Sealed.parse(cookie))
                .ifPresent(presented -> register.end(presented.ticket(), longest));
    }
}
