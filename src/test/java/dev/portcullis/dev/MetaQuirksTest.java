package dev.portcullis.dev;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.dev.GraphCaller.Answer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Access, limits, and the points on which Meta's pages are silent. */
class MetaQuirksTest {

    private static final String LINE = "880011002200330";
    private static final String ADA = "+15551230001";
    private static final String BO = "+15551230002";

    private final MetaEmulator meta = MetaEmulator.start();
    private final GraphCaller graph = new GraphCaller(meta);

    @BeforeEach
    void openLine() {
        meta.openLine(LINE, "1", "5557770100");
        meta.received(LINE, ADA, null, Instant.now());
    }

    @AfterEach
    void stop() {
        meta.close();
    }

    @Test
    void a_partial_failure_may_be_answered_200_and_without_error() throws Exception {
        meta.turnOn(Quirk.PARTIAL_ANSWERED_200);
        assertThat(graph.block(LINE, ADA, BO).status()).isEqualTo(200);
        assertThat(graph.block(LINE, ADA, BO).errorCode()).isEqualTo(139100);

        meta.turnOn(Quirk.NO_TOP_LEVEL_ERROR);
        Answer answer = graph.block(LINE, ADA, BO);
        assertThat(answer.json().has("error")).isFalse();
        assertThat(answer.inputs("failed_users")).containsExactly(BO);
    }

    @Test
    void codes_may_be_text() throws Exception {
        meta.turnOn(Quirk.CODES_AS_TEXT);

        assertThat(graph.block(LINE, BO)
                        .json()
                        .at("/block_users/failed_users/0/errors/0/code")
                        .isTextual())
                .isTrue();
    }

    @Test
    void a_repeated_block_may_fail() throws Exception {
        graph.block(LINE, ADA);

        meta.turnOn(Quirk.REPEATED_BLOCK_FAILS);
        assertThat(graph.block(LINE, ADA).inputs("failed_users")).containsExactly(ADA);
        meta.turnOff(Quirk.REPEATED_BLOCK_FAILS);
        assertThat(graph.block(LINE, ADA).inputs("added_users")).containsExactly(ADA);
    }

    @Test
    void unblocking_may_need_the_window_too() throws Exception {
        meta.turnOn(Quirk.UNBLOCK_NEEDS_WINDOW);

        assertThat(graph.unblock(LINE, ADA, BO).inputs("failed_users")).containsExactly(BO);
    }

    @Test
    void strangers_may_count_as_having_written_on_any_line() throws Exception {
        meta.turnOn(Quirk.STRANGERS_HAVE_WRITTEN);

        assertThat(graph.block("123", BO).status()).isEqualTo(200);
        assertThat(meta.blocked("123")).containsExactly(BO);
    }

    @Test
    void one_user_may_fail_for_a_reason_of_its_own() throws Exception {
        meta.refuse(LINE, ADA, 139103);
        Answer answer = graph.block(LINE, ADA);
        assertThat(answer.json().at("/block_users/failed_users/0/errors/0/code").asInt())
                .isEqualTo(139103);

        meta.refuse(LINE, ADA, 0);
        assertThat(graph.block(LINE, ADA).status()).isEqualTo(200);
    }

    @Test
    void too_many_users_in_a_request_are_refused_as_a_whole() throws Exception {
        meta.limitTo(new Limits(1, 10, 10));

        Answer answer = graph.block(LINE, ADA, BO);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.errorCode()).isEqualTo(130429);
        assertThat(meta.blocked(LINE)).isEmpty();
    }

    @Test
    void a_full_list_is_reported_for_the_request_or_for_each_user() throws Exception {
        meta.received(LINE, BO, null, Instant.now());
        meta.limitTo(new Limits(10, 1, 10));

        assertThat(graph.block(LINE, ADA, BO).errorCode()).isEqualTo(139101);
        assertThat(meta.blocked(LINE)).isEmpty();
        meta.turnOn(Quirk.LIST_FULL_PER_USER);
        Answer answer = graph.block(LINE, ADA, BO);
        assertThat(answer.inputs("added_users")).containsExactly(ADA);
        assertThat(answer.json().at("/block_users/failed_users/0/errors/0/code").asInt())
                .isEqualTo(139101);
        assertThat(graph.block(LINE, ADA).status()).isEqualTo(200);
    }

    @Test
    void lets_in_only_known_tokens() throws Exception {
        Answer wrong = new GraphCaller(meta, "other").block(LINE, ADA);
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.errorCode()).isEqualTo(190);

        meta.letIn("other");
        assertThat(graph.block(LINE, ADA).status()).isEqualTo(401);
        assertThat(new GraphCaller(meta, "other").block(LINE, ADA).status()).isEqualTo(200);
    }

    @Test
    void refuses_a_call_without_token() throws Exception {
        URI uri = meta.url().resolve(GraphCaller.path(LINE));
        HttpClient client = HttpClient.newHttpClient();

        assertThat(client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void asks_for_the_proof_if_it_knows_the_app_secret() throws Exception {
        try (MetaEmulator strict =
                MetaEmulator.start(EmulatorSettings.defaults().withAppSecret("s3cret"))) {
            strict.openLine(LINE, "1", "5557770100");
            GraphCaller caller = new GraphCaller(strict);

            assertThat(caller.list(LINE, "").errorCode()).isEqualTo(100);
            assertThat(caller.list(LINE, "?appsecret_proof=" + "0".repeat(64)).errorCode())
                    .isEqualTo(100);
            // printf dev-access-token | openssl dgst -sha256 -hmac s3cret
            String proof = "ff56267ae49cc490c3cf48301f42e0722b357a31873e2fd75a06cf555be9d8e1";
            assertThat(caller.list(LINE, "?appsecret_proof=" + proof).status()).isEqualTo(200);
        }
    }

    @Test
    void binds_to_the_loopback_address_only() throws IOException {
        assertThat(meta.url().getHost()).isEqualTo("127.0.0.1");
        assertThat(meta.wireMock().getOptions().bindAddress()).isEqualTo("127.0.0.1");
    }
}
