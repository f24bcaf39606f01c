package dev.portcullis.rulebook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The schema that editors check rule files by. */
final class RuleSchema {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(VersionFlag.V202012);

    static final JsonNode TREE = read(Path.of("rules/schema.json"));

    private static final JsonSchema SCHEMA = FACTORY.getSchema(TREE);

    private RuleSchema() {}

    private static JsonNode read(Path file) {
        try {
            return JSON.readTree(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the schema has against a rule file. */
    static List<String> faults(String yaml) {
        Object read = new Load(LoadSettings.builder().build()).loadFromString(yaml);
        return messages(SCHEMA, JSON.valueToTree(read));
    }

    /** What JSON Schema has against the schema. */
    static List<String> faultsOfItself() {
        return messages(FACTORY.getSchema(SchemaLocation.of(SchemaId.V202012)), TREE);
    }

    private static List<String> messages(JsonSchema schema, JsonNode tree) {
        return schema.validate(tree).stream().map(Object::toString).toList();
    }
}
