package dev.portcullis.access;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Finds out by name and password who somebody is. */
@Singleton
final class SignIns {

    /** As many hashes are computed at once: they take whole processors, which Meta's deliveries need too. */
    private static final int AT_ONCE = 2;

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final AdminUsers users;
    private final FailedSignIns failures;
    private final Clock clock;
    private final AttemptLimits limits = new AttemptLimits();
    private final ProvenPasswords proven = new ProvenPasswords();
    private final Semaphore turns = new Semaphore(AT_ONCE, true);

    SignIns(AdminUsers users, FailedSignIns failures, Clock clock) {
        this.users = users;
        this.failures = failures;
        this.clock = clock;
    }

    /** For code that may block. */
    SignIn attempt(Attempt who, String name, String password) {
        Optional<AdminUser> user = users.find(name);
        Instant now = clock.instant();
        Optional<Duration> toWait = limits.toWait(who, now);
        if (toWait.isEmpty()
                && user.filter(known -> proven.has(known, password, now)).isPresent()) {
            return new SignIn.Welcome(user.get());
        }
        return toWait.isPresent() ? tooMany(toWait.get()) : inTurn(who, user, password);
    }

    private SignIn inTurn(Attempt who, Optional<AdminUser> user, String password) {
        try {
            if (!turns.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                return tooMany(PATIENCE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return tooMany(PATIENCE);
        }
        try {
            // Asked once more: those who waited beside this one may have used up what was left.
            return limits.toWait(who, clock.instant()).map(this::tooMany).orElseGet(() -> judge(who, user, password));
        } finally {
            turns.release();
        }
    }

    private SignIn judge(Attempt who, Optional<AdminUser> user, String password) {
        if (user.filter(known -> known.credential().matches(password)).isPresent()) {
            proven.remember(user.get(), password, clock.instant());
            limits.succeeded(who, clock.instant());
            return new SignIn.Welcome(user.get());
        }
        takeAsLongAsAnyOther(user, password);
        limits.failed(who, clock.instant());
        failures.count(who.address());
        return new SignIn.Unknown();
    }

    /** One hash of each cost is compared with whatever was wrong, so that the time tells nobody's name. */
    private void takeAsLongAsAnyOther(Optional<AdminUser> user, String password) {
        Map<String, PasswordHash> others = users.byCost();
        if (user.isPresent() && user.get().credential() instanceof PasswordHash own) {
            others.remove(own.cost());
        }
        others.values().forEach(hash -> hash.matches(password));
    }

    private SignIn tooMany(Duration toWait) {
        failures.countLimited();
        return new SignIn.TooMany(toWait);
    }
}
