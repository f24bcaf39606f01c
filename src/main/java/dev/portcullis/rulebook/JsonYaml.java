package dev.portcullis.rulebook;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * JSON as the values of a rule file, so that both are read by one reader. In place of the file's name stands the path of
 * the field.
 */
final class JsonYaml {

    /** How an API spells what rule files spell otherwise. */
    private static final Map<String, String> OTHER_NAMES =
            Map.of("sender", "from", "profileName", "profile_name", "mediaHash", "media_hash");

    /** A rule file leaves these out where they are not so. */
    private static final Set<String> UNSAID = Set.of("forwarded", "reply");

    private JsonYaml() {}

    /** @param path of the value; empty for the whole */
    static Yaml of(JsonNode json, String path) {
        return switch (json.getNodeType()) {
            case OBJECT -> mapping(json, path);
            case ARRAY -> {
                List<Yaml> items = new ArrayList<>();
                json.forEach(item -> items.add(of(item, path + "[" + items.size() + "]")));
                yield new Yaml.Sequence(Place.file(path), items);
            }
            case STRING -> new Yaml.Scalar(Place.file(path), json.textValue(), false);
            default -> new Yaml.Scalar(Place.file(path), json.asText(), true);
        };
    }

    /** What is null is not there. */
    private static Yaml.Mapping mapping(JsonNode json, String path) {
        List<Yaml.Entry> entries = new ArrayList<>();
        json.properties().forEach(field -> {
            if (!field.getValue().isNull()) {
                String inner = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
                add(entries, OTHER_NAMES.getOrDefault(field.getKey(), field.getKey()), field.getValue(), inner);
            }
        });
        return new Yaml.Mapping(Place.file(path), entries);
    }

    /** A rule file has no word for some things that an API would say with a boolean. */
    private static void add(List<Yaml.Entry> entries, String key, JsonNode value, String path) {
        Place place = Place.file(path);
        if (key.equals("referral") && value.isBoolean()) {
            entries.add(new Yaml.Entry(
                    place, key, new Yaml.Scalar(place, value.booleanValue() ? "present" : "absent", false)));
        } else if (!UNSAID.contains(key) || !value.isBoolean() || value.booleanValue()) {
            entries.add(new Yaml.Entry(place, key, of(value, path)));
        }
    }
}
