package dev.portcullis.webhook;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.portcullis.message.TextPart.Place;
import java.io.IOException;
import java.util.Optional;

/** Takes the strings out of a flow's answer, which is JSON within a JSON string and made on the sender's phone. */
final class FlowAnswers {

    /** Our own mark, different in every flow. */
    private static final String TOKEN = "flow_token";

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
                if (token == JsonToken.VALUE_STRING && !TOKEN.equals(parser.currentName())) {
                    parts.add(Place.FLOW_ANSWER, Optional.of(WellFormed.text(parser.getText())));
                }
            }
        } catch (IOException e) {
            parts.add(Place.FLOW_ANSWER, answer);
        }
    }
}
