package dev.portcullis.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** However a rule file is mangled, it is read, or refused with a reason; nothing else comes of it. */
class MangledRulesTest {

    private static final List<String> SCRAPS = List.of(
            "",
            " ",
            "\n",
            "x",
            "-1",
            "0",
            "true",
            "''",
            "[]",
            "{}",
            "[",
            "{",
            ": ",
            "- ",
            "@",
            "@@",
            "*",
            "\"",
            "'",
            "not: ",
            "all: ",
            "any: ",
            "kind: reaction",
            "text|re: '('",
            "7d",
            "2%",
            "99999999999",
            "\u200B",
            "\uD800");

    private static Path folder;
    private static List<String> words;

    @BeforeContainer
    static void read() throws IOException {
        folder = Files.createTempDirectory("mangled");
        String text = Files.readString(Path.of("src/test/resources/rulebook/example/rules-example.yaml"));
        words = List.of(text.split("(?<=[\\s,:{}\\[\\]])|(?=[\\s,:{}\\[\\]])"));
    }

    @AfterContainer
    static void remove() throws IOException {
        Files.delete(folder.resolve("a.yaml"));
        Files.delete(folder);
    }

    @Property(tries = 500)
    void endsInRulesOrInErrors(
            @ForAll @Size(min = 1, max = 4) List<@IntRange(max = 1_000_000) Integer> places,
            @ForAll @Size(4) List<@IntRange(max = 1_000) Integer> scraps,
            @ForAll boolean replaces) {
        // Given
        List<String> mangled = new ArrayList<>(words);
        for (int i = 0; i < places.size(); i++) {
            int place = places.get(i) % mangled.size();
            String scrap = SCRAPS.get(scraps.get(i) % SCRAPS.size());
            mangled.set(place, replaces ? scrap : mangled.get(place) + scrap);
        }
        RuleFiles.write(folder, "a.yaml", String.join("", mangled).getBytes(StandardCharsets.UTF_8));

        // When
        RuleLoader.Loaded loaded = RuleFiles.load(folder);

        // Then
        assertThat(loaded.ruleSet().isEmpty())
                .isEqualTo(loaded.problems().stream().anyMatch(RuleProblem::isError));
        assertThat(loaded.definition().isPresent()).isEqualTo(loaded.ruleSet().isPresent());
        assertThat(loaded.problems()).allSatisfy(problem -> {
            assertThat(problem.message()).isNotBlank().doesNotContain("\n");
            assertThat(problem.file()).isNotBlank();
        });
    }
}
