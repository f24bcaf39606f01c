package dev.portcullis.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.message.MessageContent;
import dev.portcullis.message.MessageKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityReaderTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
                    "from":"1555001"  | "type":"user_changed_number","wa_id":"1555002"                                              | +1555001 -> +1555002
                    "from":"1555001"  | "type":"user_changed_number","wa_id":"1555002","user_id":"US.2"                             | +1555001 -> US.2/+1555002
                    "from":"1555001"  | "type":"user_changed_number","wa_id":"1555002","user_id":"US.2","previous_user_id":"US.1"   | US.1/+1555001 -> US.2/+1555002
                    "from":"1555001"  | "type":"user_changed_number","wa_id":"1555001","user_id":"US.2","previous_user_id":"US.1"   | US.1 -> US.2/+1555001
                    "x":0             | "type":"user_changed_number","wa_id":"1555002","customer":"1555001"                         | +1555001 -> +1555002
                    "x":0             | "type":"user_changed_user_id","user_id":"US.2","previous_user_id":"US.1"                       | US.1 -> US.2
                    "x":0             | "type":"user_changed_user_id","user_id":"US.2","body":"User Bo changed from US.1 to US.2"   | US.1 -> US.2
                    "x":0             | "type":"user_changed_user_id","user_id":"US.2","body":"User changed from US.8 to US.9 changed from US.1 to US.2" | US.1 -> US.2
                    """)
    void readsAChange(String from, String system, String read) {
        ParsedDelivery parsed = parse(from, system);

        assertThat(Payloads.changes(parsed)).containsExactly(read);
        assertThat(parsed.kinds()).containsOnlyKeys("system");
    }

    @Test
    void givesTheMessageOfAChangeToTheNewSelf() {
        ParsedDelivery parsed = parse(
                "\"from\":\"1555001\"", "\"type\":\"user_changed_number\",\"wa_id\":\"1555002\",\"body\":\"User A\"");

        assertThat(parsed.delivery().messages()).singleElement().satisfies(message -> {
            assertThat(message.content()).isEqualTo(MessageContent.of(MessageKind.SYSTEM, List.of()));
            assertThat(message.sender().key().display()).isEqualTo("+1555002");
            assertThat(message.id().value()).isEqualTo("wamid.1");
            assertThat(message.sentAt()).hasToString("2026-11-22T12:00:00Z");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"type\":\"user_changed_user_id\",\"user_id\":\"US.2\"",
                "\"type\":\"user_changed_user_id\",\"previous_user_id\":\"US.1\"",
                "\"type\":\"user_changed_user_id\",\"user_id\":\"US.1\",\"previous_user_id\":\"US.1\"",
                "\"type\":\"user_changed_user_id\",\"user_id\":\"US.ENT.2\",\"previous_user_id\":\"US.1\"",
                "\"type\":\"user_changed_user_id\",\"user_id\":\"US.2\",\"wa_id\":\"US.3\",\"previous_user_id\":\"US.1\"",
                "\"type\":\"user_changed_user_id\",\"user_id\":\"US.2\",\"body\":\"User Bo changed from Ada to US.2\"",
                "\"type\":\"user_changed_user_id\",\"user_id\":\"US.2\",\"body\":\"User Bo changed from US.1 to US.3\"",
                "\"type\":\"user_changed_user_id\",\"user_id\":\"US.2\",\"body\":\"to US.2\"",
                "\"type\":\"user_changed_user_id\",\"user_id\":\"US.2\",\"body\":\"User changed from US.1 to US.2 now\""
            })
    void movesNobodyOnDoubt(String system) {
        ParsedDelivery parsed = parse("\"x\":0", system);

        assertThat(parsed.delivery().isEmpty()).isTrue();
        assertThat(parsed.unidentified()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"type\":\"customer_identity_changed\"", "\"type\":\"news_of_next_year\"", "\"x\":0"})
    void readsOtherSystemMessages(String system) {
        ParsedDelivery parsed = parse("\"from\":\"1555001\"", system);

        assertThat(Payloads.describe(parsed)).isEqualTo("system +1555001");
        assertThat(parsed.kinds()).containsEntry("system", 1);
    }

    @Test
    void countsASystemMessageOfNobody() {
        ParsedDelivery parsed = parse("\"x\":0", "\"type\":\"customer_identity_changed\"");

        assertThat(parsed.delivery().isEmpty()).isTrue();
        assertThat(parsed.unidentified()).isEqualTo(1);
    }

    @Test
    void givesTheWithdrawnUpdateTheSameIdInEveryRepeat() {
        byte[] body = Payloads.bytes("/webhooks/samples/user-id-update-field-legacy.json");

        assertThat(Payloads.parse(body).delivery().messages()).isEmpty();
        assertThat(Payloads.parse(body).delivery().identityChanges())
                .isEqualTo(Payloads.parse(body).delivery().identityChanges())
                .hasSize(1);
    }

    private static ParsedDelivery parse(String from, String system) {
        return Payloads.parse(Payloads.delivery("{\"id\":\"wamid.1\",\"timestamp\":\"1795348800\",\"type\":\"system\","
                + from + ",\"system\":{" + system + "}}"));
    }
}
