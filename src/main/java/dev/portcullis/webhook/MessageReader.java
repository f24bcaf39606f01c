package dev.portcullis.webhook;

import dev.portcullis.message.InboundMessage;
import dev.portcullis.message.MessageId;
import dev.portcullis.message.MessageKind;
import dev.portcullis.message.Sender;
import java.util.Optional;

/** Reads one element of {@code messages[]}. */
final class MessageReader {

    private final ContentReader contents;

    MessageReader(ContentReader contents) {
        this.contents = contents;
    }

    /** The word under which this message is counted. */
    static String kind(WireObject message) {
        return isOfGroup(message) ? "group" : message.text("type").orElse("none");
    }

    Reading read(Origin origin, WireObject message) {
        Optional<String> type = message.text("type");
        if (type.isEmpty()) {
            return new Reading.Unreadable("type is missing; expected a string such as \"text\"");
        }
        // A message to a group opens a window with the group, not with its writer.
        if (isOfGroup(message)) {
            return Reading.Uncared.NOT_JUDGED;
        }
        return type.get().equals("system")
                ? IdentityReader.system(origin, message)
                : written(origin, message, type.get());
    }

    private Reading written(Origin origin, WireObject message, String type) {
        Optional<MessageId> original = message.object("edit").messageId("original_message_id");
        boolean edit = type.equals("edit");
        WireObject body = edit ? message.object("edit").object("message") : message;
        Optional<MessageKind> kind = edit ? body.text("type").flatMap(ContentReader::kind) : ContentReader.kind(type);
        if (kind.isEmpty() || isUnreadableChange(message)) {
            return Reading.Uncared.NOT_JUDGED;
        }
        if (edit && original.isEmpty()) {
            return new Reading.Unreadable("edit.original_message_id is missing; expected the id of a message");
        }
        return Heading.read(origin.line(), message, heading -> {
            Optional<Sender> sender = origin.contacts().sender(message);
            return sender.isEmpty()
                    ? Reading.Uncared.UNIDENTIFIED
                    : inbound(origin, heading, sender.get(), new WireContent(kind.get(), message, body, original));
        });
    }

    private Reading inbound(Origin origin, Heading heading, Sender sender, WireContent wire) {
        ContentReader.Content content = contents.read(wire, origin.contacts().profileName(sender));
        return new Reading.Inbound(
                new InboundMessage(
                        heading.line(), origin.account(), heading.id(), sender, heading.at(), content.message()),
                content.truncated());
    }

    private static boolean isOfGroup(WireObject message) {
        return message.text("group_id").isPresent();
    }

    /** Where Meta has no words for an edit or a revoke, it says unsupported; neither is a new message. */
    private static boolean isUnreadableChange(WireObject message) {
        return message.object("unsupported")
                .text("type")
                .filter(changed -> changed.equals("edit") || changed.equals("revoke"))
                .isPresent();
    }
}
