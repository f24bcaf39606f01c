package dev.portcullis.dev;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.dev.GraphCaller.Answer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The documented rules of blocking and unblocking. */
class MetaEmulatorTest {

    private static final String LINE = "880011002200330";
    private static final String ADA = "+15551230001";
    private static final String BO = "US.40000000000000000002";
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private static MetaEmulator meta;
    private static GraphCaller graph;

    @BeforeAll
    static void start() {
        meta = MetaEmulator.start(EmulatorSettings.defaults().withClock(InstantSource.fixed(NOW)));
        graph = new GraphCaller(meta);
    }

    @AfterAll
    static void stop() {
        meta.close();
    }

    @BeforeEach
    void openLine() {
        meta.reset();
        meta.openLine(LINE, "1", "5557770100");
    }

    @Test
    void blocks_someone_who_wrote() throws Exception {
        meta.received(LINE, ADA, null, NOW.minusSeconds(1));

        Answer answer = graph.block(LINE, ADA);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text())
                .isEqualTo("{\"messaging_product\":\"whatsapp\",\"block_users\":"
                        + "{\"added_users\":[{\"input\":\"+15551230001\",\"wa_id\":\"15551230001\"}]}}");
        assertThat(meta.blocked(LINE)).containsExactly(ADA);
    }

    @Test
    void echoes_a_business_scoped_id_without_a_phone_number() throws Exception {
        meta.received(LINE, null, BO, NOW);

        Answer answer = graph.block(LINE, BO);

        assertThat(answer.json().at("/block_users/added_users/0").toString())
                .isEqualTo("{\"input\":\"%s\",\"user_id\":\"%s\"}".formatted(BO, BO));
        assertThat(meta.isBlocked(LINE, BO)).isTrue();
    }

    @Test
    void refuses_someone_who_never_wrote_or_not_for_a_day() throws Exception {
        meta.received(LINE, ADA, null, NOW.minus(Duration.ofHours(24)));

        Answer answer = graph.block(LINE, ADA, BO);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.errorCode()).isEqualTo(139100);
        assertThat(answer.inputs("failed_users")).containsExactly(ADA, BO);
        assertThat(answer.json().at("/block_users/failed_users/0/errors/0/code").isInt())
                .isTrue();
        assertThat(answer.json().findValuesAsText("code")).containsOnly("131047", "139100");
        assertThat(meta.blocked(LINE)).isEmpty();
    }

    @Test
    void the_window_closes_as_time_moves() throws Exception {
        meta.received(LINE, ADA, null, NOW);

        meta.advance(Duration.ofHours(24).minusSeconds(1));
        assertThat(graph.block(LINE, ADA).status()).isEqualTo(200);
        assertThat(graph.unblock(LINE, ADA).status()).isEqualTo(200);
        meta.advance(Duration.ofSeconds(1));
        assertThat(graph.block(LINE, ADA).inputs("failed_users")).containsExactly(ADA);
    }

    @Test
    void an_older_message_does_not_move_the_window_back() throws Exception {
        meta.received(LINE, ADA, null, NOW);
        meta.received(LINE, ADA, null, NOW.minus(Duration.ofDays(3)));

        assertThat(graph.block(LINE, ADA).status()).isEqualTo(200);
    }

    @Test
    void each_line_has_its_own_window_and_list() throws Exception {
        meta.openLine("880011002200331", "1", "5557770101");
        meta.received(LINE, ADA, null, NOW);

        assertThat(graph.block("880011002200331", ADA).inputs("failed_users")).containsExactly(ADA);
        graph.block(LINE, ADA);
        assertThat(meta.blocked("880011002200331")).isEmpty();
    }

    @Test
    void a_mixed_result_lists_both() throws Exception {
        meta.received(LINE, ADA, null, NOW);

        Answer answer = graph.block(LINE, ADA, BO);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.inputs("added_users")).containsExactly(ADA);
        assertThat(answer.inputs("failed_users")).containsExactly(BO);
    }

    @Test
    void a_number_without_plus_is_one_of_the_own_country() throws Exception {
        meta.openLine("9900", "49", "3012345678");
        meta.received("9900", "15551230001", null, NOW);
        meta.received("9900", "4915551230001", null, NOW);

        Answer answer = graph.block("9900", "15551230001");

        assertThat(answer.json().at("/block_users/added_users/0/wa_id").asText())
                .isEqualTo("4915551230001");
        assertThat(meta.blocked("9900")).containsExactly("+4915551230001");
    }

    @Test
    void a_phone_number_wins_over_a_user_id() throws Exception {
        meta.received(LINE, ADA, null, NOW);
        meta.received(LINE, null, BO, NOW);
        String body = "{\"messaging_product\":\"whatsapp\",\"block_users\":[{\"user\":\"%s\",\"user_id\":\"%s\"}]}";

        graph.send("POST", GraphCaller.path(LINE), body.formatted(ADA, BO));

        assertThat(meta.blocked(LINE)).containsExactly(ADA);
    }

    @Test
    void knows_both_ids_as_one_person() throws Exception {
        meta.received(LINE, ADA, BO, NOW);

        graph.block(LINE, ADA);
        assertThat(meta.isBlocked(LINE, BO)).isTrue();
        graph.unblock(LINE, BO);
        assertThat(meta.blocked(LINE)).isEmpty();
    }

    @Test
    void delivers_nothing_that_a_blocked_sender_writes() throws Exception {
        assertThat(meta.received(LINE, ADA, null, NOW)).isTrue();
        graph.block(LINE, ADA);

        assertThat(meta.received(LINE, ADA, null, NOW)).isFalse();
        assertThat(meta.received(LINE, ADA, null, NOW.minusSeconds(1))).isTrue();
    }

    @Test
    void refuses_the_own_number_and_what_is_no_number() throws Exception {
        Answer answer = graph.block(LINE, "+15557770100", "+1555abc");

        assertThat(answer.json().at("/block_users/failed_users/0/errors/0/code").asInt())
                .isEqualTo(131021);
        assertThat(answer.json().at("/block_users/failed_users/1/errors/0/code").asInt())
                .isEqualTo(131047);
        assertThat(answer.json().at("/block_users/failed_users/1").has("wa_id")).isFalse();
    }

    @Test
    void refuses_a_parent_id_and_an_element_without_id() throws Exception {
        assertThat(graph.block(LINE, "US.ENT.11815799212886844830").errorCode()).isEqualTo(100);
        String body = "{\"messaging_product\":\"whatsapp\",\"block_users\":[{}]}";
        assertThat(graph.send("POST", GraphCaller.path(LINE), body).errorCode()).isEqualTo(100);
    }

    @Test
    void requires_the_product_and_the_list_also_on_delete() throws Exception {
        for (String method : List.of("POST", "DELETE")) {
            assertThat(graph.send(method, GraphCaller.path(LINE), "{\"block_users\":[]}")
                            .errorCode())
                    .isEqualTo(100);
            assertThat(graph.send(method, GraphCaller.path(LINE), "").errorCode())
                    .isEqualTo(100);
            assertThat(graph.send(method, GraphCaller.path(LINE), "{\"messaging_product\":\"whatsapp\"}")
                            .errorCode())
                    .isEqualTo(100);
        }
    }

    @Test
    void an_empty_list_is_fine() throws Exception {
        assertThat(graph.block(LINE).status()).isEqualTo(200);
    }

    @Test
    void blocking_and_unblocking_again_change_nothing() throws Exception {
        meta.received(LINE, ADA, null, NOW);
        graph.block(LINE, ADA);
        meta.advance(Duration.ofDays(2));

        assertThat(graph.block(LINE, ADA).inputs("added_users")).containsExactly(ADA);
        assertThat(graph.unblock(LINE, ADA).inputs("removed_users")).containsExactly(ADA);
        assertThat(graph.unblock(LINE, ADA).inputs("removed_users")).containsExactly(ADA);
    }

    @Test
    void logs_every_call() throws Exception {
        graph.block(LINE, ADA, BO);
        graph.list(LINE, "");
        meta.letIn();
        graph.unblock(LINE, ADA);

        assertThat(meta.calls())
                .containsExactly(
                        new Call("POST", LINE, List.of(ADA, BO), NOW),
                        new Call("GET", LINE, List.of(), NOW),
                        new Call("DELETE", LINE, List.of(ADA), NOW));
    }

    @Test
    void tells_when_it_does_not_know_the_line() throws Exception {
        Answer answer = graph.list("1", "");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.errorCode()).isEqualTo(100);
        assertThat(answer.json().at("/error/error_subcode").asInt()).isEqualTo(33);
        assertThat(graph.send("GET", "/v26.0/me", "").errorCode()).isEqualTo(2500);
    }
}
