package dev.portcullis.graph;

import static dev.portcullis.graph.Senders.NINE;
import static dev.portcullis.graph.Senders.ONE;
import static dev.portcullis.graph.Senders.OWN;
import static dev.portcullis.graph.Senders.TWO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.message.PhoneNumber;
import dev.portcullis.message.SenderId;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerReaderTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Credentials CREDENTIALS = new Credentials("s3cret", Optional.empty());
    private static final int NO_CODE = GraphError.NO_CODE;

    static Stream<Arguments> outcomesOfSamples() {
        return Stream.of(
                outcomes("block-success", List.of(ONE), "done"),
                outcomes("block-success-by-bsuid", List.of(TWO), "done"),
                outcomes("block-success", List.of(ONE, NINE), "done", "unmentioned"),
                outcomes("block-partial-400", List.of(ONE, NINE), "done", "131047 OUTSIDE_WINDOW"),
                outcomes("block-partial-200-with-error", List.of(NINE, ONE), "131047 OUTSIDE_WINDOW", "done"),
                outcomes("block-partial-200-no-error", List.of(ONE, NINE), "done", "131047 OUTSIDE_WINDOW"),
                outcomes("block-all-failed-200", List.of(NINE), "131047 OUTSIDE_WINDOW"),
                outcomes("block-all-failed-400", List.of(NINE, TWO), "131047 OUTSIDE_WINDOW", "unmentioned"),
                outcomes("block-failed-code-as-string", List.of(NINE), "131047 OUTSIDE_WINDOW"),
                outcomes("block-failed-self-131021", List.of(OWN), "131021 OWN_NUMBER"),
                outcomes("unblock-success", List.of(ONE), "done"),
                outcomes("unblock-partial-400", List.of(ONE, NINE), "done", "131047 OUTSIDE_WINDOW"));
    }

    @ParameterizedTest
    @MethodSource("outcomesOfSamples")
    void decidesPerUserWhateverTheStatus(String sample, List<SenderId> users, List<String> expected) {
        Answer answer = read(Sample.named(sample).exchange(), listOf(sample), users);

        assertThat(answer.users().keySet()).containsExactlyElementsOf(users);
        assertThat(answer.users().values().stream().map(AnswerReaderTest::brief))
                .containsExactlyElementsOf(expected);
        assertThat(answer.failure()).isEmpty();
        assertThat(answer.waitHint()).isEmpty();
    }

    static Stream<Arguments> failuresOfSamples() {
        return Stream.of(
                Arguments.of("blocklist-full-139101", 139101, FailureKind.LIST_FULL, false, 0),
                Arguments.of("blocklist-concurrent-update-139102", 139102, FailureKind.LIST_CHANGED, false, 0),
                Arguments.of("error-139100-without-lists", 139100, FailureKind.UNKNOWN, true, 0),
                Arguments.of("internal-error-139103", 139103, FailureKind.TRANSIENT, true, 0),
                Arguments.of("invalid-parameter-100", 100, FailureKind.INVALID_REQUEST, false, 0),
                Arguments.of("permission-asset-200", 200, FailureKind.PERMISSION, false, 0),
                Arguments.of("permission-denied-10", 10, FailureKind.PERMISSION, false, 0),
                Arguments.of("policy-restricted-368", 368, FailureKind.POLICY, false, 0),
                Arguments.of("rate-limit-130429", 130429, FailureKind.BATCH_THROTTLED, false, 0),
                Arguments.of("rate-limit-app-4", 4, FailureKind.THROTTLED, false, 0),
                Arguments.of("rate-limit-waba-80007", 80007, FailureKind.THROTTLED, false, 7 * 60),
                Arguments.of("rate-limit-http-429-no-json", NO_CODE, FailureKind.THROTTLED, false, 30),
                Arguments.of("server-error-2-transient", 2, FailureKind.TRANSIENT, true, 0),
                Arguments.of("service-unavailable-503-html", NO_CODE, FailureKind.TRANSIENT, true, 0),
                Arguments.of("token-expired-190", 190, FailureKind.BAD_TOKEN, false, 0),
                Arguments.of("unknown-phone-number-id-100-33", 100, FailureKind.LINE_UNKNOWN, false, 0));
    }

    @ParameterizedTest
    @MethodSource("failuresOfSamples")
    void letsTheErrorAtTheTopSpeakOnlyWithoutLists(
            String sample, int code, FailureKind kind, boolean mayHaveActed, int waitSeconds) {
        Answer answer = read(Sample.named(sample).exchange(), "added_users", List.of(ONE, TWO));

        assertThat(answer.users())
                .isEqualTo(Map.of(ONE, new UserOutcome.Unmentioned(), TWO, new UserOutcome.Unmentioned()));
        CallFailure failure = answer.failure().orElseThrow();
        assertThat(failure.error().code()).isEqualTo(code);
        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.mayHaveActed()).isEqualTo(mayHaveActed);
        assertThat(answer.waitHint().map(Duration::toSeconds).orElse(0L)).isEqualTo(waitSeconds);
    }

    @Test
    void keepsWhatMetaSaid() {
        Answer answer = read(Sample.named("token-expired-190").exchange(), "added_users", List.of(ONE));

        GraphError error = answer.failure().orElseThrow().error();
        assertThat(error.subcode()).hasValue(463);
        assertThat(error.message()).startsWith("Error validating access token");
        assertThat(error.fbTraceId()).contains("FictTrace03");
        assertThat(error.httpStatus()).isEqualTo(401);
        Answer full = read(Sample.named("blocklist-full-139101").exchange(), "added_users", List.of(ONE));
        assertThat(full.failure().orElseThrow().error().details())
                .isEqualTo("The blocklist limit of 64000 users has been reached");
    }

    @Test
    void asksTheListOfTheRightDirection() {
        String body = Sample.named("unblock-success").body();

        assertThat(outcome(200, body, ONE)).isEqualTo("unmentioned");
    }

    static Stream<Arguments> links() {
        PhoneNumber brazil = new PhoneNumber("5511912345678");
        return Stream.of(
                Arguments.of("{'input':'15551230001','wa_id':'19990000000'}", ONE, "done"),
                Arguments.of("{'input':' +1 (555) 123-0001 '}", ONE, "done"),
                Arguments.of("{'input':15551230001}", ONE, "done"),
                Arguments.of("'+15551230001'", ONE, "done"),
                Arguments.of("{'input':'+5511912345678','wa_id':'551112345678'}", brazil, "done"),
                Arguments.of("{'wa_id':'+15551230001'}", ONE, "done"),
                Arguments.of("{'input':'','wa_id':'15551230001'}", ONE, "done"),
                Arguments.of("{'user_id':'US.40000000000000000002','wa_id':''}", TWO, "done"),
                Arguments.of(
                        "{'input':'US.40000000000000000002'}", new PhoneNumber("40000000000000000002"), "unmentioned"),
                Arguments.of("{'input':'+19990000000'}", ONE, "unmentioned"),
                Arguments.of("{'input':null}", ONE, "unmentioned"),
                Arguments.of("null", ONE, "unmentioned"),
                Arguments.of("7", ONE, "unmentioned"));
    }

    @ParameterizedTest
    @MethodSource("links")
    void findsTheUserOfAnElement(String element, SenderId user, String expected) {
        assertThat(outcome(200, "{'block_users':{'added_users':[" + element + "]}}", user))
                .isEqualTo(expected);
    }

    @Test
    void prefersTheEchoOfOurInputOverForeignIds() {
        // Given
        String body = """
                {'block_users':{
                  'added_users':[{'input':'+777','wa_id':'15551230009'}],
                  'failed_users':[{'input':'+15551230009','errors':[{'code':131047}]}]}}
                """;

        // Then
        assertThat(outcome(200, body, NINE)).isEqualTo("131047 OUTSIDE_WINDOW");
    }

    @Test
    void believesThePositiveStatementOfTwo() {
        String body = """
                {'block_users':{
                  'failed_users':[{'input':'+15551230001','errors':[{'code':131047}]}],
                  'added_users':[{'input':'+15551230001','wa_id':'15551230001'},{'input':'+15551230001'}]}}
                """;

        assertThat(outcome(400, body, ONE)).isEqualTo("done");
    }

    @Test
    void fallsBackToTheErrorAtTheTopForUsersWithoutOne() {
        String lists = "'block_users':{'failed_users':[{'input':'+15551230009'}]}";

        assertThat(outcome(400, "{" + lists + ",'errors':[{'code':139101}]}", NINE))
                .isEqualTo("139101 LIST_FULL");
        assertThat(outcome(400, "{" + lists + "}", NINE)).isEqualTo("-1 UNKNOWN");
    }

    @Test
    void tellsAFullListBothAtTheTopAndOfAUser() {
        // Given
        String body = """
                {"block_users":{"added_users":[{"input":"+15551230001"}],
                  "failed_users":[{"input":"+15551230009","errors":[{"code":139101}]}]},
                 "error":{"code":139101,"message":"(#139101) Blocklist limit reached"}}
                """;

        // When
        Answer answer = read(Sample.json(400, body), "added_users", List.of(ONE, NINE, TWO));

        // Then
        assertThat(answer.users().values().stream().map(AnswerReaderTest::brief))
                .containsExactly("done", "139101 LIST_FULL", "unmentioned");
        assertThat(answer.failure().map(CallFailure::kind)).contains(FailureKind.LIST_FULL);
        assertThat(answer.failure().map(CallFailure::mayHaveActed)).contains(false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'block_users':{}}",
                "{'block_users':{'added_users':null,'failed_users':null}}",
                "{'block_users':{'added_users':[],'failed_users':[]},'error':{'code':139100}}",
                "{'block_users':{'added_users':'none','failed_users':4}}"
            })
    void leavesUsersUnmentionedInEmptyLists(String body) {
        Answer answer = read(Sample.json(200, body.replace('\'', '"')), "added_users", List.of(ONE));

        assertThat(answer.users()).containsExactly(Map.entry(ONE, new UserOutcome.Unmentioned()));
        assertThat(answer.failure()).isEmpty();
    }

    static Stream<Arguments> unreadable() {
        String cut = Sample.named("block-partial-400").body().substring(0, 120);
        return Stream.of(
                Arguments.of(200, "", FailureKind.UNKNOWN, true),
                Arguments.of(200, "{}", FailureKind.UNKNOWN, true),
                Arguments.of(200, "[]", FailureKind.UNKNOWN, true),
                Arguments.of(200, "<html>sign in</html>", FailureKind.UNKNOWN, true),
                Arguments.of(200, "{\"block_users\":[]}", FailureKind.UNKNOWN, true),
                Arguments.of(200, cut, FailureKind.UNKNOWN, true),
                Arguments.of(400, cut, FailureKind.UNKNOWN, true),
                Arguments.of(400, "<html>Bad Request</html>", FailureKind.UNKNOWN, false),
                Arguments.of(401, "", FailureKind.BAD_TOKEN, false),
                Arguments.of(403, "<html>Forbidden</html>", FailureKind.PERMISSION, false),
                Arguments.of(413, "", FailureKind.BATCH_THROTTLED, false),
                Arguments.of(302, "", FailureKind.UNKNOWN, false),
                Arguments.of(502, "", FailureKind.TRANSIENT, true),
                Arguments.of(500, "[".repeat(200_000), FailureKind.TRANSIENT, true));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void judgesUnreadableAnswersByStatus(int status, String body, FailureKind kind, boolean mayHaveActed) {
        Answer answer = read(Sample.json(status, body), "added_users", List.of(ONE));

        assertThat(answer.users().get(ONE)).isInstanceOf(UserOutcome.Unmentioned.class);
        CallFailure failure = answer.failure().orElseThrow();
        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.mayHaveActed()).isEqualTo(mayHaveActed);
        assertThat(failure.error().httpStatus()).isEqualTo(status);
    }

    @Test
    void tellsNothingOfUsersInItsText() {
        Answer answer = read(Sample.named("block-partial-400").exchange(), "added_users", List.of(ONE, NINE, TWO));

        assertThat(answer.toString()).doesNotContain(ONE.value(), NINE.value(), TWO.value());
    }

    @Test
    void takesALostCallForUndecided() {
        Answer answer = read(new Exchange.Lost("no answer in time", "", true), "added_users", List.of(ONE));

        CallFailure failure = answer.failure().orElseThrow();
        assertThat(failure.kind()).isEqualTo(FailureKind.TRANSIENT);
        assertThat(failure.mayHaveActed()).isTrue();
        assertThat(answer.users()).containsOnlyKeys(ONE);
    }

    private static Arguments outcomes(String sample, List<SenderId> users, String... expected) {
        return Arguments.of(sample, users, List.of(expected));
    }

    private static String listOf(String sample) {
        return sample.startsWith("unblock") ? "removed_users" : "added_users";
    }

    private static String outcome(int status, String body, SenderId user) {
        Answer answer = read(Sample.json(status, body.replace('\'', '"')), "added_users", List.of(user));
        return brief(answer.users().get(user));
    }

    private static Answer read(Exchange exchange, String doneList, List<? extends SenderId> users) {
        return new AnswerReader(new LinkedHashSet<>(users), doneList, CREDENTIALS).read(exchange, NOW);
    }

    private static String brief(UserOutcome outcome) {
        return switch (outcome) {
            case UserOutcome.Done done -> "done";
            case UserOutcome.Refused refused -> refused.error().code() + " " + refused.kind();
            case UserOutcome.Unmentioned unmentioned -> "unmentioned";
        };
    }
}
