package dev.portcullis.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressFilterTest {

    private static final String TELLER = "io.quarkus.vertx.http.runtime.QuarkusErrorHandler";

    @ParameterizedTest
    @CsvSource({
        "/api/v1/lines/880011002200330/senders/+15551230001, /api/v1/lines/***",
        "/prefix/lines/1/senders/US.13491208655302741918?from=decisions, /prefix/lines/***?from=decisions",
        "/api/v1/rules, /api/v1/rules"
    })
    void noSenderIsNamedInTheAddressOfAFailedRequest(String address, String shown) {
        LogRecord line = new LogRecord(Level.SEVERE, "HTTP Request to %s failed, error id: %s");
        line.setLoggerName(TELLER);
        line.setParameters(new Object[] {address, "7-1"});

        assertThat(new AddressFilter().isLoggable(line)).isTrue();
        assertThat(line.getParameters()).containsExactly(shown, "7-1");
    }
}
