package dev.portcullis.dev;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portcullis.dev.GraphCaller.Answer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How the list is read back, page by page. */
class MetaListTest {

    private static final String LINE = "880011002200330";

    private final MetaEmulator meta = MetaEmulator.start();
    private final GraphCaller graph = new GraphCaller(meta);

    @BeforeEach
    void blockFive() {
        meta.limitTo(new Limits(1_000, 64_000, 2));
        meta.blockByHand(
                LINE, IntStream.range(0, 5).mapToObj(i -> "+1555123000" + i).toList());
    }

    @AfterEach
    void stop() {
        meta.close();
    }

    @Test
    void cursors_lead_through_all_pages_to_an_empty_one_without_cursors() throws Exception {
        List<String> found = new ArrayList<>();
        Answer page = graph.list(LINE, "");
        while (!after(page).isEmpty()) {
            found.addAll(page.json().findValuesAsText("wa_id"));
            page = graph.list(LINE, "?after=" + after(page));
        }

        assertThat(found).containsExactly("15551230000", "15551230001", "15551230002", "15551230003", "15551230004");
        assertThat(page.text()).isEqualTo("{\"data\":[]}");
    }

    @Test
    void a_smaller_page_can_be_asked_for_but_no_bigger_one() throws Exception {
        assertThat(graph.list(LINE, "?limit=1").json().path("data")).hasSize(1);
        assertThat(graph.list(LINE, "?limit=50").json().path("data")).hasSize(2);
        assertThat(graph.list(LINE, "?limit=none").errorCode()).isEqualTo(100);
    }

    @Test
    void only_pages_before_the_last_name_a_next_url() throws Exception {
        assertThat(graph.list(LINE, "").json().at("/paging/next").asText()).contains("access_token=FICTITIOUS");
        meta.limitTo(new Limits(1_000, 64_000, 5));
        assertThat(graph.list(LINE, "").json().path("paging").has("next")).isFalse();
    }

    @Test
    void shows_the_ids_it_knows() throws Exception {
        meta.limitTo(Limits.META);
        meta.received(LINE, "15551230000", "US.1", Instant.now());
        meta.blockByHand(LINE, List.of("US.2"));

        JsonNode data = graph.list(LINE, "").json().path("data");

        assertThat(data.get(0).toString())
                .isEqualTo("{\"messaging_product\":\"whatsapp\",\"wa_id\":\"15551230000\",\"user_id\":\"US.1\"}");
        assertThat(data.get(5).toString()).isEqualTo("{\"messaging_product\":\"whatsapp\",\"user_id\":\"US.2\"}");
    }

    @Test
    void a_change_of_the_list_makes_cursors_worthless() throws Exception {
        String after = after(graph.list(LINE, ""));

        meta.unblockByHand(LINE, "+15551230004");

        Answer answer = graph.list(LINE, "?after=" + after);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.errorCode()).isEqualTo(139102);
        assertThat(graph.list(LINE, "?after=rubbish").errorCode()).isEqualTo(100);
    }

    @Test
    void empty_pages_may_go_on_forever() throws Exception {
        meta.turnOn(Quirk.EMPTY_PAGES_FOREVER);
        meta.limitTo(new Limits(1_000, 64_000, 5));

        Answer empty = graph.list(LINE, "?after=" + after(graph.list(LINE, "")));

        assertThat(empty.json().path("data")).isEmpty();
        assertThat(after(empty))
                .isNotEmpty()
                .isEqualTo(empty.json().at("/paging/cursors/before").asText());
        assertThat(graph.list(LINE, "?after=" + after(empty)).text()).isEqualTo(empty.text());
    }

    @Test
    void the_last_page_may_repeat() throws Exception {
        meta.turnOn(Quirk.LAST_PAGE_REPEATS);
        meta.limitTo(new Limits(1_000, 64_000, 3));

        Answer last = graph.list(LINE, "?after=" + after(graph.list(LINE, "")));

        assertThat(last.json().path("data")).hasSize(2);
        assertThat(graph.list(LINE, "?after=" + after(last)).text()).isEqualTo(last.text());
    }

    private static String after(Answer page) {
        return page.json().at("/paging/cursors/after").asText();
    }
}
