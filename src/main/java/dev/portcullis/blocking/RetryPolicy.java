package dev.portcullis.blocking;

import dev.portcullis.blocking.Settlement.Outcome;
import dev.portcullis.graph.CallFailure;
import dev.portcullis.graph.FailureKind;
import dev.portcullis.graph.GraphError;
import dev.portcullis.graph.UserOutcome;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What becomes of a case after Meta's answer. Pure: randomness comes in as a number between 0 and 1.
 *
 * <p>Whether a window is still open is no question here: an overdue case is closed before it is sent.
 */
final class RetryPolicy {

    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final int GROWTH = 3;
    private static final double JITTER = 0.14;

    /** Meta answers 131047 for an open window now and then: its clock, or the id, may be the reason. */
    private static final Duration[] AFTER_REFUSAL = {Duration.ofSeconds(2), Duration.ofSeconds(30)};

    private static final Duration RELEASE_AGAIN = Duration.ofDays(1);
    private static final Duration VERIFY_AFTER = Duration.ofSeconds(1);
    private static final int UNKNOWN_TRIES = 5;

    /** Shorter than what the jitter makes of the longest pause, so that one user who spoils a request stays apart. */
    private static final Duration LONGEST_REST = Duration.ofSeconds(5);

    /** However long Meta asks for: somebody has to find out that it is over. */
    private static final Duration LONGEST_ASKED_REST = Duration.ofMinutes(5);

    private RetryPolicy() {}

    /**
     * What Meta said of this user decides; where it said nothing, what went wrong with the call.
     *
     * @param alone whether the request named nobody else, so that a fault in it is this user's
     */
    static Settlement after(
            Case subject,
            UserOutcome outcome,
            Optional<CallFailure> failure,
            Optional<Duration> hint,
            boolean alone,
            double chance) {
        return switch (outcome) {
            case UserOutcome.Done done ->
                Settlement.of(subject.direction() == Direction.ON ? Outcome.BLOCKED : Outcome.RELEASED);
            case UserOutcome.Refused refused -> refused(subject, refused.kind(), refused.error(), hint, chance);
            case UserOutcome.Unmentioned unmentioned ->
                failure.map(f -> failed(subject, f, hint, alone, chance))
                        .orElseGet(() -> Settlement.later(Outcome.UNSURE, VERIFY_AFTER));
        };
    }

    private static Settlement refused(
            Case subject, FailureKind kind, GraphError error, Optional<Duration> hint, double chance) {
        Settlement settlement = switch (kind) {
            case OUTSIDE_WINDOW -> outsideWindow(subject);
            case OWN_NUMBER, INVALID_REQUEST -> forGood(subject);
            case THROTTLED, BATCH_THROTTLED, TRANSIENT, LIST_CHANGED ->
                Settlement.later(Outcome.RETRY, pause(subject.attempts(), hint, chance));
            case BAD_TOKEN, PERMISSION, POLICY, LIST_FULL, LINE_UNKNOWN -> Settlement.of(Outcome.POSTPONE);
            // Meta may mean that there is nothing left to do: its list tells.
            case UNKNOWN ->
                subject.attempts() < UNKNOWN_TRIES
                        ? Settlement.later(Outcome.UNSURE, pause(subject.attempts(), hint, chance))
                        : forGood(subject);
        };
        return because(error, settlement);
    }

    private static Settlement outsideWindow(Case subject) {
        if (subject.direction() == Direction.OFF) {
            return Settlement.later(Outcome.RELEASE_REFUSED, RELEASE_AGAIN);
        }
        return subject.refusals() < AFTER_REFUSAL.length
                ? Settlement.later(Outcome.REFUSED_RETRY, AFTER_REFUSAL[subject.refusals()])
                : Settlement.of(Outcome.REFUSED);
    }

    private static Settlement failed(
            Case subject, CallFailure failure, Optional<Duration> hint, boolean alone, double chance) {
        Duration pause = pause(subject.attempts(), hint, chance);
        if (failure.mayHaveActed()) {
            return Settlement.later(Outcome.UNSURE, pause);
        }
        return switch (failure.kind()) {
            case BAD_TOKEN, PERMISSION, POLICY, LIST_FULL, LINE_UNKNOWN -> Settlement.of(Outcome.POSTPONE);
            case INVALID_REQUEST ->
                alone ? because(failure.error(), forGood(subject)) : Settlement.of(Outcome.POSTPONE);
            case THROTTLED, BATCH_THROTTLED, TRANSIENT, LIST_CHANGED, OUTSIDE_WINDOW, OWN_NUMBER, UNKNOWN ->
                Settlement.later(Outcome.RETRY, pause);
        };
    }

    /** Whoever Meta does not unblock stays blocked, whatever the reason. */
    private static Settlement forGood(Case subject) {
        return subject.direction() == Direction.OFF
                ? Settlement.later(Outcome.RELEASE_REFUSED, RELEASE_AGAIN)
                : Settlement.of(Outcome.REFUSED_FOR_GOOD);
    }

    private static Settlement because(GraphError error, Settlement settlement) {
        OptionalInt code = error.code() == GraphError.NO_CODE ? OptionalInt.empty() : OptionalInt.of(error.code());
        return settlement.because(code, error.details().isEmpty() ? error.message() : error.details());
    }

    /**
     * Before try number {@code attempts + 2}: half a second at first, then two to four times as long each time, at most
     * half a minute; what Meta asked for if that is longer.
     */
    static Duration pause(int attempts, Optional<Duration> hint, double chance) {
        double grown = FIRST.toMillis() * Math.pow(GROWTH, Math.min(attempts, 10));
        double jittered = Math.min(grown, LONGEST.toMillis() * (1 - JITTER)) * (1 + JITTER * (2 * chance - 1));
        Duration own = Duration.ofMillis(Math.round(jittered));
        return hint.filter(asked -> asked.compareTo(own) > 0).orElse(own);
    }

    /** How long a line sends nothing after so many requests in a row that failed as a whole, one or more. */
    static Duration rest(int failed, Optional<Duration> hint, double chance) {
        Duration own = pause(failed - 1, Optional.empty(), chance);
        Duration bounded = own.compareTo(LONGEST_REST) < 0 ? own : LONGEST_REST;
        return hint.map(asked -> asked.compareTo(LONGEST_ASKED_REST) < 0 ? asked : LONGEST_ASKED_REST)
                .filter(asked -> asked.compareTo(bounded) > 0)
                .orElse(bounded);
    }

    /** Whether fewer users in the next request may help. */
    static boolean shrinksBatch(FailureKind kind) {
        return kind == FailureKind.BATCH_THROTTLED || kind == FailureKind.INVALID_REQUEST;
    }

    /** Whether Meta is better left alone for a moment; a request that it cannot take as it stands is sent by halves at once. */
    static boolean restsLine(FailureKind kind) {
        return !pausesLine(kind) && kind != FailureKind.INVALID_REQUEST;
    }

    /** Whether nothing on the line will work until somebody mends something. */
    static boolean pausesLine(FailureKind kind) {
        return switch (kind) {
            case BAD_TOKEN, PERMISSION, POLICY, LIST_FULL, LINE_UNKNOWN -> true;
            case THROTTLED,
                    BATCH_THROTTLED,
                    TRANSIENT,
                    LIST_CHANGED,
                    OUTSIDE_WINDOW,
                    OWN_NUMBER,
                    INVALID_REQUEST,
                    UNKNOWN -> false;
        };
    }
}
