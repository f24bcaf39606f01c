package dev.portcullis.dev;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.portcullis.dev.GraphCaller.Answer;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be made to go wrong, and whether the users are blocked then. */
class MetaMishapsTest {

    private static final String LINE = "880011002200330";
    private static final String ADA = "+15551230001";
    private static final String BO = "+15551230002";

    private final MetaEmulator meta = MetaEmulator.start();
    private final GraphCaller graph = new GraphCaller(meta);

    @BeforeEach
    void openLine() {
        meta.openLine(LINE, "1", "5557770100");
        meta.received(LINE, ADA, null, Instant.now());
        meta.received(LINE, BO, null, Instant.now());
    }

    @AfterEach
    void stop() {
        meta.close();
    }

    @ParameterizedTest
    @CsvSource({
        "INTERNAL_ERROR, 500, 139103",
        "UNAVAILABLE, 503, 131016",
        "UNEXPECTED_ERROR, 500, 2",
        "RATE_LIMITED, 400, 130429",
        "ACCOUNT_RATE_LIMITED, 400, 80007",
        "APP_RATE_LIMITED, 400, 4",
        "TOKEN_EXPIRED, 401, 190",
        "PERMISSION_MISSING, 403, 10",
        "ASSET_FORBIDDEN, 403, 200",
        "POLICY_RESTRICTED, 403, 368",
        "FAILED_WITHOUT_LISTS, 400, 139100"
    })
    void an_error_of_the_whole_call_blocks_nobody(Mishap mishap, int status, int code) throws Exception {
        meta.fail(Failure.of(mishap));

        Answer answer = graph.block(LINE, ADA);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.errorCode()).isEqualTo(code);
        assertThat(meta.blocked(LINE)).isEmpty();
        assertThat(graph.block(LINE, ADA).status()).isEqualTo(200);
    }

    @Test
    void a_throttled_account_is_told_for_how_long() throws Exception {
        meta.fail(Failure.of(Mishap.ACCOUNT_RATE_LIMITED));

        HttpRequest request = HttpRequest.newBuilder(meta.url().resolve(GraphCaller.path(LINE)))
                .build();
        HttpResponse<String> response = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());

        assertThat(response.headers().firstValue("x-business-use-case-usage").orElseThrow())
                .contains("\"estimated_time_to_regain_access\":7");
    }

    @ParameterizedTest
    @CsvSource({"HTML_UNAVAILABLE, 503", "PLAIN_TOO_MANY_REQUESTS, 429"})
    void an_answer_may_be_no_json(Mishap mishap, int status) throws Exception {
        meta.fail(Failure.of(mishap));

        Answer answer = graph.block(LINE, ADA);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.text()).doesNotContain("{");
        assertThat(meta.blocked(LINE)).isEmpty();
    }

    @Test
    void a_connection_dropped_before_acting_blocks_nobody() {
        meta.fail(Failure.of(Mishap.DROPPED_BEFORE_ACTING).always());

        assertThatIOException().isThrownBy(() -> graph.block(LINE, ADA));
        assertThat(meta.blocked(LINE)).isEmpty();
        assertThat(meta.calls()).isNotEmpty();
    }

    @Test
    void a_lost_answer_blocks_all_the_same() {
        meta.fail(Failure.of(Mishap.ANSWER_LOST));

        assertThatIOException().isThrownBy(() -> graph.block(LINE, ADA));
        assertThat(meta.blocked(LINE)).containsExactly(ADA);
        assertThat(meta.calls()).hasSize(1);
    }

    @Test
    void an_answer_may_break_off_or_lack_the_lists_although_acted_on() throws Exception {
        meta.fail(Failure.of(Mishap.JSON_BROKEN));
        meta.fail(Failure.of(Mishap.LISTS_MISSING));

        assertThat(graph.block(LINE, ADA).text()).startsWith("{").doesNotEndWith("}");
        assertThat(graph.block(LINE, BO).text()).isEqualTo("{\"messaging_product\":\"whatsapp\"}");
        assertThat(meta.blocked(LINE)).containsExactly(ADA, BO);
    }

    @Test
    void a_user_may_be_in_neither_list_blocked_or_not() throws Exception {
        meta.fail(Failure.of(Mishap.USER_SKIPPED));
        meta.fail(Failure.of(Mishap.USER_UNLISTED));

        assertThat(graph.block(LINE, ADA, BO).inputs("added_users")).containsExactly(ADA);
        assertThat(meta.blocked(LINE)).containsExactly(ADA);
        assertThat(graph.block(LINE, ADA, BO).inputs("added_users")).containsExactly(ADA);
        assertThat(meta.blocked(LINE)).containsExactly(ADA, BO);
    }

    @Test
    void a_failure_can_be_kept_to_a_method_and_a_line() throws Exception {
        meta.openLine("123", "1", "5557770101");
        meta.fail(Failure.of(Mishap.UNAVAILABLE).always().onMethod("POST").onLine(LINE));

        assertThat(graph.list(LINE, "").status()).isEqualTo(200);
        assertThat(graph.block("123").status()).isEqualTo(200);
        assertThat(graph.block(LINE).status()).isEqualTo(503);
        meta.recover();
        assertThat(graph.block(LINE).status()).isEqualTo(200);
    }

    @Test
    void failures_last_as_many_calls_as_planned_one_after_the_other() throws Exception {
        meta.fail(Failure.of(Mishap.UNAVAILABLE).times(2));
        meta.fail(Failure.of(Mishap.RATE_LIMITED));

        assertThat(graph.block(LINE).status()).isEqualTo(503);
        assertThat(graph.block(LINE).status()).isEqualTo(503);
        assertThat(graph.block(LINE).errorCode()).isEqualTo(130429);
        assertThat(graph.block(LINE).status()).isEqualTo(200);
    }

    @Test
    void a_delayed_answer_is_acted_on_at_once() throws Exception {
        meta.delayAnswers(Duration.ofSeconds(30));

        CompletableFuture<Answer> answer = CompletableFuture.supplyAsync(() -> blockQuietly(ADA));

        Awaitility.await().until(() -> meta.isBlocked(LINE, ADA));
        assertThat(answer).isNotDone();
    }

    @Test
    void stubs_of_a_test_come_first() throws Exception {
        meta.wireMock().stubFor(get(anyUrl()).willReturn(status(418)));

        assertThat(graph.list(LINE, "").status()).isEqualTo(418);
        assertThat(graph.block(LINE, ADA).status()).isEqualTo(200);
    }

    private Answer blockQuietly(String user) {
        try {
            return graph.block(LINE, user);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
