package dev.portcullis.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.graph.TokenConfig;
import dev.portcullis.message.LineId;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LinesOfSettingsTest {

    @Test
    void namesTheLinesThatHaveSettings() {
        LinesOfSettings lines = new LinesOfSettings(() -> Map.of("1002", new Token(), "no line", new Token()));

        assertThat(lines.ids()).containsExactly(new LineId("1002"));
    }

    private record Token() implements TokenConfig {

        @Override
        public Optional<String> accessToken() {
            return Optional.of("a token");
        }

        @Override
        public Optional<Path> accessTokenFile() {
            return Optional.empty();
        }
    }
}
