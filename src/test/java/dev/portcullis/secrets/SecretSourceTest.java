package dev.portcullis.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretSourceTest {

    @TempDir
    Path folder;

    @Test
    void isAbsentWhereNothingIsSet() {
        assertThat(SecretSource.of("a.key", Optional.empty(), Optional.empty())).isEmpty();
    }

    @Test
    void stripsWhiteSpaceAndPrefersTheKeyToTheFile() throws IOException {
        Path file = Files.writeString(folder.resolve("token"), "\n\t from-file \r\n");

        assertThat(fromFile(file).current()).contains("from-file");
        SecretSource both = SecretSource.of("a.key", Optional.of(" inline "), Optional.of(file))
                .orElseThrow();
        assertThat(both.current()).contains("inline");
        assertThat(both.key()).isEqualTo("a.key");
        assertThat(fromFile(file).key()).isEqualTo("a.key-file");
    }

    @Test
    void readsAFileAgainWhenItChanges() throws IOException {
        Path file = Files.writeString(folder.resolve("token"), "first");
        SecretSource source = fromFile(file);
        assertThat(source.current()).contains("first");

        Files.writeString(file, "second-one");

        assertThat(source.current()).contains("second-one");
    }

    @Test
    void seesALinkThatPointsElsewhere() throws IOException {
        // Given
        Path one = Files.createDirectory(folder.resolve("one"));
        Path two = Files.createDirectory(folder.resolve("two"));
        FileTime sameTime = FileTime.from(Instant.parse("2026-11-22T12:00:00Z"));
        Files.setLastModifiedTime(Files.writeString(one.resolve("token"), "aaaa"), sameTime);
        Files.setLastModifiedTime(Files.writeString(two.resolve("token"), "bbbb"), sameTime);
        Path current = Files.createSymbolicLink(folder.resolve("current"), one);
        SecretSource source = fromFile(current.resolve("token"));
        assertThat(source.current()).contains("aaaa");

        // When
        Path next = Files.createSymbolicLink(folder.resolve("next"), two);
        Files.move(next, current, StandardCopyOption.ATOMIC_MOVE);

        // Then
        assertThat(source.current()).contains("bbbb");
    }

    @Test
    void readsAFileAgainThatIsDistrusted() throws IOException {
        // Given
        FileTime sameTime = FileTime.from(Instant.parse("2026-11-22T12:00:00Z"));
        Path file = folder.resolve("token");
        Files.setLastModifiedTime(Files.writeString(file, "aaaa"), sameTime);
        SecretSource source = fromFile(file);
        assertThat(source.current()).contains("aaaa");
        Files.setLastModifiedTime(Files.writeString(file, "bbbb"), sameTime);

        // When
        source.distrust();

        // Then
        assertThat(source.current()).contains("bbbb");
    }

    @Test
    void keepsTheLastSecretOfAFileThatIsGone() throws IOException {
        Path file = Files.writeString(folder.resolve("token"), "first");
        SecretSource source = fromFile(file);
        assertThat(source.current()).contains("first");

        Files.delete(file);

        assertThat(source.current()).contains("first");
        assertThat(source.problem())
                .hasValueSatisfying(problem -> assertThat(problem).contains("a.key-file", "does not exist"));
        Files.writeString(file, "again");
        assertThat(source.current()).contains("again");
        assertThat(source.problem()).isEmpty();
    }

    @Test
    void keepsTheLastSecretWhileTheFileIsWritten() throws IOException {
        Path file = Files.writeString(folder.resolve("token"), "first");
        SecretSource source = fromFile(file);
        assertThat(source.current()).contains("first");

        Files.writeString(file, "");

        assertThat(source.current()).contains("first");
        assertThat(source.problem())
                .hasValueSatisfying(problem -> assertThat(problem).contains("is empty"));
    }

    @Test
    void saysWhyAFileGivesNoSecret() throws IOException {
        SecretSource missing = fromFile(folder.resolve("missing"));
        SecretSource directory = fromFile(Files.createDirectory(folder.resolve("directory")));

        assertThat(missing.current()).isEmpty();
        assertThat(missing.problem())
                .hasValueSatisfying(problem -> assertThat(problem).contains("does not exist"));
        assertThat(directory.current()).isEmpty();
        assertThat(directory.problem())
                .hasValueSatisfying(problem -> assertThat(problem).contains("cannot be read"));
    }

    @ParameterizedTest
    @ValueSource(strings = {" \n", "two words", "line\nbreak", "caf\u00e9", "nul\u0000"})
    void refusesWhatNoHeaderCanCarry(String text) {
        SecretSource source =
                SecretSource.of("a.key", Optional.of(text), Optional.empty()).orElseThrow();

        assertThat(source.current()).isEmpty();
        assertThat(source.problem())
                .hasValueSatisfying(problem ->
                        assertThat(problem).startsWith("a.key").doesNotContain("words", "break", "caf", "nul"));
    }

    @Test
    void refusesAFileThatIsTooLongForASecret() throws IOException {
        Path file = Files.writeString(folder.resolve("token"), "x".repeat(20_000));

        assertThat(fromFile(file).problem())
                .hasValueSatisfying(problem -> assertThat(problem).contains("more than"));
    }

    @Test
    void doesNotShowTheSecret() {
        SecretSource source = SecretSource.of("a.key", Optional.of("s3cret"), Optional.empty())
                .orElseThrow();

        assertThat(source.toString()).isEqualTo("secret of a.key");
    }

    private static SecretSource fromFile(Path file) {
        return SecretSource.of("a.key", Optional.empty(), Optional.of(file)).orElseThrow();
    }
}
