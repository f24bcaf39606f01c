package dev.portcullis.dev;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MetaDeliveryTest {

    private static final Instant AT = Instant.ofEpochSecond(1_795_348_860);
    private static final Persona ZOE = Persona.known("Zo\u00eb", "15551230001", "US.40000000000000000001");
    private static final Persona BO = Persona.byUsername("bo.private", "US.40000000000000000002");

    @Test
    void writes_and_signs_the_bytes_that_meta_would() throws Exception {
        String body = "caf\u00e9 \ud83d\ude00 https://a.example/x user@example.test 50% <b>&";
        MetaMessage message =
                MetaMessage.of(ZOE, AT, MetaContent.text(body)).withId("wamid.c2FtcGxlLTAwNjAtZmljdGl0aW91cw==");

        SignedPost post = MetaDelivery.begin().messages(message).signed("fictitious-app-secret-0001");

        assertThat(post.body()).isEqualTo(sample());
        assertThat(post.signature())
                .isEqualTo("sha256=235a9e3ca65317c288e389f8496a5a67705b6f572330a12fa9c81ea1940987b8");
    }

    @Test
    void a_signature_is_over_the_bytes_and_not_over_the_json() throws Exception {
        String rewritten = new ObjectMapper().readTree(sample()).toString();

        assertThat(SignedPost.of(rewritten, "fictitious-app-secret-0001").signature())
                .isEqualTo("sha256=209a116e44c5bd75a657c7c71b80c0a8e21fffaa8549e9ee59995008ecb928cd");
    }

    @Test
    void posts_as_meta_does() throws Exception {
        var request = SignedPost.of("{}", "s").to(URI.create("http://127.0.0.1/webhook"));

        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(request.headers().firstValue("X-Hub-Signature-256"))
                .contains(SignedPost.of("{}", "s").signature());
    }

    @Test
    void a_delivery_holds_entries_changes_and_messages() throws Exception {
        MetaMessage first = text(ZOE, "1");
        MetaMessage second = text(BO, "2");
        MetaMessage third = text(BO, "3");

        JsonNode json = read(MetaDelivery.begin()
                .entry("1")
                .line("10", "15550000010")
                .messages(first, second)
                .status(ZOE, "wamid.x", "delivered", AT)
                .entry("2")
                .line("20", "15550000020")
                .messages(third));

        assertThat(json.path("entry").findValuesAsText("phone_number_id")).containsExactly("10", "10", "20");
        assertThat(json.at("/entry/0/changes/0/value/messages").findValuesAsText("id"))
                .containsExactly(first.id(), second.id());
        assertThat(json.at("/entry/0/changes/0/value/contacts").findValuesAsText("user_id"))
                .containsExactly(ZOE.userId(), BO.userId());
        assertThat(json.at("/entry/0/changes/1/value/statuses/0/recipient_id").asText())
                .isEqualTo(ZOE.phone());
        assertThat(json.at("/entry/1/id").asText()).isEqualTo("2");
        assertThat(json.at("/entry/1/changes/0/value/messages/0/text/body").asText())
                .isEqualTo("3");
    }

    @Test
    void a_username_adopter_has_no_phone_number_anywhere() throws Exception {
        String json = MetaDelivery.begin().messages(text(BO, "hi")).json();

        assertThat(json).contains("\"from_user_id\"").doesNotContain("\"from\"", "\"wa_id\"");
    }

    @Test
    void standby_echoes_and_history_have_their_own_places() throws Exception {
        JsonNode json = read(MetaDelivery.begin()
                .standby(text(ZOE, "s"))
                .echo(text(ZOE, "e"))
                .history(text(ZOE, "h"))
                .field("security", JsonNodeFactory.instance.objectNode()));

        assertThat(json.findValuesAsText("field"))
                .containsExactly("standby", "smb_message_echoes", "history", "security");
        assertThat(json.at("/entry/0/changes/0/value/standby/messages/0/text/body")
                        .asText())
                .isEqualTo("s");
        assertThat(json.at("/entry/0/changes/1/value/message_echoes/0/to").asText())
                .isEqualTo(ZOE.phone());
        assertThat(json.at("/entry/0/changes/2/value/history/0/threads/0/messages/0/text/body")
                        .asText())
                .isEqualTo("h");
    }

    @Test
    void a_system_message_comes_without_contacts() throws Exception {
        Persona now = Persona.known("Zo\u00eb", "15551230777", "US.40000000000000000777");

        JsonNode value = read(MetaDelivery.begin()
                        .messages(MetaMessage.of(ZOE, AT, MetaContent.numberChanged(ZOE, now))))
                .at("/entry/0/changes/0/value");

        assertThat(value.has("contacts")).isFalse();
        JsonNode system = value.at("/messages/0/system");
        assertThat(system.path("wa_id").asText()).isEqualTo("15551230777");
        assertThat(system.path("user_id").asText()).isEqualTo(now.userId());
        assertThat(system.path("previous_user_id").asText()).isEqualTo(ZOE.userId());
        assertThat(system.path("type").asText()).isEqualTo("user_changed_number");
    }

    @Test
    void marks_are_put_on_a_copy() {
        MetaMessage plain = text(ZOE, "x");

        assertThat(plain.withForwarded(true)
                        .json()
                        .at("/context/frequently_forwarded")
                        .asBoolean())
                .isTrue();
        assertThat(plain.withGroup("g").json().path("group_id").asText()).isEqualTo("g");
        assertThat(plain.withReferral("Sale", "Half price")
                        .json()
                        .at("/referral/body")
                        .asText())
                .isEqualTo("Half price");
        assertThat(plain.withReplyTo("wamid.1").json().at("/context/id").asText())
                .isEqualTo("wamid.1");
        assertThat(plain.without("from").json().has("from")).isFalse();
        assertThat(plain.json().has("context")).isFalse();
    }

    static Stream<MetaContent> contents() {
        return Stream.of(
                MetaContent.image("c"),
                MetaContent.video(null),
                MetaContent.document("a.pdf", "c"),
                MetaContent.voice(),
                MetaContent.sticker(),
                MetaContent.location("Cafe", "1 Example Way"),
                MetaContent.contactCard("Loans", "+15551230099", "https://loans.example"),
                MetaContent.button("P", "Stop"),
                MetaContent.buttonReply("1", "Yes"),
                MetaContent.listReply("1", "Refund", "Money back"),
                MetaContent.flowReply("{\"a\":\"b\"}"),
                MetaContent.callPermission("accept"),
                MetaContent.order("after 6pm"),
                MetaContent.reaction("wamid.1", null),
                MetaContent.edit("wamid.1", "new"),
                MetaContent.revoke("wamid.1"),
                MetaContent.unsupported("poll"));
    }

    @ParameterizedTest
    @MethodSource("contents")
    void the_object_of_a_message_is_named_like_its_type(MetaContent content) {
        JsonNode json = MetaMessage.of(ZOE, AT, content).json();

        assertThat(json.path(json.path("type").asText()).isEmpty()).isFalse();
    }

    @Test
    void ids_differ() {
        assertThat(List.of(text(ZOE, "x").id(), text(ZOE, "x").id())).doesNotHaveDuplicates();
    }

    private static MetaMessage text(Persona from, String body) {
        return MetaMessage.of(from, AT, MetaContent.text(body));
    }

    private static JsonNode read(MetaDelivery delivery) throws IOException {
        return new ObjectMapper().readTree(delivery.json().getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] sample() throws IOException {
        try (InputStream in = MetaDeliveryTest.class.getResourceAsStream("text-wire-escaped.json")) {
            assertThat(in).isNotNull();
            return in.readAllBytes();
        }
    }
}
