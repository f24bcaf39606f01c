package dev.portcullis.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.rules.RuleDefinition;
import dev.portcullis.rules.RuleSetDefinition;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The file that shows the whole vocabulary. */
class RulesExampleTest {

    @Test
    void loadsAsItStands() {
        // When
        RuleLoader.Loaded loaded = RuleFiles.load(Path.of("src/test/resources/rulebook/example"));

        // Then
        assertThat(loaded.problems()).isEmpty();
        RuleSetDefinition definition = loaded.definition().orElseThrow();
        assertThat(definition.rules())
                .extracting(RuleDefinition::rule)
                .extracting(rule -> rule.id())
                .containsExactly(
                        "flood-sender",
                        "crypto-bait-with-link",
                        "pattern-and-kinds",
                        "same-text-many-senders",
                        "two-bait-phrases",
                        "same-text-one-sender",
                        "shouting",
                        "link-signal");
        assertThat(definition.thresholds()).hasSize(1);
        assertThat(loaded.tests()).hasSize(10);
    }
}
