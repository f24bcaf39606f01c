package dev.portcullis.access;

import static dev.portcullis.access.AttemptLimits.AT_ONE_ADDRESS;
import static dev.portcullis.access.AttemptLimits.OF_ONE_AT_ONE;
import static dev.portcullis.access.AttemptLimits.OF_ONE_USER;
import static dev.portcullis.access.AttemptLimits.WINDOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AttemptLimitsTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Attempt ALICE = new Attempt("alice", "192.0.2.1");

    private final AttemptLimits limits = new AttemptLimits();

    @Test
    void guessingOnePasswordEndsUntilTheWindowDoes() {
        // When
        fail(ALICE, OF_ONE_AT_ONE - 1);
        assertThat(limits.toWait(ALICE, NOW)).isEmpty();
        fail(ALICE, 1);

        // Then
        assertThat(limits.toWait(ALICE, NOW.plusSeconds(60))).contains(WINDOW.minusSeconds(60));
        assertThat(limits.toWait(ALICE, NOW.plus(WINDOW))).isEmpty();
    }

    @Test
    void failuresElsewhereLockNobodyOut() {
        // Given
        fail(ALICE, OF_ONE_AT_ONE);

        // Then
        assertThat(limits.toWait(new Attempt("alice", "192.0.2.2"), NOW)).isEmpty();
        assertThat(limits.toWait(new Attempt("bob", "192.0.2.1"), NOW)).isEmpty();
    }

    @Test
    void guessingOfManyUsersFromOneAddressEnds() {
        // Given
        for (int i = 0; i < AT_ONE_ADDRESS; i++) {
            fail(new Attempt("user" + i, "192.0.2.1"), 1);
        }

        // Then
        assertThat(limits.toWait(ALICE, NOW)).contains(WINDOW);
        assertThat(limits.toWait(new Attempt("alice", "192.0.2.2"), NOW)).isEmpty();
    }

    @Test
    void guessingFromManyAddressesEnds() {
        // Given
        for (int i = 0; i < OF_ONE_USER; i++) {
            fail(new Attempt("alice", "198.51.100." + i), 1);
        }

        // Then
        assertThat(limits.toWait(ALICE, NOW)).contains(WINDOW);
        assertThat(limits.toWait(new Attempt("bob", "192.0.2.1"), NOW)).isEmpty();
    }

    @Test
    void whoeverSignedInThereLatelyIsNotLockedOutByOthers() {
        // Given
        limits.succeeded(ALICE, NOW.minus(Duration.ofHours(23)));
        for (int i = 0; i < OF_ONE_USER; i++) {
            fail(new Attempt("alice", "198.51.100." + i), 1);
            fail(new Attempt("user" + i, "192.0.2.1"), 1);
        }

        // Then
        assertThat(limits.toWait(ALICE, NOW)).isEmpty();
        assertThat(limits.toWait(ALICE, NOW.plus(Duration.ofMinutes(4)))).isEmpty();
        fail(ALICE, OF_ONE_AT_ONE);
        assertThat(limits.toWait(ALICE, NOW)).contains(WINDOW);
    }

    @Test
    void aSuccessForgivesWhatCameBefore() {
        // Given
        fail(ALICE, OF_ONE_AT_ONE - 1);

        // When
        limits.succeeded(ALICE, NOW);
        fail(ALICE, OF_ONE_AT_ONE - 1);

        // Then
        assertThat(limits.toWait(ALICE, NOW)).isEmpty();
    }

    private void fail(Attempt who, int times) {
        for (int i = 0; i < times; i++) {
            limits.failed(who, NOW);
        }
    }
}
