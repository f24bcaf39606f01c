package dev.portcullis.webhook;

import dev.portcullis.message.IdentityChange;
import dev.portcullis.message.InboundMessage;
import dev.portcullis.message.SenderId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Bodies from {@code src/test/resources}, and what was read of them in words to compare. */
final class Payloads {

    private static final PayloadParser PARSER = new PayloadParser();

    private Payloads() {}

    static byte[] bytes(String path) {
        try (InputStream file = Payloads.class.getResourceAsStream(path)) {
            return Objects.requireNonNull(file, path).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> files(String folder) {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources", folder))) {
            return files.map(file -> folder + "/" + file.getFileName()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ParsedDelivery parse(byte[] body) {
        return PARSER.parse(new VerifiedPayload(body));
    }

    static ParsedDelivery parse(String body) {
        return parse(body.getBytes(StandardCharsets.UTF_8));
    }

    /** A delivery with those elements of {@code messages[]} and nothing else. */
    static String delivery(String... messages) {
        return """
                {"object":"whatsapp_business_account","entry":[{"id":"77","changes":[{"field":"messages","value":{
                "metadata":{"phone_number_id":"42"},"messages":[%s]}}]}]}""".formatted(String.join(",", messages));
    }

    /** A delivery of that field of Meta's, for a line of the number 15557770100. */
    static String change(String field, String value) {
        return """
                {"object":"whatsapp_business_account","entry":[{"id":"77","changes":[{"field":"%s","value":{
                "metadata":{"phone_number_id":"42","display_phone_number":"+1 555-777-0100"},%s}}]}]}""".formatted(field, value);
    }

    /** A message from 15551230001 with that type and more fields. */
    static String message(String id, String type, String fields) {
        return """
                {"id":"%s","from":"15551230001","timestamp":"1795348800","type":"%s"%s}""".formatted(id, type, fields.isEmpty() ? "" : "," + fields);
    }

    static String kinds(ParsedDelivery parsed) {
        return new TreeMap<>(parsed.kinds()).toString();
    }

    /** One line a message: kind, sender, and each string with its place. */
    static String describe(ParsedDelivery parsed) {
        Stream<String> messages = parsed.delivery().messages().stream().map(Payloads::describe);
        return Stream.concat(messages, changes(parsed)).collect(Collectors.joining("; "));
    }

    /** One line a change of ids. */
    static Stream<String> changes(ParsedDelivery parsed) {
        return parsed.delivery().identityChanges().stream().map(Payloads::describe);
    }

    private static String describe(InboundMessage message) {
        String parts = message.content().parts().stream()
                .map(part -> " " + part.place() + "=" + part.text().replace("\n", "\\n"))
                .collect(Collectors.joining());
        return message.content().kind().wireName() + " " + ids(message.sender().ids()) + parts;
    }

    private static String describe(IdentityChange change) {
        return ids(change.from()) + " -> " + ids(change.to().ids());
    }

    private static String ids(List<SenderId> ids) {
        return ids.stream().map(SenderId::display).collect(Collectors.joining("/"));
    }
}
