package dev.portcullis.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RareLogTest {

    private static final String NAME = "dev.portcullis.webhook.RareLogTest";

    private final ManualTime time = new ManualTime();
    private final RareLog log = new RareLog(org.jboss.logging.Logger.getLogger(NAME), time);
    private final Lines lines = new Lines();
    private final Logger sink = Logger.getLogger(NAME);

    @BeforeEach
    void listen() {
        sink.addHandler(lines);
    }

    @AfterEach
    void leave() {
        sink.removeHandler(lines);
    }

    @Test
    void saysAThingOnceAMinuteAndHowOftenItWasKept() {
        for (int i = 0; i < 100; i++) {
            log.warn(Refusal.MISSING, "missing");
        }
        assertThat(lines.said).containsExactly("missing");

        time.pass(Duration.ofMinutes(1));
        log.warn(Refusal.MISSING, "missing");

        assertThat(lines.said).containsExactly("missing", "missing (and 99 times since it was last said)");
    }

    @Test
    void keepsTopicsApart() {
        log.warn(Refusal.MISSING, "missing");
        log.warn(Refusal.MISMATCH, "mismatch");

        assertThat(lines.said).containsExactly("missing", "mismatch");
    }

    private static final class Lines extends Handler {

        private final List<String> said = new ArrayList<>();

        @Override
        public void publish(LogRecord line) {
            said.add(line.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
