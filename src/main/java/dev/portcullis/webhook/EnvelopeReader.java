package dev.portcullis.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portcullis.message.AccountId;
import dev.portcullis.message.LineId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Walks every entry, change and message of a delivery; which of Meta's fields hold messages is known here. */
final class EnvelopeReader {

    /** Counts the names that come without values where "Include Values" is off in Meta's App Dashboard. */
    static final String CHANGED_FIELDS = "changed_fields";

    /** The account only chooses an access token; without its id the line's or the default one serves. */
    private static final AccountId UNNAMED = new AccountId("unknown");

    private final Findings findings;
    private final MessageReader messages;

    EnvelopeReader(Findings findings, MessageReader messages) {
        this.findings = findings;
        this.messages = messages;
    }

    void read(WireObject body) {
        if (!body.node().hasNonNull("entry")) {
            findings.unreadableBody("entry is missing; expected a list");
        }
        for (Placed entry : elements(body, "entry", "")) {
            AccountId account =
                    entry.object().text("id").flatMap(AccountId::parse).orElse(UNNAMED);
            for (Placed change : elements(entry.object(), "changes", entry.place() + ".")) {
                readChange(account, change);
            }
            if (!entry.object().node().has("changes")) {
                countMissingChanges(entry.object());
            }
        }
    }

    private void countMissingChanges(WireObject entry) {
        int names = entry.node().path(CHANGED_FIELDS).size();
        findings.count(names == 0 ? "none" : CHANGED_FIELDS, Math.max(1, names));
    }

    private void readChange(AccountId account, Placed change) {
        String field = change.object().text("field").orElse("none");
        String place = change.place() + ".value";
        JsonNode value = change.object().node().path("value");
        if (!value.isObject()) {
            if (!value.isMissingNode() && !value.isNull()) {
                findings.unreadable(place, "is " + typeOf(value) + "; expected an object", value);
            }
            findings.count(field, 1);
            return;
        }
        WireObject content = new WireObject(value);
        int countedBefore = findings.counted();
        switch (field) {
            case "messages", "standby" -> readInbound(account, content, place);
            case "user_id_update" -> readIdentityUpdates(content, place);
            case "message_echoes", "smb_message_echoes" -> countAll("echo", content, "message_echoes");
            case "calls" -> {
                countAll("call", content, "calls");
                countAll("call", content, "statuses");
            }
            case "history" -> countHistory(content);
            default -> {}
        }
        if (findings.counted() == countedBefore) {
            findings.count(field, 1);
        }
    }

    /** While Meta's own agent holds a conversation, the same content comes one level deeper, under {@code standby}. */
    private void readInbound(AccountId account, WireObject value, String place) {
        WireObject standby = value.object("standby");
        List<WireObject> contacts = new ArrayList<>(value.objects("contacts"));
        contacts.addAll(standby.objects("contacts"));
        Origin origin = new Origin(account, line(value).or(() -> line(standby)), new Contacts(contacts));
        readMessages(origin, value, place + ".");
        readMessages(origin, standby, place + ".standby.");
    }

    private void readMessages(Origin origin, WireObject holder, String place) {
        for (Placed message : elements(holder, "messages", place)) {
            findings.count(MessageReader.kind(message.object()), 1);
            findings.add(
                    messages.read(origin, message.object()),
                    message.place(),
                    message.object().node());
        }
        countAll("status", holder, "statuses");
        countAll("echo", holder, "message_echoes");
        countAll("error", holder, "errors");
    }

    private void readIdentityUpdates(WireObject value, String place) {
        Optional<LineId> line = line(value);
        for (Placed update : elements(value, "user_id_update", place + ".")) {
            findings.count("user_id_update", 1);
            findings.add(
                    IdentityReader.update(line, update.object()),
                    update.place(),
                    update.object().node());
        }
    }

    private void countHistory(WireObject value) {
        for (WireObject chunk : value.objects("history")) {
            for (WireObject thread : chunk.objects("threads")) {
                countAll("history", thread, "messages");
            }
        }
    }

    private void countAll(String kind, WireObject holder, String field) {
        findings.count(kind, holder.node().path(field).size());
    }

    private static Optional<LineId> line(WireObject value) {
        return value.object("metadata").text("phone_number_id").flatMap(LineId::parse);
    }

    /** The objects in a list; what else stands in their place becomes a dead letter, each for itself. */
    private List<Placed> elements(WireObject holder, String field, String prefix) {
        JsonNode list = holder.node().path(field);
        if (!list.isArray()) {
            if (!list.isMissingNode() && !list.isNull()) {
                findings.unreadable(prefix + field, "is " + typeOf(list) + "; expected a list", list);
            }
            return List.of();
        }
        List<Placed> objects = new ArrayList<>(list.size());
        for (int i = 0; i < list.size(); i++) {
            JsonNode element = list.get(i);
            String place = prefix + field + "[" + i + "]";
            if (element.isObject()) {
                objects.add(new Placed(place, new WireObject(element)));
            } else {
                findings.unreadable(place, "is " + typeOf(element) + "; expected an object", element);
            }
        }
        return objects;
    }

    private static String typeOf(JsonNode node) {
        return "of type " + node.getNodeType().name().toLowerCase(Locale.ROOT);
    }

    /** @param place where in the body it stands, as {@code entry[0].changes[2]} */
    private record Placed(String place, WireObject object) {}
}
