package dev.portcullis.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HandshakeTest {

    private final Handshake handshake = new Handshake(() -> List.of("one", "two"));

    @Test
    void echoesTheChallengeForAnyOfTheTokens() {
        assertThat(handshake.answer("subscribe", "one", "1158201444")).contains("1158201444");
        assertThat(handshake.answer("subscribe", "two", "CHALLENGE_ACCEPTED")).contains("CHALLENGE_ACCEPTED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "on", "one ", "ONE", "three", "one,two"})
    void knowsNoOtherToken(String token) {
        assertThat(handshake.answer("subscribe", token, "1")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<b>", "a b", "a\nb", "\u00e9", "\u0000"})
    void echoesOnlyPlainChallenges(String challenge) {
        assertThat(handshake.answer("subscribe", "one", challenge)).isEmpty();
    }

    @Test
    void limitsTheChallenge() {
        assertThat(handshake.answer("subscribe", "one", "1".repeat(256))).isPresent();
        assertThat(handshake.answer("subscribe", "one", "1".repeat(257))).isEmpty();
    }

    @Test
    void needsAllThree() {
        assertThat(handshake.answer(null, "one", "1")).isEmpty();
        assertThat(handshake.answer("subscribe", null, "1")).isEmpty();
        assertThat(handshake.answer("subscribe", "one", null)).isEmpty();
        assertThat(handshake.answer("unsubscribe", "one", "1")).isEmpty();
    }

    @Test
    void answersNobodyWithoutAToken() {
        assertThat(new Handshake(List::of).answer("subscribe", "", "1")).isEmpty();
    }
}
