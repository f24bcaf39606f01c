package dev.portcullis.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.message.Forwarding;
import dev.portcullis.message.MessageContent;
import dev.portcullis.message.MessageKind;
import dev.portcullis.message.TextPart;
import dev.portcullis.message.TextPart.Place;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentReaderTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
                    "context":{"forwarded":true}                                    | FORWARDED
                    "context":{"frequently_forwarded":true}                         | FREQUENTLY
                    "context":{"forwarded":true,"frequently_forwarded":true}        | FREQUENTLY
                    "context":{"forwarded":false}                                   | NONE
                    "context":null                                                  | NONE
                    "context":[]                                                    | NONE
                    """)
    void readsForwarding(String context, Forwarding forwarding) {
        assertThat(read("text", context).forwarding()).isEqualTo(forwarding);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
                    "context":{"id":"wamid.0","from":"15557770100"}                  | true
                    "context":{"id":"wamid.0"}                                       | true
                    "context":{"id":"wamid.0","from":"15551230001"}                  | false
                    "context":{"id":"wamid.0","from":"+15551230001"}                 | false
                    "context":{"id":"wamid.0","from_user_id":"US.1"}                 | true
                    "from_user_id":"US.1","context":{"id":"wamid.0","from_user_id":"US.1"} | false
                    "context":{"id":"wamid.0","from":"15557770100","referred_product":{"catalog_id":"1"}} | true
                    "context":{"id":"wamid.0","forwarded":true}                      | false
                    "context":{"id":""}                                              | false
                    "context":{"referred_product":{"catalog_id":"1"}}                | false
                    "x":0                                                            | false
                    """)
    void tellsAnAnswerToUs(String context, boolean reply) {
        assertThat(read("text", context).reply()).isEqualTo(reply);
    }

    @Test
    void takesAProductEnquiryForAnAnswerToTheMessageThatShowedTheProduct() {
        assertThat(sample("text-reply-referred-product").reply()).isTrue();
        assertThat(sample("interactive-flow-reply").reply()).isTrue();
        assertThat(sample("text-frequently-forwarded").reply()).isFalse();
        assertThat(sample("text-frequently-forwarded").forwarding()).isEqualTo(Forwarding.FREQUENTLY);
    }

    @Test
    void seesAnAdsReferralButNotItsText() {
        MessageContent content = sample("text-ctwa-referral");

        assertThat(content.referral()).isTrue();
        assertThat(content.parts()).containsExactly(new TextPart(Place.BODY, "I saw your ad"));
        assertThat(sample("image-ctwa-referral").referral()).isTrue();
        assertThat(sample("image-ctwa-referral").parts()).isEmpty();
        assertThat(sample("text-basic").referral()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"image", "video", "audio", "document", "sticker"})
    void readsTheFileOfMedia(String kind) {
        MessageContent content =
                read(kind, "\"" + kind + "\":{\"mime_type\":\"a/b; codecs=c\",\"sha256\":\"abc=\",\"id\":\"9\"}");

        assertThat(content.mimeType()).contains("a/b; codecs=c");
        assertThat(content.mediaHash()).contains("abc=");
        assertThat(content.parts()).isEmpty();
    }

    @Test
    void readsAnEditAsWhatItReplacesTheOriginalWith() {
        MessageContent content = read(
                "edit",
                "\"edit\":{\"original_message_id\":\"wamid.0\",\"message\":{\"type\":\"image\","
                        + "\"context\":{\"id\":\"M0\",\"forwarded\":true},"
                        + "\"image\":{\"caption\":\"new\",\"sha256\":\"abc=\"}}}");

        assertThat(content.kind()).isEqualTo(MessageKind.IMAGE);
        assertThat(content.editOf())
                .hasValueSatisfying(id -> assertThat(id.value()).isEqualTo("wamid.0"));
        assertThat(content.parts()).containsExactly(new TextPart(Place.CAPTION, "new"));
        assertThat(content.forwarding()).isEqualTo(Forwarding.FORWARDED);
        assertThat(content.reply()).isFalse();
        assertThat(content.mediaHash()).contains("abc=");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"type\":\"hologram\"",
                "\"type\":\"unsupported\",\"unsupported\":{\"type\":\"edit\"}",
                "\"type\":\"unsupported\",\"unsupported\":{\"type\":\"revoke\"}",
                "\"type\":\"edit\",\"edit\":{\"original_message_id\":\"wamid.0\",\"message\":{\"type\":\"hologram\"}}",
                "\"type\":\"edit\",\"edit\":{\"original_message_id\":\"wamid.0\"}",
                "\"type\":\"text\",\"group_id\":\"g\"",
                "\"type\":\"TEXT\"",
                "\"type\":\"echo\"",
                "\"type\":\"history\"",
                "\"type\":\"call\"",
                "\"type\":\"edit\",\"edit\":{\"original_message_id\":\"wamid.0\",\"message\":{\"type\":\"system\"}}"
            })
    void countsButDoesNotJudge(String fields) {
        ParsedDelivery parsed = Payloads.parse(Payloads.delivery(
                "{\"id\":\"wamid.1\",\"from\":\"15551230001\",\"timestamp\":\"1795348800\"," + fields + "}"));

        assertThat(parsed.delivery().isEmpty()).isTrue();
        assertThat(parsed.kinds()).hasSize(1);
    }

    @Test
    void readsUnknownAsUnsupported() {
        assertThat(read("unknown", "\"errors\":[]").kind()).isEqualTo(MessageKind.UNSUPPORTED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
                    {\\"a\\":\\"one\\",\\"b\\":{\\"c\\":[\\"two\\",3,null,true]},\\"flow_token\\":\\"t\\"} | one,two
                    [\\"one\\"]                                                                            | one
                    \\"one\\"                                                                              | one
                    {\\"a\\":\\"one\\",\\"a\\":\\"two\\"}                                                  | one,two
                    buy now                                                                                | buy now
                    {\\"a\\":\\"one\\"                                                                     | one,{"a":"one"
                    """)
    void readsTheStringsOfAFlowAnswer(String json, String strings) {
        MessageContent content = read(
                "interactive",
                "\"interactive\":{\"type\":\"nfm_reply\",\"nfm_reply\":{\"response_json\":\"" + json + "\"}}");

        assertThat(content.parts()).allMatch(part -> part.place() == Place.FLOW_ANSWER);
        assertThat(content.parts()).extracting(TextPart::text).containsExactly(strings.split(","));
    }

    @Test
    void readsTheFileNamesOfAFlowAnswerAndNotWhatMetaAdds() {
        assertThat(sample("interactive-flow-with-files").parts())
                .containsExactly(
                        new TextPart(Place.FLOW_ANSWER, "see my papers"),
                        new TextPart(Place.FILE_NAME, "invoice.apk.pdf"));
    }

    @Test
    void survivesADeepFlowAnswer() {
        MessageContent content = read(
                "interactive", "\"interactive\":{\"nfm_reply\":{\"response_json\":\"" + "[".repeat(100_000) + "\"}}");

        assertThat(content.parts())
                .singleElement()
                .satisfies(part -> assertThat(part.text()).hasSize(TextParts.MOST_CHARS));
    }

    @Test
    void takesEveryStringOfAContactCard() {
        MessageContent content = read("contacts", """
                "contacts":[{"name":{"formatted_name":"A"},"org":{"company":"B","title":"C"},"origin":"other",
                "addresses":[{"city":"D","type":"HOME"}],"birthday":"1989-03-16","urls":[{"url":"e.example"}],
                "field_of_next_year":{"f":"G"},"vcard":"H","phones":[{"phone":5}]},null,"I"]""");

        assertThat(content.parts())
                .containsExactly(
                        new TextPart(Place.CONTACT, "A"),
                        new TextPart(Place.CONTACT, "B"),
                        new TextPart(Place.CONTACT, "C"),
                        new TextPart(Place.CONTACT, "D"),
                        new TextPart(Place.CONTACT, "1989-03-16"),
                        new TextPart(Place.CONTACT_URL, "e.example"),
                        new TextPart(Place.CONTACT, "G"),
                        new TextPart(Place.CONTACT, "H"),
                        new TextPart(Place.CONTACT, "I"));
    }

    @ParameterizedTest
    @CsvSource({"\\ud83d,\ufffd", "a\\udc00b,a\ufffdb", "\\ud83d\\ude00,\ud83d\ude00", "a\\u0000b,a\u0000b"})
    void takesTextThatSurvivesUtf8(String escaped, String read) {
        String body = read("text", "\"text\":{\"body\":\"" + escaped + "\"}")
                .parts()
                .getFirst()
                .text();

        assertThat(body).isEqualTo(read);
        assertThat(new String(body.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .isEqualTo(body);
    }

    @Test
    void boundsTheTextOfAMessage() {
        String emoji = "\ud83d\ude00".repeat(TextParts.MOST_CHARS);
        ParsedDelivery parsed = parse("document", "\"document\":{\"caption\":\"x" + emoji + "\",\"filename\":\"f\"}");

        assertThat(parsed.truncated()).isEqualTo(1);
        assertThat(parsed.delivery().messages().getFirst().content().parts())
                .singleElement()
                .satisfies(part -> assertThat(part.text()).hasSize(TextParts.MOST_CHARS - 1));
    }

    @Test
    void boundsTheParts() {
        String cards = "\"a\"" + ",\"a\"".repeat(5_000);
        ParsedDelivery parsed = parse("contacts", "\"contacts\":[" + cards + "]");

        assertThat(parsed.truncated()).isEqualTo(1);
        assertThat(parsed.delivery().messages().getFirst().content().parts()).hasSize(TextParts.MOST_PARTS);
    }

    private static MessageContent sample(String name) {
        return Payloads.parse(Payloads.bytes("/webhooks/samples/" + name + ".json"))
                .delivery()
                .messages()
                .getFirst()
                .content();
    }

    private static MessageContent read(String type, String fields) {
        return parse(type, fields).delivery().messages().getFirst().content();
    }

    private static ParsedDelivery parse(String type, String fields) {
        return Payloads.parse(Payloads.delivery(Payloads.message("wamid.1", type, fields)));
    }
}
