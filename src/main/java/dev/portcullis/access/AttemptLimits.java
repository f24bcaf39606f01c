package dev.portcullis.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How often a password may be guessed: for one user from one address, from one address, and for one user from
 * everywhere.
 *
 * <p>The last two do not hold for a user at an address from which that user signed in within a day: nobody is locked
 * out by what others fail at, unless at an address that is new to them. Kept in memory, by each replica for itself.
 */
public final class AttemptLimits {

    static final Duration WINDOW = Duration.ofMinutes(5);
    public static final int OF_ONE_AT_ONE = 10;
    static final int AT_ONE_ADDRESS = 50;
    static final int OF_ONE_USER = 100;

    private static final Duration KNOWN_FOR = Duration.ofDays(1);
    private static final int KEPT = 20_000;

    private final Map<Attempt, Tally> pairs = new Recent<>(KEPT);
    private final Map<String, Tally> addresses = new Recent<>(KEPT);
    private final Map<String, Tally> users = new Recent<>(KEPT);
    private final Map<Attempt, Instant> known = new Recent<>(KEPT);

    /** Failures since the first of them, until the window from that one ends. */
    private record Tally(int failures, Instant until) {

        static Tally more(@Nullable Tally before, Instant now) {
            return before == null || !now.isBefore(before.until())
                    ? new Tally(1, now.plus(WINDOW))
                    : new Tally(before.failures() + 1, before.until());
        }
    }

    /** How long to wait before the password is looked at; empty where it may be looked at now. */
    synchronized Optional<Duration> toWait(Attempt who, Instant now) {
        Optional<Duration> own = left(pairs.get(who), OF_ONE_AT_ONE, now);
        Instant signedIn = known.get(who);
        if (own.isPresent() || (signedIn != null && now.isBefore(signedIn.plus(KNOWN_FOR)))) {
            return own;
        }
        return left(addresses.get(who.address()), AT_ONE_ADDRESS, now)
                .or(() -> left(users.get(who.user()), OF_ONE_USER, now));
    }

    synchronized void failed(Attempt who, Instant now) {
        pairs.compute(who, (key, before) -> Tally.more(before, now));
        addresses.compute(who.address(), (key, before) -> Tally.more(before, now));
        users.compute(who.user(), (key, before) -> Tally.more(before, now));
    }

    synchronized void succeeded(Attempt who, Instant now) {
        pairs.remove(who);
        known.put(who, now);
    }

    private static Optional<Duration> left(@Nullable Tally tally, int most, Instant now) {
        return tally == null || tally.failures() < most || !now.isBefore(tally.until())
                ? Optional.empty()
                : Optional.of(Duration.between(now, tally.until()));
    }
}
