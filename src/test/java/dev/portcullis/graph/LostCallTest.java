package dev.portcullis.graph;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.ProcessingException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LostCallTest {

    static Stream<Arguments> causes() {
        return Stream.of(
                Arguments.of(new ConnectException("refused"), false),
                Arguments.of(new UnknownHostException("graph.example"), false),
                Arguments.of(new SSLHandshakeException("untrusted"), false),
                Arguments.of(new TimeoutException("POST /v26.0/1/block_users?appsecret_proof=abc"), true),
                Arguments.of(new SocketException("reset"), true),
                Arguments.of(new IOException("closed"), true),
                Arguments.of(new IllegalStateException("?appsecret_proof=abc"), true));
    }

    @ParameterizedTest
    @MethodSource("causes")
    void knowsWhatCannotHaveBeenSent(Throwable cause, boolean mayHaveArrived) {
        Exchange.Lost lost = LostCall.of(new ProcessingException("?appsecret_proof=abc", cause));

        assertThat(lost.mayHaveArrived()).isEqualTo(mayHaveArrived);
        assertThat(lost.details()).isEqualTo(cause.getClass().getSimpleName());
        assertThat(lost.toString()).doesNotContain("abc");
    }
}
