package dev.portcullis.dev;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON the way it comes over the wire from Meta: compact, pure ASCII, with more escapes than JSON asks for. A
 * receiver that parses the body and writes it again before checking the signature fails on these.
 */
final class MetaJson {

    private static final ObjectMapper WRITER = writer();

    private MetaJson() {}

    static String write(JsonNode node) {
        try {
            return WRITER.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }

    private static ObjectMapper writer() {
        ObjectMapper mapper = JsonMapper.builder()
                .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                .disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE)
                .build();
        mapper.getFactory().setCharacterEscapes(new Escapes());
        return mapper;
    }

    private static final class Escapes extends CharacterEscapes {

        private static final Map<Integer, SerializableString> EXTRA = Map.of(
                (int) '/', new SerializedString("\\/"),
                (int) '@', new SerializedString("\\u0040"),
                (int) '%', new SerializedString("\\u0025"),
                (int) '<', new SerializedString("\\u003C"));

        @Override
        public int[] getEscapeCodesForAscii() {
            int[] codes = standardAsciiEscapesForJSON();
            EXTRA.keySet().forEach(character -> codes[character] = ESCAPE_CUSTOM);
            return codes;
        }

        @Override
        public @Nullable SerializableString getEscapeSequence(int character) {
            return EXTRA.get(character);
        }
    }
}
