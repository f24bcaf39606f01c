package dev.portcullis.webhook;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/**
 * Reads Meta's JSON into messages. Never fails: a body that cannot be read is one dead letter, a message that cannot
 * be read is one, and neither costs the others.
 *
 * @see <a href="https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/messages">
 *     Meta: messages webhook reference</a>
 */
final class PayloadParser {

    /** Real deliveries are about 15 deep. */
    private static final int DEEPEST = 200;

    private static final String WHATSAPP = "whatsapp_business_account";

    private final ObjectMapper mapper;

    PayloadParser() {
        StreamReadConstraints bounds =
                StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build();
        // Names are the sender's choice in a flow's answer: interned, they would stay for the life of the process.
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(bounds)
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .build();
        this.mapper = JsonMapper.builder(factory)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }

    ParsedDelivery parse(VerifiedPayload payload) {
        Findings findings = new Findings(payload.bytes());
        try {
            read(mapper.readTree(payload.bytes()), findings);
        } catch (StreamConstraintsException e) {
            findings.unreadableBody(
                    "the body is nested deeper than " + DEEPEST + " levels or holds an oversized name" + " or number");
        } catch (JsonProcessingException e) {
            findings.unreadableBody("the body is not JSON in UTF-8" + place(e));
        } catch (IOException e) {
            findings.unreadableBody("the body is not JSON in UTF-8");
        }
        return findings.summary();
    }

    private void read(JsonNode root, Findings findings) {
        if (!root.isObject()) {
            findings.unreadableBody("the body is JSON but no object; expected {\"object\", \"entry\"}");
            return;
        }
        WireObject body = new WireObject(root);
        if (body.text("object").filter(WHATSAPP::equals).isPresent()) {
            new EnvelopeReader(findings, new ContentReader(new FlowAnswers(mapper.getFactory()))).read(body);
        } else {
            findings.count("other_object", 1);
        }
    }

    /** Line and column only: Jackson's own message can quote the body. */
    private static String place(JsonProcessingException e) {
        return e.getLocation() == null
                ? ""
                : ": line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr();
    }
}
