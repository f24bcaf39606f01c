package dev.portcullis.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.message.MessageContent;
import dev.portcullis.message.MessageKind;
import dev.portcullis.rules.Action;
import dev.portcullis.rules.Inbound;
import dev.portcullis.rules.Mode;
import dev.portcullis.rules.Rule;
import dev.portcullis.rules.RuleSet;
import dev.portcullis.rules.Severity;
import dev.portcullis.rules.Window;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleLoaderTest {

    private static final String FULL = """
            version: 1
            lines: ["106540352242922"]
            lists:
              bait: {kind: keywords, values: ["double your bitcoin", 'wallet recovery']}
              named: {kind: texts, file: names.txt}
            rules:
              - id: full
                title: Everything at once
                description: Why
                references: [https://example.org/a]
                tags: [one, two]
                falsepositives: [those who quote it]
                severity: critical
                mode: enforce
                on: [text, image]
                match:
                  all:
                    - text|phrase: "@bait"
                    - any:
                        - text|cased|re: '[A-Z]{3}'
                        - text|all|contains: [now, today]
                  not: {text: "@named"}
                aggregate: {count: messages, by: sender, within: 10m, gte: 2}
                action: hold
                limits: {blocks_per_hour: 7}
              - {id: short, title: Short, match: {any: {text|contains: "@@home"}}, action: tag}
            """;

    @TempDir
    private Path folder;

    @Test
    void readsTheWholeVocabulary() {
        // Given
        RuleFiles.write(folder, "names.txt", "# our people\nann\nbob  # the builder\n\n");
        RuleFiles.write(folder, "full.yaml", FULL);

        // When
        RuleSet rules = loaded();

        // Then
        Rule full = rules.rules().getFirst();
        assertThat(full.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(full.mode()).isEqualTo(Mode.ENFORCE);
        assertThat(full.action()).isEqualTo(Action.HOLD);
        assertThat(full.limits().blocksPerHour()).isEqualTo(7);
        assertThat(full.notes().tags()).containsExactly("one", "two");
        assertThat(full.notes().file()).isEqualTo("full.yaml");
        assertThat(full.notes().line()).isEqualTo(7);
        assertThat(windows(rules, "NOW double your bitcoin"))
                .extracting(Window::within)
                .containsExactly(Duration.ofMinutes(10));
        assertThat(windows(rules, "wallet recovery, today or now")).hasSize(1);
        assertThat(windows(rules, "wallet recovery, today")).isEmpty();
        assertThat(windows(rules, "NOW double your bitcoin, ann")).isEmpty();
        assertThat(windows(rules, "NOW double your bitcoin, bob")).isEmpty();
    }

    @Test
    void fillsInDefaults() {
        // Given
        RuleFiles.write(folder, "names.txt", "ann");
        RuleFiles.write(folder, "full.yaml", FULL);

        // When
        RuleSet rules = loaded();

        // Then
        Rule shorter = rules.rules().getLast();
        assertThat(shorter.mode()).isEqualTo(Mode.SHADOW);
        assertThat(shorter.severity()).isEqualTo(Severity.MEDIUM);
        assertThat(shorter.limits().blocksPerHour()).isEqualTo(1_000);
        assertThat(rules.match(Inbound.text("me@home")).isEmpty()).isFalse();
        assertThat(rules.match(Inbound.of(MessageContent.of(MessageKind.REACTION, List.of())))
                        .isEmpty())
                .isTrue();
    }

    @Test
    void takesByteOrderMarkAndWindowsLineEnds() {
        // Given
        RuleFiles.write(
                folder, "a.yml", "\uFEFF" + RuleFiles.GOOD.formatted("hi").replace("\n", "\r\n"));

        // When
        RuleSet rules = loaded();

        // Then
        assertThat(rules.match(Inbound.text("hi")).isEmpty()).isFalse();
    }

    @Test
    void knowsYaml12Booleans() {
        // Given
        RuleFiles.write(folder, "a.yaml", RuleFiles.GOOD.formatted("NO").replace("mode: enforce", "mode: off"));

        // When
        RuleSet rules = loaded();

        // Then
        assertThat(rules.rules()).extracting(Rule::mode).containsExactly(Mode.OFF);
        assertThat(rules.match(Inbound.text("no")).isEmpty()).isTrue();
    }

    @Test
    void ignoresWhatIsNoRuleFile() {
        // Given
        RuleFiles.write(folder, "a.yaml", RuleFiles.GOOD.formatted("hi"));
        RuleFiles.write(folder, ".b.yaml", "broken: [");
        RuleFiles.write(folder, "schema.json", "{");
        RuleFiles.write(folder.resolve("deeper"), "c.yaml", "broken: [");

        // When
        RuleSet rules = loaded();

        // Then
        assertThat(rules.rules()).hasSize(1);
    }

    @Test
    void hashDependsOnMeaningOnly() {
        // Given
        String two = RuleFiles.GOOD.formatted("two").replace("id: word", "id: other");
        Path one = folder.resolve("one");
        RuleFiles.write(one, "a.yaml", RuleFiles.GOOD.formatted("hi"));
        RuleFiles.write(one, "b.yaml", two);
        Path same = folder.resolve("same");
        RuleFiles.write(same, "z.yaml", "# moved\n" + RuleFiles.GOOD.formatted("\"hi\""));
        RuleFiles.write(same, "b.yml", two);
        Path other = folder.resolve("other");
        RuleFiles.write(other, "a.yaml", RuleFiles.GOOD.formatted("ho"));
        RuleFiles.write(other, "b.yaml", two);

        // When
        String hash = loaded(one).hash();

        // Then
        assertThat(loaded(same).hash()).isEqualTo(hash);
        assertThat(loaded(other).hash()).isNotEqualTo(hash);
    }

    @Test
    void takesTenThousandKeywordsFromAFile() {
        // Given
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < 10_000; i++) {
            words.append("word").append(Integer.toString(i, 36)).append(" bait\n");
        }
        RuleFiles.write(folder, "words.txt", words.toString().getBytes(StandardCharsets.UTF_8));
        RuleFiles.write(
                folder,
                "a.yaml",
                "lists: {words: {kind: keywords, file: words.txt}}\n"
                        + RuleFiles.GOOD.replace("text: %s", "text|phrase: \"@words\""));

        // When
        RuleSet rules = loaded();

        // Then
        assertThat(rules.match(Inbound.text("a word7pr, bait")).isEmpty()).isFalse();
        assertThat(rules.match(Inbound.text("a word7xx, bait")).isEmpty()).isTrue();
    }

    private static Set<Window> windows(RuleSet rules, String text) {
        return rules.match(Inbound.text(text)).windows();
    }

    private RuleSet loaded() {
        return loaded(folder);
    }

    private static RuleSet loaded(Path folder) {
        RuleLoader.Loaded loaded = RuleFiles.load(folder);
        assertThat(loaded.problems()).isEmpty();
        return loaded.ruleSet().orElseThrow();
    }
}
