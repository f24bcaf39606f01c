package dev.portcullis.blocking;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portcullis.message.BusinessScopedId;
import dev.portcullis.message.PhoneNumber;
import dev.portcullis.message.Sender;
import dev.portcullis.message.SenderId;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads the stored form of a case, version 1. The scripts write it. */
final class CaseJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private CaseJson() {}

    static Case read(String text) {
        JsonNode json = tree(text);
        SenderId key = SenderId.parse(json.path("id").asText())
                .orElseThrow(() -> new IllegalStateException("a stored case names no sender"));
        Optional<BusinessScopedId> scoped =
                BusinessScopedId.parse(json.path("bsuid").asText(""));
        Optional<PhoneNumber> phone = PhoneNumber.parse(json.path("phone").asText(""));
        return new Case(
                key,
                scoped.isEmpty() && phone.isEmpty() ? Sender.of(key) : new Sender(scoped, phone),
                Optional.ofNullable(json.path("state").textValue()).map(CaseState::parse),
                json.path("dir").asText("on").equals("off") ? Direction.OFF : Direction.ON,
                json.path("ver").asLong(),
                grounds(json),
                time(json, "opened"),
                time(json, "settled"),
                time(json, "leaseEnds"),
                json.path("attempts").asInt(),
                json.path("refusals").asInt(),
                json.has("code") ? OptionalInt.of(json.get("code").asInt()) : OptionalInt.empty(),
                Optional.ofNullable(json.path("answer").textValue()),
                time(json, "pardon"),
                wanted(json.path("wanted")),
                json.has("inflight"),
                json.path("unsure").asBoolean(),
                json.has("doubt"),
                json.path("listed").asBoolean(),
                Optional.ofNullable(json.path("ending").textValue()).map(Ending::parse),
                allowance(json.path("allowed")));
    }

    private static Grounds grounds(JsonNode json) {
        return new Grounds(
                json.path("cause").asText(),
                json.path("rule").asText(),
                json.path("reason").asText(),
                json.path("ruleSet").asText(),
                json.path("decision").asText(),
                Instant.ofEpochMilli(json.path("at").asLong()),
                json.path("harm").asInt());
    }

    private static Optional<Wanted> wanted(JsonNode json) {
        return json.isObject()
                ? Optional.of(new Wanted(
                        json.path("cause").asText(),
                        json.path("rule").asText(),
                        json.path("reason").asText(),
                        Optional.ofNullable(json.path("by").textValue()),
                        Instant.ofEpochMilli(json.path("since").asLong()),
                        time(json, "ends"),
                        json.path("refusals").asInt(),
                        json.path("inactive").asBoolean()))
                : Optional.empty();
    }

    private static Optional<Allowance> allowance(JsonNode json) {
        return json.isObject()
                ? Optional.of(new Allowance(
                        Instant.ofEpochMilli(json.path("since").asLong()),
                        time(json, "ends"),
                        json.path("reason").asText(),
                        json.path("by").asText()))
                : Optional.empty();
    }

    private static Optional<Instant> time(JsonNode json, String field) {
        return json.has(field)
                ? Optional.of(Instant.ofEpochMilli(json.get(field).asLong()))
                : Optional.empty();
    }

    private static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored case is not JSON", e);
        }
    }
}
