package dev.portcullis.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.portcullis.message.PhoneNumber;
import dev.portcullis.problem.ApiProblem;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "PT1H,2026-11-22T11:00:00Z",
        "P1D,2026-11-21T12:00:00Z",
        "pt30s,2026-11-22T11:59:30Z",
        "PT0S,2026-11-22T12:00:00Z",
        "2026-11-22T10:00:00Z,2026-11-22T10:00:00Z",
        "2026-11-22T10:00:00.5Z,2026-11-22T10:00:00.500Z",
        "2026-11-22T10:00:00+01:00,2026-11-22T09:00:00Z",
        "2026-11-22T10:00:00 01:00,2026-11-22T09:00:00Z"
    })
    void sinceIsAnInstantOrADurationBack(String text, Instant expected) {
        assertThat(Arguments.since(text, NOW)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1h",
                "PT",
                "-PT1H",
                "P-1D",
                "2026-11-22",
                "2026-11-22T10:00:00",
                "1763806800",
                "P9999999999999999D",
                "now"
            })
    void otherTimesAreRefused(String text) {
        assertThatThrownBy(() -> Arguments.since(text, NOW))
                .isInstanceOf(ApiProblem.class)
                .hasMessageContainingAll("'" + text + "'", "since", "PT1H");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " "})
    void whatIsNotThereIsNotAskedFor(String text) {
        assertThat(Arguments.since(text, NOW)).isEmpty();
        assertThat(Arguments.senderInQuery(text)).isEmpty();
        assertThat(Arguments.cursor(text)).isEmpty();
        assertThat(Arguments.optionalLine(text)).isEmpty();
        assertThat(Arguments.limit(text)).isEqualTo(50);
    }

    @ParameterizedTest
    @CsvSource({"1,1", "500,500", "501,500", "999999999,500"})
    void limitHasAHighest(String text, int expected) {
        assertThat(Arguments.limit(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1.5", "1e3", "9999999999", "٣"})
    void otherLimitsAreRefused(String text) {
        assertThatThrownBy(() -> Arguments.limit(text)).hasMessageContaining("'" + text + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+15551230001", " 15551230001", "15551230001"})
    void aPlusMayHaveBecomeABlank(String text) {
        assertThat(Arguments.senderInQuery(text)).contains(new PhoneNumber("15551230001"));
    }

    @ParameterizedTest
    @MethodSource
    void usersAreCollapsed(List<String> texts, int count) {
        assertThat(Arguments.users(texts)).hasSize(count);
    }

    static Stream<org.junit.jupiter.params.provider.Arguments> usersAreCollapsed() {
        return Stream.of(
                arguments(List.of("+15551230001", "15551230001"), 1),
                arguments(List.of("US.1", "US.1", "US.2"), 2),
                arguments(Collections.nCopies(5_000, "US.1"), 1));
    }

    @Test
    void everyMalformedUserIsNamed() {
        assertThatThrownBy(() -> Arguments.users(Arrays.asList("US.1", null, "+", "me")))
                .isInstanceOfSatisfying(
                        ApiProblem.class,
                        thrown -> assertThat(thrown.problem().more().get("invalid"))
                                .extracting(node -> node.asText())
                                .containsExactly("null", "+", "me"));
    }

    @Test
    void aReasonIsBounded() {
        assertThat(Arguments.reason(" spam ")).isEqualTo("spam");
        assertThat(Arguments.reason(null)).isEmpty();
        assertThat(Arguments.reason("spam\r\nforged line\n")).isEqualTo("spam forged line");
        assertThat(Arguments.reason("x".repeat(500))).hasSize(500);
        assertThatThrownBy(() -> Arguments.reason("x".repeat(501))).hasMessageContaining("501");
    }
}
