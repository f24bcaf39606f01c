package dev.portcullis.webhook;

import static dev.portcullis.webhook.Payloads.delivery;
import static dev.portcullis.webhook.Payloads.message;
import static dev.portcullis.webhook.Payloads.parse;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.message.DeadLetter;
import dev.portcullis.message.InboundMessage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadParserTest {

    private static final String HELLO = message("wamid.1", "text", "\"text\":{\"body\":\"hello\"}");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "true",
                "17",
                "\"text\"",
                "[]",
                "{",
                "{}x",
                "{} {}",
                "not json",
                "{\"object\":}",
                "{'object':1}",
                "{\"object\":NaN}",
                "\u0000"
            })
    void keepsAWholeBodyThatIsNoJsonObject(String body) {
        ParsedDelivery parsed = parse(body);

        assertThat(parsed.delivery().messages()).isEmpty();
        assertThat(parsed.delivery().deadLetters())
                .singleElement()
                .satisfies(letter -> assertThat(letter.body()).isEqualTo(body.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void keepsABodyThatIsNotUtf8() {
        byte[] latin1 = delivery(HELLO.replace("hello", "h\u00e9llo")).getBytes(StandardCharsets.ISO_8859_1);

        assertThat(parse(latin1).delivery().deadLetters())
                .singleElement()
                .extracting(DeadLetter::reason)
                .asString()
                .startsWith("the body is not JSON in UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "{\"object\":\"whatsapp_business_account\",\"entry\":[["})
    void survivesDepth(String opening) {
        String deep = String.join("", Collections.nCopies((4 << 20) / opening.length(), opening));

        assertThat(parse(deep).delivery().deadLetters())
                .singleElement()
                .extracting(DeadLetter::reason)
                .asString()
                .contains("deeper than 200");
    }

    @Test
    void saysWhereABodyBreaksWithoutQuotingIt() {
        assertThat(parse("{\"object\": secret}").delivery().deadLetters())
                .singleElement()
                .extracting(DeadLetter::reason)
                .asString()
                .contains("line 1")
                .doesNotContain("secret");
    }

    @Test
    void readsBehindAByteOrderMark() {
        assertThat(parse("\uFEFF" + delivery(HELLO)).delivery().messages()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999", "-1e-999999", "1795348800.5", "99999999999999999999999999", "1e10", "[]", "{}"})
    void doesNotTakeOddNumbersForTimes(String timestamp) {
        String odd = HELLO.replace("\"1795348800\"", timestamp);

        ParsedDelivery parsed = parse(delivery(odd, message("wamid.2", "text", "")));

        assertThat(parsed.delivery().messages())
                .extracting(message -> message.id().value())
                .containsExactly("wamid.2");
        assertThat(parsed.delivery().deadLetters()).hasSize(1);
    }

    @Test
    void survivesAMillionDigits() {
        String huge = "{\"object\":" + "9".repeat(1_000_000) + "}";

        assertThat(parse(huge).delivery().deadLetters()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1795348800\"", "1795348800"})
    void readsATimeWrittenAsStringOrNumber(String timestamp) {
        ParsedDelivery parsed = parse(delivery(HELLO.replace("\"1795348800\"", timestamp)));

        assertThat(parsed.delivery().messages())
                .singleElement()
                .extracting(InboundMessage::sentAt)
                .hasToString("2026-11-22T12:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"from\":\"15551230001\",\"timestamp\":\"1795348800\",\"type\":\"text\"}",
                "{\"id\":\"\",\"from\":\"15551230001\",\"timestamp\":\"1795348800\",\"type\":\"text\"}",
                "{\"id\":\"w\",\"from\":\"15551230001\",\"type\":\"text\"}",
                "{\"id\":\"w\",\"from\":\"15551230001\",\"timestamp\":\"soon\",\"type\":\"text\"}",
                "{\"id\":\"w\",\"from\":\"15551230001\",\"timestamp\":\"-5\",\"type\":\"text\"}",
                "{\"id\":\"w\",\"from\":\"15551230001\",\"timestamp\":\"1795348800000\",\"type\":\"text\"}",
                "{\"id\":\"w\",\"from\":\"15551230001\",\"timestamp\":\"1795348800\"}",
                "{\"id\":\"w\",\"from\":\"15551230001\",\"timestamp\":\"1795348800\",\"type\":\"edit\","
                        + "\"edit\":{\"message\":{\"type\":\"text\"}}}",
                "17",
                "null",
                "[]"
            })
    void keepsOneMalformedMessageAloneAndReadsItsNeighbours(String malformed) {
        ParsedDelivery parsed = parse(delivery(HELLO, malformed, message("wamid.2", "audio", "")));

        assertThat(parsed.delivery().messages())
                .extracting(message -> message.id().value())
                .containsExactly("wamid.1", "wamid.2");
        assertThat(parsed.delivery().deadLetters()).singleElement().satisfies(letter -> {
            assertThat(letter.reason()).startsWith("entry[0].changes[0].value.messages[1]: ");
            assertThat(new String(letter.body(), StandardCharsets.UTF_8)).isEqualTo(malformed);
        });
    }

    @Test
    void keepsMessagesOfAnUnnamedLine() {
        ParsedDelivery parsed = parse(delivery(HELLO).replace("\"42\"", "\"4:2\""));

        assertThat(parsed.delivery().messages()).isEmpty();
        assertThat(parsed.delivery().deadLetters())
                .singleElement()
                .extracting(DeadLetter::reason)
                .asString()
                .contains("phone_number_id");
    }

    @Test
    void readsMessagesOfAnUnnamedAccount() {
        assertThat(parse(delivery(HELLO).replace("\"id\":\"77\",", ""))
                        .delivery()
                        .messages())
                .hasSize(1);
    }

    @Test
    void keepsMisshapenListsAndReadsTheRest() {
        String body = """
                {"object":"whatsapp_business_account","entry":[5,{"id":"77","changes":{}},{"id":"77","changes":[
                {"field":"messages","value":"x"},{"field":"messages","value":null},{"field":"messages"},
                {"field":"messages","value":{"metadata":{"phone_number_id":"42"},"messages":[%s]}}]}]}""".formatted(HELLO);

        ParsedDelivery parsed = parse(body);

        assertThat(parsed.delivery().messages()).hasSize(1);
        assertThat(parsed.delivery().deadLetters())
                .extracting(DeadLetter::reason)
                .containsExactly(
                        "entry[0]: is of type number; expected an object",
                        "entry[1].changes: is of type object; expected a list",
                        "entry[2].changes[0].value: is of type string; expected an object");
    }

    @Test
    void keepsABodyOfManyUnreadablePartsOnce() {
        String[] junk = new String[100_000];
        Arrays.fill(junk, "0");
        byte[] body = delivery(junk).getBytes(StandardCharsets.UTF_8);

        List<DeadLetter> letters = parse(body).delivery().deadLetters();

        assertThat(letters).hasSize(101);
        assertThat(letters.getLast().body()).isEqualTo(body);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
                    {"id":"77"}                                                                     | {none=1}
                    {"changed_fields":["messages","calls"]}                                         | {changed_fields=2}
                    {"changes":[{}]}                                                                | {none=1}
                    {"changes":[{"field":"messages","value":{"field_of_next_year":[1]}}]}           | {messages=1}
                    {"changes":[{"field":"standby","value":{"standby":{}}}]}                        | {standby=1}
                    {"changes":[{"field":"calls","value":{"statuses":[{},{}]}}]}                    | {call=2}
                    {"changes":[{"field":"history","value":{"history":[{"errors":[]}]}}]}           | {history=1}
                    {"changes":[{"field":"security","value":null}]}                                 | {security=1}
                    """)
    void countsWhatItDoesNotJudge(String entry, String kinds) {
        ParsedDelivery parsed = parse("{\"object\":\"whatsapp_business_account\",\"entry\":[" + entry + "]}");

        assertThat(Payloads.kinds(parsed)).isEqualTo(kinds);
        assertThat(parsed.delivery().isEmpty()).isTrue();
    }

    @Test
    void keepsABodyWithoutEntries() {
        ParsedDelivery parsed = parse("{\"object\":\"whatsapp_business_account\"}");

        assertThat(parsed.delivery().deadLetters()).hasSize(1);
    }

    @Test
    void countsAnotherObjectAndLeavesItAlone() {
        ParsedDelivery parsed = parse(delivery(HELLO).replace("whatsapp_business_account", "page"));

        assertThat(parsed.delivery().isEmpty()).isTrue();
        assertThat(parsed.kinds()).containsOnlyKeys("other_object");
    }

    @Test
    void toleratesRepeatedKeys() {
        assertThat(parse(delivery(HELLO.replace("\"type\"", "\"type\":\"audio\",\"type\"")))
                        .delivery()
                        .messages())
                .hasSize(1);
    }
}
