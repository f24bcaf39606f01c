package dev.portcullis.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the reference shows works, and what the loader knows is in the reference. */
class RuleReferenceTest {

    private static final Pattern LIST_FILE = Pattern.compile("file: ([a-z-]+\\.txt)");
    private static final Pattern LIST_NAME = Pattern.compile("\"@([a-z_]+)\"");

    @TempDir
    private Path folder;

    static List<String> files() {
        return RuleReference.files();
    }

    @ParameterizedTest
    @MethodSource("files")
    void showsFilesThatLoad(String file) {
        // Given
        RuleFiles.write(folder, "a.yaml", file);
        found(LIST_FILE, file).forEach(name -> RuleFiles.write(folder, name, "# Hosts\nyoutube.com\n"));

        // When
        RuleLoader.Loaded loaded = RuleFiles.load(folder);

        // Then
        assertThat(loaded.problems()).isEmpty();
        assertThat(RuleSchema.faults(file)).isEmpty();
    }

    static List<String> conditions() {
        return RuleReference.conditions();
    }

    @ParameterizedTest
    @MethodSource("conditions")
    void showsConditionsThatLoad(String condition) {
        // Given
        String kind = condition.startsWith("link") ? "hosts" : "keywords";
        String lists = found(LIST_NAME, condition)
                .map(name -> "  " + name + ": {kind: " + kind + ", values: [a.example, b.example]}\n")
                .collect(Collectors.joining());
        String file = Faults.rule("match:\n  all:\n    - " + condition)
                + Optional.of(lists)
                        .filter(some -> !some.isEmpty())
                        .map(some -> "lists:\n" + some)
                        .orElse("");
        RuleFiles.write(folder, "a.yaml", file);

        // When
        RuleLoader.Loaded loaded = RuleFiles.load(folder);

        // Then
        assertThat(loaded.problems()).isEmpty();
        assertThat(RuleSchema.faults(file)).isEmpty();
    }

    @Test
    void showsEachCondition() {
        // When
        Set<String> shown = RuleReference.conditions().stream()
                .flatMap(condition -> Arrays.stream(condition.split(": ", 2)[0].split("\\|")))
                .collect(Collectors.toSet());

        // Then
        assertThat(shown).containsAll(ConditionReader.KEYS);
        assertThat(shown)
                .containsAll(RuleWords.modifiers().stream()
                        .filter(modifier -> !modifier.equals("word"))
                        .toList());
    }

    @Test
    void namesEveryWordThatTheLoaderKnows() {
        // Given
        Stream<String> known = Stream.of(RuleWords.keys(), RuleWords.choices())
                .flatMap(words -> words.values().stream())
                .flatMap(List::stream)
                .flatMap(word -> Arrays.stream(word.split("\\|")));

        // Then
        assertThat(RuleReference.words()).containsAll(known.toList()).containsAll(RuleWords.modifiers());
    }

    private static Stream<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map((MatchResult found) -> found.group(1));
    }
}
