package dev.portcullis.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EmbeddedRedisRedisTest {

    @TempDir
    private Path folder;

    @Test
    void startsOneServerForAllClients() throws Exception {
        // Given
        EmbeddedRedis embedded = new EmbeddedRedis(new Explicit(Optional.empty(), folder));

        // When
        Set<URI> first = embedded.getHosts();
        Set<URI> second = embedded.getHosts();

        // Then
        URI host = first.iterator().next();
        assertThat(second).containsExactly(host);
        new Socket(host.getHost(), host.getPort()).close();
        embedded.stop();
        assertThatThrownBy(() -> new Socket(host.getHost(), host.getPort())).isInstanceOf(ConnectException.class);
    }

    @Test
    void startsNothingWhereSwitchedOff() {
        // Given
        EmbeddedRedis embedded = new EmbeddedRedis(new Explicit(Optional.of(false), folder.resolve("data")));

        // Then
        assertThatThrownBy(embedded::getHosts)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("QUARKUS_REDIS_HOSTS");
        assertThat(folder).isEmptyDirectory();
    }

    private record Explicit(Optional<Boolean> enabled, Path directory) implements EmbeddedRedisConfig {
        @Override
        public AppendFsync appendfsync() {
            return AppendFsync.EVERYSEC;
        }
    }
}
