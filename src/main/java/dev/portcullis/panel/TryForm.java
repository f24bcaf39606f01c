package dev.portcullis.panel;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portcullis.admin.TryView;
import dev.portcullis.message.MessageKind;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A message that somebody tries, as it was filled in, and what the rules say of it.
 *
 * @param problem why it cannot be tried; empty where it can
 * @param answer absent until something was tried
 */
record TryForm(
        Map<String, String> fields,
        String problem,
        @Nullable TryCard answer) {

    static final TryForm EMPTY = new TryForm(Map.of(), "", null);

    /** Fields of the form, which are named as in a rule file's tests. */
    private static final List<String> FIELDS =
            List.of("text", "kind", "from", "line", "times", "every", "profile_name", "filename");

    /** @param found what came with the form, in whatever order */
    static TryForm of(Map<String, ? extends List<String>> found) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String name : FIELDS) {
            Optional.ofNullable(found.get(name))
                    .flatMap(values -> values.stream().findFirst())
                    // Browsers send line ends as two letters, phones as one.
                    .map(value -> value.replace("\r\n", "\n"))
                    .filter(value -> !value.isBlank())
                    .ifPresent(value -> fields.put(name, name.equals("text") ? value : value.strip()));
        }
        return new TryForm(fields, "", null);
    }

    TryForm refused(String why) {
        return new TryForm(fields, why, null);
    }

    TryForm answered(TryView view) {
        return new TryForm(fields, "", TryCard.of(view, fields));
    }

    /** The message in the words of a rule file's tests. */
    ObjectNode message() {
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        fields.forEach((name, value) -> {
            if (name.equals("times") && value.matches("[0-9]{1,9}")) {
                message.put(name, Integer.parseInt(value));
            } else {
                message.put(name, value);
            }
        });
        return message;
    }

    /** What stands in a field; empty where nothing does. */
    public String field(String name) {
        return fields.getOrDefault(name, "");
    }

    public List<String> kinds() {
        return Arrays.stream(MessageKind.values()).map(MessageKind::wireName).toList();
    }
}
