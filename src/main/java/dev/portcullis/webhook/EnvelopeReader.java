package dev.portcullis.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portcullis.message.AccountId;
import dev.portcullis.message.LineId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Walks every entry, change and message of a delivery; which of Meta's fields hold messages is known here. */
final class EnvelopeReader {

    /** Counts the names that come without values where "Include Values" is off in Meta's App Dashboard. */
    static final String CHANGED_FIELDS = "changed_fields";

    /** The account only chooses an access token; without its id the line's or the default one serves. */
    private static final AccountId UNNAMED = new AccountId("unknown");

    private final Findings findings;
    private final MessageReader messages;
    private final CopyReader copies;

    EnvelopeReader(Findings findings, ContentReader contents) {
        this.findings = findings;
        this.messages = new MessageReader(contents);
        this.copies = new CopyReader(contents);
    }

    void read(WireObject body) {
        if (!body.node().hasNonNull("entry")) {
            findings.unreadableBody("entry is missing; expected a list");
        }
        for (Placed entry : Placed.list(body, "entry", "", findings)) {
            AccountId account =
                    entry.object().text("id").flatMap(AccountId::parse).orElse(UNNAMED);
            for (Placed change : Placed.list(entry.object(), "changes", entry.place() + ".", findings)) {
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
                findings.unreadable(place, "is " + Placed.typeOf(value) + "; expected an object", value);
            }
            findings.count(field, 1);
            return;
        }
        WireObject content = new WireObject(value);
        int countedBefore = findings.counted();
        switch (field) {
            case "messages", "standby" -> readInbound(account, content, place);
            case "user_id_update" -> readIdentityUpdates(content, place);
            case "message_echoes", "smb_message_echoes" -> readEchoes(origin(account, content), content, place + ".");
            case "calls" -> readCalls(origin(account, content), content, place + ".");
            case "history" -> readHistory(origin(account, content), content, place + ".");
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
        Origin origin = origin(account, value.node().hasNonNull("metadata") ? value : standby, contacts);
        readMessages(origin, value, place + ".");
        readMessages(origin, standby, place + ".standby.");
    }

    private void readMessages(Origin origin, WireObject holder, String place) {
        for (Placed message : Placed.list(holder, "messages", place, findings)) {
            findings.count(MessageReader.kind(message.object()), 1);
            add(message, messages.read(origin, message.object()));
        }
        countAll("status", holder, "statuses");
        readEchoes(origin, holder, place);
        countAll("error", holder, "errors");
    }

    private void readEchoes(Origin origin, WireObject holder, String place) {
        for (Placed message : Placed.list(holder, "message_echoes", place, findings)) {
            findings.count("echo", 1);
            add(message, copies.echo(origin, message.object()));
        }
    }

    private void readCalls(Origin origin, WireObject value, String place) {
        for (Placed call : Placed.list(value, "calls", place, findings)) {
            findings.count("call", 1);
            add(call, CallReader.read(origin, call.object()));
        }
        countAll("call", value, "statuses");
    }

    private void readHistory(Origin origin, WireObject value, String place) {
        for (Placed chunk : Placed.list(value, "history", place, findings)) {
            for (Placed thread : Placed.list(chunk.object(), "threads", chunk.place() + ".", findings)) {
                Contacts customer = new Contacts(List.of(thread.object().object("context")));
                ChatThread chat = ChatThread.of(thread.object());
                readHistory(origin.with(customer), chat, thread.object(), thread.place() + ".");
            }
        }
        // What has a file comes again, with the file, and outside its thread.
        readHistory(origin, ChatThread.UNNAMED, value, place);
        countAll("history", value, "message_echoes");
    }

    private void readHistory(Origin origin, ChatThread chat, WireObject holder, String place) {
        for (Placed message : Placed.list(holder, "messages", place, findings)) {
            findings.count("history", 1);
            add(message, copies.history(origin, chat, message.object()));
        }
    }

    private void readIdentityUpdates(WireObject value, String place) {
        Optional<LineId> line = line(value.object("metadata"));
        for (Placed update : Placed.list(value, "user_id_update", place + ".", findings)) {
            findings.count("user_id_update", 1);
            add(update, IdentityReader.update(line, update.object()));
        }
    }

    private void add(Placed element, Reading reading) {
        findings.add(reading, element.place(), element.object().node());
    }

    private void countAll(String kind, WireObject holder, String field) {
        findings.count(kind, holder.node().path(field).size());
    }

    private static Origin origin(AccountId account, WireObject value) {
        return origin(account, value, value.objects("contacts"));
    }

    private static Origin origin(AccountId account, WireObject value, List<WireObject> contacts) {
        WireObject metadata = value.object("metadata");
        return new Origin(account, line(metadata), metadata, new Contacts(contacts));
    }

    private static Optional<LineId> line(WireObject metadata) {
        return metadata.text("phone_number_id").flatMap(LineId::parse);
    }
}
