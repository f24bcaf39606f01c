package dev.portcullis.webhook;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.portcullis.message.TextPart.Place;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes the strings out of a flow's answer, which is JSON within a JSON string and made on the sender's phone.
 *
 * @see <a href="https://developers.facebook.com/documentation/business-messaging/whatsapp/flows/reference/media_upload">
 *     Meta: media upload components</a>
 */
final class FlowAnswers {

    /** Our own mark, different in every flow, and what Meta says of an uploaded file. */
    private static final Set<String> NOT_WRITTEN = Set.of("flow_token", "mime_type", "sha256");

    private static final String FILE_NAME = "file_name";

    private final JsonFactory json;

    FlowAnswers(JsonFactory json) {
        this.json = json;
    }

    /** Values only, at any depth. What is no JSON after all is taken as the text that it is. */
    void collect(Optional<String> answer, TextParts parts) {
        if (answer.isEmpty()) {
            return;
        }
        try (JsonParser parser = json.createParser(answer.get())) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.VALUE_STRING) {
                    add(parser.currentName(), WellFormed.text(parser.getText()), parts);
                }
            }
        } catch (IOException e) {
            parts.add(Place.FLOW_ANSWER, answer);
        }
    }

    private static void add(@Nullable String name, String text, TextParts parts) {
        if (name == null || !NOT_WRITTEN.contains(name)) {
            parts.add(FILE_NAME.equals(name) ? Place.FILE_NAME : Place.FLOW_ANSWER, Optional.of(text));
        }
    }
}
