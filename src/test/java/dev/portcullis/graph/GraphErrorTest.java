package dev.portcullis.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

final class GraphErrorTest {

    @Test
    void namesMetasCodesAndTraceInLogs() {
        GraphError error =
                new GraphError(190, OptionalInt.of(463), "Session of Ada", "details", Optional.of("AbCd"), 401);

        assertThat(error).hasToString("error 190/463 (HTTP 401, trace AbCd)");
    }

    @Test
    void saysInWordsWhatHasNoCode() {
        assertThat(GraphError.withoutCode("connection lost", "SocketException", 0))
                .hasToString("no answer: connection lost");
        assertThat(GraphError.withoutCode("words of somebody else", "", 503))
                .hasToString("HTTP 503 without an error code");
    }

    @Test
    void explainsWhatHappenedWhereMetaSaidNothing() {
        assertThat(noteOf("no answer in time", "")).endsWith("no answer in time.");
        assertThat(noteOf("no connection", "ConnectException")).endsWith("no connection (ConnectException).");
    }

    private static String noteOf(String message, String details) {
        return FailureKinds.explain(GraphError.withoutCode(message, details, 0)).note();
    }
}
