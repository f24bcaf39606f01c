package dev.portcullis.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.message.DeadLetter;
import dev.portcullis.message.InboundMessage;
import dev.portcullis.message.MessageKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallReaderTest {

    private static final String CALLING = "\"event\":\"connect\",\"direction\":\"USER_INITIATED\"";

    @Test
    void readsThatSomebodyCalls() {
        InboundMessage call = Payloads.parse(Payloads.bytes("/webhooks/samples/call-user-initiated-connect.json"))
                .delivery()
                .messages()
                .getFirst();

        assertThat(call.content().kind()).isEqualTo(MessageKind.CALL);
        assertThat(call.content().opensWindow()).isFalse();
        assertThat(call.content().profileName()).contains("Ada Tester");
        assertThat(call.id().value()).isEqualTo("wacid.fictitious001:connect");
        assertThat(call.sentAt().getEpochSecond()).isEqualTo(1_795_348_837L);
        assertThat(call.line().value()).isEqualTo("880011002200330");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"event\":\"terminate\",\"direction\":\"USER_INITIATED\"",
                "\"event\":\"connect\",\"direction\":\"BUSINESS_INITIATED\"",
                "\"event\":\"connect\"",
                "\"direction\":\"USER_INITIATED\"",
                "\"event\":[\"connect\"],\"direction\":\"USER_INITIATED\""
            })
    void countsOtherEvents(String fields) {
        ParsedDelivery parsed =
                parse("\"id\":\"wacid.1\",\"from\":\"15551230001\",\"timestamp\":\"1795348800\"," + fields);

        assertThat(parsed.delivery().isEmpty()).isTrue();
        assertThat(parsed.kinds()).containsOnlyKeys("call").containsEntry("call", 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"x\":0", "\"from\":\"15557770100\"", "\"to\":\"15551230001\""})
    void takesNobodyForTheCallerOnDoubt(String sides) {
        ParsedDelivery parsed = parse("\"id\":\"wacid.1\",\"timestamp\":\"1795348800\"," + sides + "," + CALLING);

        assertThat(parsed.delivery().isEmpty()).isTrue();
        assertThat(parsed.unidentified()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"id\":\"wacid.1\"",
                "\"timestamp\":\"1795348800\"",
                "\"id\":\"LONG\",\"timestamp\":\"1795348800\""
            })
    void keepsAMalformedCall(String heading) {
        ParsedDelivery parsed =
                parse("\"from\":\"15551230001\"," + heading.replace("LONG", "w".repeat(512)) + "," + CALLING);

        assertThat(parsed.delivery().messages()).isEmpty();
        assertThat(parsed.delivery().deadLetters())
                .singleElement()
                .extracting(DeadLetter::reason)
                .asString()
                .startsWith("entry[0].changes[0].value.calls[0]: ");
    }

    private static ParsedDelivery parse(String fields) {
        return Payloads.parse(Payloads.change("calls", "\"calls\":[{" + fields + "}]"));
    }
}
