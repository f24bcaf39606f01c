package dev.portcullis.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.message.InboundMessage;
import dev.portcullis.message.MessageContent;
import dev.portcullis.message.MessageKind;
import dev.portcullis.message.TextPart;
import dev.portcullis.message.TextPart.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Echoes of what our own people wrote, and the history of a chat. */
class CopyReaderTest {

    private static final String TEXT =
            "\"id\":\"wamid.1\",\"timestamp\":\"1795348800\",\"type\":\"text\",\"text\":{\"body\":\"hello\"}";

    @Test
    void readsAnEchoAsTheCustomersWhoGotIt() {
        InboundMessage echo = sample("smb-message-echo");

        assertThat(echo.content().kind()).isEqualTo(MessageKind.ECHO);
        assertThat(echo.content().opensWindow()).isFalse();
        assertThat(echo.content().profileName()).contains("Ada Tester");
        assertThat(echo.sender().ids())
                .extracting(id -> id.display())
                .containsExactly("US.40000000000000000001", "+15551230001");
        assertThat(echo.id().value()).isEqualTo("wamid.c2FtcGxlLTA5MDUtZmljdGl0aW91cw==");
        assertThat(echo.sentAt().getEpochSecond()).isEqualTo(1_795_348_839L);
    }

    @Test
    void readsTheEchoOfAnEdit() {
        MessageContent content = sample("smb-message-echo-edit").content();

        assertThat(content.kind()).isEqualTo(MessageKind.ECHO);
        assertThat(content.editOf())
                .hasValueSatisfying(id -> assertThat(id.value()).startsWith("wamid."));
        assertThat(content.parts()).containsExactly(new TextPart(Place.BODY, "corrected by our own staff"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"message_echoes", "smb_message_echoes", "messages"})
    void readsEchoesWhereverMetaPutsThem(String field) {
        ParsedDelivery parsed = parse(field, "\"message_echoes\":[{\"to\":\"15551230001\"," + TEXT + "}]");

        assertThat(Payloads.describe(parsed)).isEqualTo("echo +15551230001 BODY=hello");
        assertThat(parsed.kinds()).containsOnlyKeys("echo").containsEntry("echo", 1);
    }

    @Test
    void readsEchoesBesideTheAgent() {
        ParsedDelivery parsed =
                parse("standby", "\"standby\":{\"message_echoes\":[{\"to_user_id\":\"US.1\"," + TEXT + "}]}");

        assertThat(Payloads.describe(parsed)).isEqualTo("echo US.1 BODY=hello");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"x\":0",
                "\"from\":\"15551230001\"",
                "\"to\":\"15557770100\"",
                "\"to\":\"US.2\",\"to_user_id\":\"US.1\""
            })
    void takesNobodyForTheCustomerOnDoubt(String sides) {
        ParsedDelivery parsed = parse("message_echoes", "\"message_echoes\":[{" + sides + "," + TEXT + "}]");

        assertThat(parsed.delivery().isEmpty()).isTrue();
        assertThat(parsed.unidentified()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
                    "type":"text","group_id":"g"                                       | 0
                    "type":"unsupported","unsupported":{"type":"edit"}                 | 0
                    "type":"hologram","hologram":{"body":"hello"}                      | 1
                    "type":"edit","edit":{"original_message_id":"wamid.0"}             | 1
                    """)
    void judgesNoGroupsAndNoUnreadableEdits(String fields, int read) {
        ParsedDelivery parsed = parse(
                "message_echoes",
                "\"message_echoes\":[{\"to\":\"15551230001\",\"id\":\"wamid.1\",\"timestamp\":\"1795348800\"," + fields
                        + "}]");

        assertThat(parsed.delivery().messages())
                .hasSize(read)
                .allSatisfy(message -> assertThat(message.content().parts()).isEmpty());
        assertThat(parsed.delivery().deadLetters()).isEmpty();
        assertThat(parsed.kinds()).containsEntry("echo", 1);
    }

    @Test
    void keepsAMalformedCopyAlone() {
        ParsedDelivery parsed = parse(
                "message_echoes",
                "\"message_echoes\":[{\"to\":\"15551230001\",\"type\":\"text\"},{\"to\":\"15551230001\"," + TEXT
                        + "}]");

        assertThat(parsed.delivery().messages()).hasSize(1);
        assertThat(parsed.delivery().deadLetters())
                .singleElement()
                .satisfies(letter ->
                        assertThat(letter.reason()).startsWith("entry[0].changes[0].value.message_echoes[0]: id"));
    }

    @Test
    void readsOldMessagesAsHistoryOnly() {
        InboundMessage old = sample("history-chunk");

        assertThat(old.content().kind()).isEqualTo(MessageKind.HISTORY);
        assertThat(old.content().opensWindow()).isFalse();
        assertThat(old.sentAt().getEpochSecond()).isEqualTo(1_787_572_800L);
        assertThat(sample("history-media").content().mediaHash()).contains("Zm9ydHktdHdvIGZpY3RpdGlvdXMgYnl0ZXM=");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '\0', nullValues = "nobody", textBlock = """
                    "id":"15551230001"                                        | "from":"15551230001"                          | +15551230001
                    "id":"15551230001"                                        | "from":"+15551230001"                         | +15551230001
                    "id":"15551230001"                                        | "from":"15557770100","to":"15551230001"       | nobody
                    "id":"15551230001"                                        | "from":"15559990000"                          | nobody
                    "id":"15551230001"                                        | "from":"15551230001","to":"15557770100"       | +15551230001
                    "id":"15551230001","context":{"user_id":"US.1"}           | "from_user_id":"US.1"                         | US.1
                    "context":{"wa_id":"15551230001","user_id":"US.1"}        | "from_user_id":"US.1"                         | US.1/+15551230001
                    "context":{"wa_id":"15551230001","user_id":"US.1"}        | "from":"15557770100","from_user_id":"US.1"    | nobody
                    "context":{"wa_id":"15551230001","user_id":"US.1"}        | "from":"15559990000","from_user_id":"US.1"    | nobody
                    "context":{"wa_id":"15551230001","user_id":"US.1"}        | "from":"15551230001","from_user_id":"US.2"    | nobody
                    "context":{"user_id":"US.1","username":"bo"}              | "from":"15559990000"                          | nobody
                    "id":"US.1"                                               | "from_user_id":"US.1"                         | US.1
                    "x":0                                                     | "from":"15551230001"                          | +15551230001
                    "x":0                                                     | "from":"15557770100"                          | nobody
                    "x":0                                                     | "from":"15559990000","to":"15551230001"       | nobody
                    """)
    void takesFromAHistoryWhatTheCustomerWrote(String thread, String sides, String customer) {
        ParsedDelivery parsed = parse(
                "history",
                "\"history\":[{\"threads\":[{" + thread + ",\"messages\":[{" + sides + "," + TEXT + "}]}]}]");

        assertThat(Payloads.describe(parsed)).isEqualTo(customer == null ? "" : "history " + customer + " BODY=hello");
        assertThat(parsed.kinds()).containsEntry("history", 1);
        assertThat(parsed.delivery().deadLetters()).isEmpty();
    }

    private static InboundMessage sample(String name) {
        return Payloads.parse(Payloads.bytes("/webhooks/samples/" + name + ".json"))
                .delivery()
                .messages()
                .getFirst();
    }

    private static ParsedDelivery parse(String field, String value) {
        return Payloads.parse(Payloads.change(field, value));
    }
}
