package dev.portcullis.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class PayloadParserLawsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void findsEveryMessageOfEveryChangeOfEveryEntry(
            @ForAll @Size(min = 1, max = 5) List<@Size(max = 5) List<@IntRange(max = 8) Integer>> shape)
            throws JsonProcessingException {
        List<String> sent = new ArrayList<>();
        List<Object> entries = new ArrayList<>();
        for (List<Integer> changes : shape) {
            List<Object> list = new ArrayList<>();
            for (int count : changes) {
                List<Object> messages = new ArrayList<>();
                for (int i = 0; i < count; i++) {
                    String id = "wamid." + sent.size();
                    sent.add(id);
                    messages.add(message(id));
                }
                list.add(change("messages", messages));
            }
            entries.add(Map.of("id", "77", "changes", list));
        }

        assertThat(ids(parse(entries))).containsExactlyElementsOf(sent);
    }

    @Property(tries = 500)
    void survivesAnyBytes(@ForAll byte[] body) {
        assertThat(Payloads.parse(body).delivery().messages()).isEmpty();
    }

    @Property(tries = 500)
    void survivesAGoodBodyWithABrokenPlace(@ForAll @IntRange(max = 3_610) int place, @ForAll byte broken) {
        byte[] body = Payloads.bytes("/webhooks/samples/batch-mixed.json");
        body[place] = broken;

        ParsedDelivery parsed = Payloads.parse(body);

        // Whatever broke, the bytes are at fault for at most what they tell of.
        assertThat(parsed.delivery().messages()).hasSizeLessThanOrEqualTo(4);
        assertThat(parsed.kinds().isEmpty() && parsed.delivery().deadLetters().isEmpty())
                .as("silently lost")
                .isFalse();
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void losesNoGoodMessageAmongJunk(
            @ForAll("junk") List<Object> entries,
            @ForAll("junk") List<Object> changes,
            @ForAll("junk") List<Object> messages)
            throws JsonProcessingException {
        List<Object> allMessages = new ArrayList<>(messages);
        allMessages.add(message("wamid.good"));
        allMessages.addAll(messages);
        List<Object> allChanges = new ArrayList<>(changes);
        allChanges.add(change("messages", allMessages));
        allChanges.addAll(changes);
        List<Object> allEntries = new ArrayList<>(entries);
        allEntries.add(Map.of("id", "77", "changes", allChanges));
        allEntries.addAll(entries);

        assertThat(ids(parse(allEntries))).contains("wamid.good");
    }

    @Provide
    Arbitrary<List<Object>> junk() {
        return json(3).list().ofMaxSize(4);
    }

    /** Trees with the keys and words that mean something to the parser, in the wrong places. */
    private static Arbitrary<Object> json(int depth) {
        Arbitrary<Object> leaf = Arbitraries.oneOf(
                Arbitraries.of(
                        "",
                        "text",
                        "edit",
                        "system",
                        "contacts",
                        "interactive",
                        "user_changed_number",
                        "15551230001",
                        "US.1",
                        "1795348800",
                        "User a changed from US.1 to US.2",
                        "messages",
                        "standby",
                        "user_id_update",
                        "history",
                        "calls",
                        "connect",
                        "USER_INITIATED",
                        "message_echoes",
                        "{\"a\":[\"b\"",
                        "\uD83D",
                        "\u0000"),
                Arbitraries.of(0, -1, 1795348800L, 1e300, true, false),
                Arbitraries.strings().ofMaxLength(5),
                Arbitraries.just(Null.VALUE));
        if (depth == 0) {
            return leaf;
        }
        Arbitrary<String> key = Arbitraries.of(
                "id",
                "from",
                "from_user_id",
                "timestamp",
                "type",
                "text",
                "body",
                "edit",
                "message",
                "original_message_id",
                "system",
                "user_id",
                "previous_user_id",
                "wa_id",
                "contacts",
                "profile",
                "name",
                "interactive",
                "nfm_reply",
                "response_json",
                "context",
                "forwarded",
                "changes",
                "field",
                "value",
                "metadata",
                "phone_number_id",
                "messages",
                "statuses",
                "standby",
                "group_id",
                "user_id_update",
                "previous",
                "current",
                "history",
                "threads",
                "message_echoes",
                "calls",
                "event",
                "direction",
                "to",
                "changed_fields",
                "url");
        Arbitrary<Object> deeper = Arbitraries.lazy(() -> json(depth - 1));
        return Arbitraries.oneOf(
                leaf,
                deeper.list().ofMaxSize(4).map(list -> (Object) list),
                Arbitraries.maps(key, deeper).ofMaxSize(8).map(map -> (Object) map));
    }

    private static ParsedDelivery parse(List<Object> entries) throws JsonProcessingException {
        String body =
                JSON.writeValueAsString(withoutMarks(Map.of("object", "whatsapp_business_account", "entry", entries)));
        return Payloads.parse(body.getBytes(StandardCharsets.UTF_8));
    }

    private static Object withoutMarks(Object tree) {
        return switch (tree) {
            case List<?> list ->
                list.stream().map(PayloadParserLawsTest::orNull).toList();
            case Map<?, ?> map -> {
                Map<Object, Object> clean = new HashMap<>();
                map.forEach((key, value) -> clean.put(key, orNull(value)));
                yield clean;
            }
            default -> tree;
        };
    }

    private static Object orNull(Object tree) {
        return tree == Null.VALUE ? NullNode.getInstance() : withoutMarks(tree);
    }

    private static List<String> ids(ParsedDelivery parsed) {
        return parsed.delivery().messages().stream()
                .map(message -> message.id().value())
                .toList();
    }

    private static Map<String, Object> change(String field, List<Object> messages) {
        return Map.of(
                "field", field, "value", Map.of("metadata", Map.of("phone_number_id", "42"), "messages", messages));
    }

    private static Map<String, Object> message(String id) {
        return Map.of(
                "id", id, "from", "15551230001", "timestamp", "1795348800", "type", "text", "text", Map.of("body", id));
    }

    /** Lists and maps of Java's take no null, JSON does. */
    private enum Null {
        VALUE
    }
}
