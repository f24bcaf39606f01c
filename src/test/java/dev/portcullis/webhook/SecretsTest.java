package dev.portcullis.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    private final ManualTime time = new ManualTime();

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("secrets");
    }

    @Test
    void stripsWhatIsConfigured() {
        assertThat(new Secrets(List.of(" a ", "", " ", "b\n"), Optional.empty(), time).current())
                .containsExactly("a", "b");
    }

    @Test
    void readsOneALineBesideThoseConfigured() throws IOException {
        Files.writeString(file, "  b  \r\n\n c");

        assertThat(new Secrets(List.of("a"), Optional.of(file), time).current()).containsExactly("a", "b", "c");
    }

    @Test
    void keepsTheSameListWhileNothingChanges() throws IOException {
        Files.writeString(file, "a");
        Secrets secrets = new Secrets(List.of(), Optional.of(file), time);
        List<String> before = secrets.current();

        time.pass(Duration.ofMinutes(1));

        assertThat(secrets.current()).isSameAs(before);
    }

    @Test
    void followsTheFile() throws IOException {
        Files.writeString(file, "old");
        Secrets secrets = new Secrets(List.of(), Optional.of(file), time);
        assertThat(secrets.current()).containsExactly("old");

        // When
        Files.writeString(file, "newer");
        time.pass(Duration.ofSeconds(1));

        // Then
        assertThat(secrets.current()).containsExactly("newer");
    }

    @Test
    void followsASwappedLinkAsKubernetesMakesIt() throws IOException {
        Path old = Files.writeString(folder.resolve("v1"), "old");
        Path fresh = Files.writeString(folder.resolve("v2"), "fresh");
        Files.createSymbolicLink(file, old);
        Secrets secrets = new Secrets(List.of(), Optional.of(file), time);
        assertThat(secrets.current()).containsExactly("old");

        // When
        Files.delete(file);
        Files.createSymbolicLink(file, fresh);
        time.pass(Duration.ofSeconds(1));

        // Then
        assertThat(secrets.current()).containsExactly("fresh");
    }

    @Test
    void keepsTheLastOnesWhileTheFileIsGoneOrEmpty() throws IOException {
        Files.writeString(file, "a");
        Secrets secrets = new Secrets(List.of(), Optional.of(file), time);
        assertThat(secrets.current()).containsExactly("a");

        Files.writeString(file, "");
        time.pass(Duration.ofSeconds(1));
        assertThat(secrets.current()).containsExactly("a");

        Files.delete(file);
        time.pass(Duration.ofSeconds(1));
        assertThat(secrets.current()).containsExactly("a");

        Files.writeString(file, "back");
        time.pass(Duration.ofSeconds(1));
        assertThat(secrets.current()).containsExactly("back");
    }
}
