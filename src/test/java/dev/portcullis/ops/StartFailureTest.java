package dev.portcullis.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.QuarkusBindException;
import java.io.IOException;
import java.net.BindException;
import java.util.List;
import org.junit.jupiter.api.Test;

class StartFailureTest {

    @Test
    void doesNotAddToAListThatIsWhole() {
        assertThat(StartFailure.explain(new IllegalStateException(new UnusableSettings(List.of("one", "two\nlines")))))
                .contains(UnusableSettings.describe(List.of("one", "two\nlines")));
    }

    @Test
    void saysWhichPortIsTaken() {
        assertThat(StartFailure.explain(new QuarkusBindException("0.0.0.0", 8080, new BindException("in use"))))
                .hasValueSatisfying(text -> assertThat(text).contains("8080", "QUARKUS_HTTP_PORT"));
    }

    @Test
    void leavesOtherFailuresToTheirStackTrace() {
        assertThat(StartFailure.explain(new IllegalStateException(new IOException("disk"))))
                .isEmpty();
    }
}
