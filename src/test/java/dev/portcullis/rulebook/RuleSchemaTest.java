package dev.portcullis.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The schema says what the loader says: the same words. */
class RuleSchemaTest {

    @TempDir
    private Path folder;

    @Test
    void isASchema() {
        // Then
        assertThat(RuleSchema.faultsOfItself()).isEmpty();
    }

    static Stream<Arguments> keys() {
        return arguments(RuleWords.keys());
    }

    @ParameterizedTest
    @MethodSource("keys")
    void hasTheKeysOfTheLoader(String place, List<String> keys) {
        // When
        JsonNode schema = RuleSchema.TREE.at(place);

        // Then
        assertThat(fieldNames(schema.get("properties"))).containsExactlyInAnyOrderElementsOf(keys);
        assertThat(schema.path("additionalProperties").asText()).isEqualTo("false");
    }

    @Test
    void hasNoOtherMappings() {
        // When
        List<String> strict = new ArrayList<>();
        collectStrict(RuleSchema.TREE, JsonPointer.empty(), strict);

        // Then
        strict.remove("/properties/lists");
        assertThat(strict).containsExactlyInAnyOrderElementsOf(RuleWords.keys().keySet());
    }

    static Stream<Arguments> choices() {
        return arguments(RuleWords.choices());
    }

    @ParameterizedTest
    @MethodSource("choices")
    void offersTheChoicesOfTheLoader(String place, List<String> choices) {
        // When
        List<String> offered = new ArrayList<>();
        RuleSchema.TREE.at(place).path("enum").forEach(choice -> offered.add(choice.asText()));

        // Then
        assertThat(offered).containsExactlyInAnyOrderElementsOf(choices);
    }

    static Stream<String> modifiers() {
        List<String> words = Stream.concat(RuleWords.modifiers().stream(), Stream.of("regex", "Phrase"))
                .toList();
        Stream<String> pairs = words.stream().flatMap(one -> words.stream().map(other -> "text|" + one + "|" + other));
        return Stream.of(
                        words.stream().map(word -> "profile_name|" + word),
                        pairs,
                        Stream.of("text|", "text||re", "TEXT", "texts", "text|all|re|cased", "text|all|re|cased|all"))
                .flatMap(keys -> keys);
    }

    @ParameterizedTest
    @MethodSource("modifiers")
    void takesTheModifiersThatTheLoaderTakes(String key) {
        // Given
        String file = Faults.rule("match: {all: {" + key + ": x}}");
        RuleFiles.write(folder, "a.yaml", file);

        // When
        boolean loaded = RuleFiles.load(folder).ruleSet().isPresent();

        // Then
        assertThat(RuleSchema.faults(file).isEmpty()).isEqualTo(loaded);
    }

    private static Stream<Arguments> arguments(Map<String, List<String>> words) {
        return words.entrySet().stream().map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
    }

    private static List<String> fieldNames(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static void collectStrict(JsonNode node, JsonPointer place, List<String> strict) {
        if (node.path("additionalProperties").isBoolean()) {
            strict.add(place.toString());
        }
        node.properties()
                .forEach(entry -> collectStrict(entry.getValue(), place.appendProperty(entry.getKey()), strict));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            collectStrict(node.get(i), place.appendIndex(i), strict);
        }
    }
}
