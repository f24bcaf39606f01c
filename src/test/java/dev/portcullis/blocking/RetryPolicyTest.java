package dev.portcullis.blocking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.blocking.Settlement.Outcome;
import dev.portcullis.graph.CallFailure;
import dev.portcullis.graph.FailureKind;
import dev.portcullis.graph.GraphError;
import dev.portcullis.graph.ListedUser;
import dev.portcullis.graph.UserOutcome;
import dev.portcullis.testing.Messages;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class RetryPolicyTest {

    private static final UserOutcome UNMENTIONED = new UserOutcome.Unmentioned();

    @Property
    void waitsTwoToFourTimesLongerUpToHalfAMinute(
            @ForAll @IntRange(max = 50) int attempts,
            @ForAll @DoubleRange(max = 1) double chance,
            @ForAll @DoubleRange(max = 1) double nextChance) {
        long pause = RetryPolicy.pause(attempts, Optional.empty(), chance).toMillis();
        long next =
                RetryPolicy.pause(attempts + 1, Optional.empty(), nextChance).toMillis();

        assertThat(pause).isBetween(1L, 30_000L);
        assertThat(next).isLessThanOrEqualTo(30_000);
        assertThat(next).isLessThanOrEqualTo(4 * pause + 1);
        if (next < 22_000) {
            assertThat(next).isGreaterThanOrEqualTo(2 * pause);
        }
    }

    @Example
    void triesAgainWithinASecondAtFirst() {
        assertThat(RetryPolicy.pause(0, Optional.empty(), 1)).isLessThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Example
    void waitsAsLongAsMetaAsksButNotShorterThanItWould() {
        assertThat(RetryPolicy.pause(0, Optional.of(Duration.ofMinutes(7)), 0)).isEqualTo(Duration.ofMinutes(7));
        assertThat(RetryPolicy.pause(9, Optional.of(Duration.ofSeconds(1)), 0)).isGreaterThan(Duration.ofSeconds(20));
    }

    @Property
    void restsALittleLongerEachTimeButNeverSoLongThatAllRetriesMeet(
            @ForAll @IntRange(min = 1, max = 50) int failed, @ForAll @DoubleRange(max = 1) double chance) {
        Duration rest = RetryPolicy.rest(failed, Optional.empty(), chance);

        assertThat(rest).isBetween(Duration.ofMillis(1), Duration.ofSeconds(5));
        assertThat(RetryPolicy.rest(failed + 2, Optional.empty(), chance)).isGreaterThanOrEqualTo(rest);
        Duration spread = RetryPolicy.pause(failed + 50, Optional.empty(), 1)
                .minus(RetryPolicy.pause(failed + 50, Optional.empty(), 0));
        assertThat(rest).isLessThan(spread);
    }

    @Example
    void restsAsLongAsMetaAsksButFindsOutWhetherItIsOver() {
        assertThat(RetryPolicy.rest(1, Optional.of(Duration.ofSeconds(30)), 0)).isEqualTo(Duration.ofSeconds(30));
        assertThat(RetryPolicy.rest(9, Optional.of(Duration.ofSeconds(1)), 0)).isEqualTo(Duration.ofSeconds(5));
        assertThat(RetryPolicy.rest(1, Optional.of(Duration.ofDays(1)), 0)).isEqualTo(Duration.ofMinutes(5));
    }

    @ParameterizedTest
    @CsvSource({
        "THROTTLED,       ON,  RETRY",
        "BATCH_THROTTLED, ON,  RETRY",
        "TRANSIENT,       ON,  RETRY",
        "LIST_CHANGED,    ON,  RETRY",
        "BAD_TOKEN,       ON,  POSTPONE",
        "PERMISSION,      ON,  POSTPONE",
        "POLICY,          ON,  POSTPONE",
        "LIST_FULL,       ON,  POSTPONE",
        "LINE_UNKNOWN,    ON,  POSTPONE",
        "OUTSIDE_WINDOW,  ON,  REFUSED_RETRY",
        "OWN_NUMBER,      ON,  REFUSED_FOR_GOOD",
        "INVALID_REQUEST, ON,  REFUSED_FOR_GOOD",
        "UNKNOWN,         ON,  UNSURE",
        "THROTTLED,       OFF, RETRY",
        "BATCH_THROTTLED, OFF, RETRY",
        "TRANSIENT,       OFF, RETRY",
        "LIST_CHANGED,    OFF, RETRY",
        "BAD_TOKEN,       OFF, POSTPONE",
        "PERMISSION,      OFF, POSTPONE",
        "POLICY,          OFF, POSTPONE",
        "LIST_FULL,       OFF, POSTPONE",
        "LINE_UNKNOWN,    OFF, POSTPONE",
        "OUTSIDE_WINDOW,  OFF, RELEASE_REFUSED",
        "OWN_NUMBER,      OFF, RELEASE_REFUSED",
        "INVALID_REQUEST, OFF, RELEASE_REFUSED",
        "UNKNOWN,         OFF, UNSURE",
    })
    void tellsWhatARefusalOfAUserComesTo(FailureKind kind, Direction direction, Outcome expected) {
        Settlement settlement = RetryPolicy.after(
                Cases.pending(direction),
                new UserOutcome.Refused(error(7), kind),
                Optional.empty(),
                Optional.empty(),
                false,
                0.5);

        assertThat(settlement.outcome()).isEqualTo(expected);
        assertThat(settlement.code()).hasValue(7);
        assertThat(settlement.words()).isEqualTo("Meta's details");
    }

    @ParameterizedTest
    @EnumSource(FailureKind.class)
    void looksUpWhatMayHaveHappened(FailureKind kind) {
        assertThat(failed(Direction.ON, new CallFailure(kind, error(1), true), true))
                .isEqualTo(Outcome.UNSURE);
        assertThat(failed(Direction.OFF, new CallFailure(kind, error(1), true), true))
                .isEqualTo(Outcome.UNSURE);
    }

    @ParameterizedTest
    @EnumSource(FailureKind.class)
    void letsNobodyPayForAFailureOfTheWholeCall(FailureKind kind) {
        CallFailure failure = new CallFailure(kind, error(1), false);

        assertThat(failed(Direction.ON, failure, false)).isIn(Outcome.RETRY, Outcome.POSTPONE);
        assertThat(failed(Direction.OFF, failure, false)).isIn(Outcome.RETRY, Outcome.POSTPONE);
        if (RetryPolicy.pausesLine(kind)) {
            assertThat(failed(Direction.ON, failure, true)).isEqualTo(Outcome.POSTPONE);
        }
    }

    @Test
    void takesAFaultOfARequestForOneUserAsTheUsers() {
        CallFailure failure = new CallFailure(FailureKind.INVALID_REQUEST, error(100), false);

        assertThat(failed(Direction.ON, failure, true)).isEqualTo(Outcome.REFUSED_FOR_GOOD);
        assertThat(failed(Direction.OFF, failure, true)).isEqualTo(Outcome.RELEASE_REFUSED);
    }

    @Test
    void looksUpWhomASoundAnswerDoesNotMention() {
        assertThat(RetryPolicy.after(
                                Cases.pending(Direction.ON), UNMENTIONED, Optional.empty(), Optional.empty(), true, 0)
                        .outcome())
                .isEqualTo(Outcome.UNSURE);
    }

    @Test
    void takesMetasWordForDoneWhateverElseFailed() {
        UserOutcome done = new UserOutcome.Done(new ListedUser(Optional.empty(), Optional.empty()));
        Optional<CallFailure> failure = Optional.of(new CallFailure(FailureKind.BAD_TOKEN, error(190), true));

        assertThat(RetryPolicy.after(Cases.pending(Direction.ON), done, failure, Optional.empty(), true, 0)
                        .outcome())
                .isEqualTo(Outcome.BLOCKED);
        assertThat(RetryPolicy.after(Cases.pending(Direction.OFF), done, failure, Optional.empty(), true, 0)
                        .outcome())
                .isEqualTo(Outcome.RELEASED);
    }

    @Test
    void givesUpOnARefusalForTheWindowAfterTwoAndThirtySeconds() {
        assertThat(outsideWindow(0)).isEqualTo(Settlement.later(Outcome.REFUSED_RETRY, Duration.ofSeconds(2)));
        assertThat(outsideWindow(1)).isEqualTo(Settlement.later(Outcome.REFUSED_RETRY, Duration.ofSeconds(30)));
        assertThat(outsideWindow(2)).isEqualTo(Settlement.of(Outcome.REFUSED));
    }

    @Test
    void givesUpOnTheUnknownAfterAFewTries() {
        UserOutcome unknown = new UserOutcome.Refused(error(9), FailureKind.UNKNOWN);

        assertThat(after(new Cases.Builder(Messages.someone()).attempts(5).build(), unknown)
                        .outcome())
                .isEqualTo(Outcome.REFUSED_FOR_GOOD);
        assertThat(after(
                                new Cases.Builder(Messages.someone())
                                        .attempts(5)
                                        .direction(Direction.OFF)
                                        .build(),
                                unknown)
                        .outcome())
                .isEqualTo(Outcome.RELEASE_REFUSED);
    }

    private static Settlement outsideWindow(int refusals) {
        Settlement settlement = after(
                new Cases.Builder(Messages.someone()).refusals(refusals).build(),
                new UserOutcome.Refused(error(131047), FailureKind.OUTSIDE_WINDOW));
        return settlement.because(OptionalInt.empty(), "");
    }

    private static Settlement after(Case subject, UserOutcome outcome) {
        return RetryPolicy.after(subject, outcome, Optional.empty(), Optional.empty(), false, 0.5);
    }

    private static Outcome failed(Direction direction, CallFailure failure, boolean alone) {
        return RetryPolicy.after(
                        Cases.pending(direction), UNMENTIONED, Optional.of(failure), Optional.empty(), alone, 0.5)
                .outcome();
    }

    private static GraphError error(int code) {
        return new GraphError(code, OptionalInt.empty(), "Meta's title", "Meta's details", Optional.empty(), 400);
    }
}
