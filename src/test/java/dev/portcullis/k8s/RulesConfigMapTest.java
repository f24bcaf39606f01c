package dev.portcullis.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class RulesConfigMapTest {

    private static final Path RULES = Path.of("rules");

    @Test
    void holdsEveryRuleAndListFile() throws IOException {
        List<String> expected;
        try (Stream<Path> files = Files.list(RULES)) {
            expected = files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals("Kustomization") && !name.matches(".*\\.(json|md)"))
                    .toList();
        }

        assertThat(listed())
                .as("files in rules/Kustomization are those of the folder")
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    private static List<String> listed() throws IOException {
        Object kustomization = new Load(LoadSettings.builder().build())
                .loadFromString(Files.readString(RULES.resolve("Kustomization")));
        JsonNode generator =
                new ObjectMapper().<JsonNode>valueToTree(kustomization).at("/configMapGenerator/0/files");
        return StreamSupport.stream(generator.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
