package dev.portcullis.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.message.Sender;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContactsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
                    {"from":"15551230001"}                            | +15551230001
                    {"from":"+15551230001"}                           | +15551230001
                    {"from":15551230001}                              | +15551230001
                    {"from_user_id":"US.1"}                           | US.1
                    {"from":"","from_user_id":"US.1"}                 | US.1
                    {"from":null,"from_user_id":"US.1"}               | US.1
                    {"from":"15551230001","from_user_id":"US.1"}      | US.1 +15551230001
                    {"from":"15551230001","from_user_id":""}          | +15551230001
                    {"from":"US.1"}                                   | US.1
                    {"from":"US.1","from_user_id":"US.1"}             | US.1
                    {"from":"15551230001","from_user_id":"US.ENT.1"}  | +15551230001
                    """)
    void takesEveryIdThatTheMessageNames(String message, String ids) {
        assertThat(sender("[]", message))
                .hasValueSatisfying(sender -> assertThat(words(sender)).isEqualTo(ids));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"from\":\"\"}",
                "{\"from\":null,\"from_user_id\":null}",
                "{\"from\":\"null\"}",
                "{\"from\":\"Ada Tester\"}",
                "{\"from\":{}}",
                "{\"from\":\"US.ENT.1\"}",
                "{\"from_parent_user_id\":\"US.ENT.1\"}",
                "{\"from\":\"US.2\",\"from_user_id\":\"US.1\"}"
            })
    void identifiesNobodyOnDoubt(String message) {
        String someone = "[{\"wa_id\":\"15551230001\",\"user_id\":\"US.1\",\"profile\":{\"name\":\"Ada\"}}]";

        assertThat(sender(someone, message)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"from\":\"15551230001\"}", "{\"from_user_id\":\"US.1\"}"})
    void addsTheOtherIdFromTheContactOfThatId(String message) {
        String contacts = """
                [{"wa_id":"15551230002","user_id":"US.2"},{"wa_id":"15551230001","user_id":"US.1"}]""";

        assertThat(sender(contacts, message))
                .hasValueSatisfying(sender -> assertThat(words(sender)).isEqualTo("US.1 +15551230001"));
    }

    @Test
    void addsNothingFromAContactInDispute() {
        String contacts = """
                [{"wa_id":"15551230001","user_id":"US.1"},{"wa_id":"15551230001","user_id":"US.2"}]""";

        assertThat(sender(contacts, "{\"from\":\"15551230001\"}"))
                .hasValueSatisfying(sender -> assertThat(words(sender)).isEqualTo("+15551230001"));
    }

    @Test
    void believesTheMessageOverItsContact() {
        String contacts = "[{\"wa_id\":\"15551230001\",\"user_id\":\"US.2\",\"profile\":{\"name\":\"Bo\"}}]";

        ParsedDelivery parsed = parse(contacts, "{\"from\":\"15551230001\",\"from_user_id\":\"US.1\"}");

        assertThat(parsed.delivery().messages()).singleElement().satisfies(message -> {
            assertThat(words(message.sender())).isEqualTo("US.1 +15551230001");
            assertThat(message.content().profileName()).isEmpty();
        });
    }

    @Test
    void findsTheProfileNameByIdNotByPlace() {
        String contacts = """
                [{"user_id":"US.2","profile":{"name":"Bo"}},{"user_id":"US.1","profile":{"name":"Ada"}}]""";

        assertThat(parse(contacts, "{\"from_user_id\":\"US.1\"}").delivery().messages())
                .singleElement()
                .satisfies(
                        message -> assertThat(message.content().profileName()).contains("Ada"));
    }

    @Test
    void tellsTheSendersOfABatchApart() {
        assertThat(Payloads.parse(Payloads.bytes("/webhooks/samples/batch-mixed.json"))
                        .delivery()
                        .messages())
                .extracting(message -> message.content().profileName().orElse("nobody"))
                .containsExactly("Ada Tester", "Fay Second", "Ada Tester", "Gus OtherNumber");
    }

    @Test
    void countsWhomItCannotIdentify() {
        ParsedDelivery parsed = parse("[]", "{}");

        assertThat(parsed.unidentified()).isEqualTo(1);
        assertThat(parsed.delivery().isEmpty()).isTrue();
    }

    private static Optional<Sender> sender(String contacts, String message) {
        return parse(contacts, message).delivery().messages().stream()
                .map(each -> each.sender())
                .findFirst();
    }

    private static ParsedDelivery parse(String contacts, String ids) {
        String message = Payloads.message("wamid.1", "text", "").replace("\"from\":\"15551230001\"", "\"x\":1");
        String fields = ids.substring(1, ids.length() - 1);
        String whole = fields.isEmpty() ? message : message.replace("\"x\":1", fields);
        return Payloads.parse(
                Payloads.delivery(whole).replace("\"messages\":[", "\"contacts\":" + contacts + ",\"messages\":["));
    }

    private static String words(Sender sender) {
        return String.join(" ", sender.ids().stream().map(id -> id.display()).toList());
    }
}
