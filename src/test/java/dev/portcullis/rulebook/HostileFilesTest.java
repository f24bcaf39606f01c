package dev.portcullis.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files made to exhaust their reader. */
class HostileFilesTest {

    @TempDir
    private Path folder;

    static Stream<Arguments> hostile() {
        String laughs = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n";
        return Stream.of(
                Arguments.of("aliases", laughs.getBytes(StandardCharsets.UTF_8), "rule files know no aliases"),
                Arguments.of("deep lists", "[".repeat(500_000).getBytes(StandardCharsets.UTF_8), "nested deeper than"),
                Arguments.of(
                        "deep maps", "{a: ".repeat(200_000).getBytes(StandardCharsets.UTF_8), "nested deeper than"),
                Arguments.of(
                        "deep block lists",
                        "- ".repeat(200_000).getBytes(StandardCharsets.UTF_8),
                        "nested deeper than"),
                Arguments.of("large", new byte[100_000_000], "is larger than 1 MiB"),
                Arguments.of("binary", new byte[] {(byte) 0xC3, 0x28}, "is not UTF-8"),
                Arguments.of("controls", new byte[] {0, 1, 2}, "not YAML"),
                Arguments.of("recursive", "&a [*a]".getBytes(StandardCharsets.UTF_8), "rule files know no aliases"));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void endsHostileFilesWithAClearWord(String name, byte[] bytes, String message) {
        // Given
        RuleFiles.write(folder, "a.yaml", bytes);

        // When
        RuleLoader.Loaded loaded = RuleFiles.load(folder);

        // Then
        assertThat(loaded.ruleSet()).isEmpty();
        assertThat(loaded.problems()).anyMatch(problem -> problem.message().contains(message));
    }
}
