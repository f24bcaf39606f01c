package dev.portcullis.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostAndPortTest {

    @ParameterizedTest
    @CsvSource({
        "proxy.internal:3128,        proxy.internal, 3128",
        "http://proxy.internal:3128, proxy.internal, 3128",
        "10.0.0.7:8080/,             10.0.0.7,       8080",
        "[::1]:3128,                 ::1,            3128"
    })
    void readsHostAndPort(String text, String host, int port) {
        assertThat(HostAndPort.parse(text)).contains(new HostAndPort(host, port));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "proxy.internal", ":3128", "proxy.internal:0", "proxy.internal:65536", "socks5://a:1"})
    void refusesAnythingElse(String text) {
        assertThat(HostAndPort.parse(text)).isEmpty();
    }
}
