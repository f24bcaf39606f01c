package dev.portcullis.dev;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.dev.GraphCaller.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ControlEndpointTest {

    private static final String LINE = "880011002200330";
    private static final String ADA = "+15551230001";

    private final MetaEmulator meta = MetaEmulator.start();
    private final GraphCaller caller = new GraphCaller(meta);

    @AfterEach
    void stop() {
        meta.close();
    }

    @Test
    void a_sender_that_it_is_told_of_can_be_blocked_and_seen() throws Exception {
        assertThat(tell("/lines/" + LINE + "/received", "{\"phone\":\"%s\",\"user_id\":\"US.1\"}".formatted(ADA))
                        .text())
                .isEqualTo("{\"delivered\":true}");
        caller.block(LINE, ADA);

        Answer state = caller.send("GET", "/_emulator/lines/" + LINE, "");

        assertThat(state.json().path("blocked").toString()).isEqualTo("[\"15551230001\"]");
        assertThat(state.json().at("/calls/0/method").asText()).isEqualTo("POST");
        assertThat(state.json().at("/calls/0/users").toString()).isEqualTo("[\"" + ADA + "\"]");
        assertThat(meta.isBlocked(LINE, "US.1")).isTrue();
    }

    @Test
    void failures_are_planned_and_lifted() throws Exception {
        meta.openLine(LINE, "1", "5557770100");
        tell("/failures", "{\"mishap\":\"UNAVAILABLE\",\"times\":0,\"method\":\"GET\"}");
        assertThat(caller.list(LINE, "").status()).isEqualTo(503);
        assertThat(caller.list(LINE, "").status()).isEqualTo(503);
        assertThat(caller.block(LINE).status()).isEqualTo(200);

        caller.send("DELETE", "/_emulator/failures", "");
        assertThat(caller.list(LINE, "").status()).isEqualTo(200);
    }

    @Test
    void time_moves_on() throws Exception {
        tell("/lines/" + LINE + "/received", "{\"phone\":\"%s\"}".formatted(ADA));
        tell("/clock", "{\"advance\":\"PT25H\"}");

        assertThat(caller.block(LINE, ADA).inputs("failed_users")).containsExactly(ADA);
    }

    @Test
    void quirks_are_turned_on_and_everything_is_forgotten() throws Exception {
        tell("/quirks", "{\"quirk\":\"STRANGERS_HAVE_WRITTEN\"}");
        assertThat(caller.block(LINE, ADA).status()).isEqualTo(200);
        tell("/quirks", "{\"quirk\":\"STRANGERS_HAVE_WRITTEN\",\"on\":false}");
        assertThat(caller.block(LINE, "+15551230009").status()).isEqualTo(400);

        caller.send("DELETE", "/_emulator", "");
        assertThat(meta.blocked(LINE)).isEmpty();
        assertThat(meta.calls()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/failures, {\"mishap\":\"NONE\"}, 400",
        "/clock, {\"advance\":\"a day\"}, 400",
        "/lines/1/received, {}, 400",
        "/failures, '', 400",
        "/nothing, {}, 404"
    })
    void what_it_cannot_read_it_refuses(String path, String body, int status) throws Exception {
        Answer answer = tell(path, body);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().path("problem").asText()).isNotEmpty();
    }

    private Answer tell(String path, String body) throws Exception {
        return caller.send("POST", "/_emulator" + path, body);
    }
}
