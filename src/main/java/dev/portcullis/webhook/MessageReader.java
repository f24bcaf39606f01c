package dev.portcullis.webhook;

import dev.portcullis.message.Sender;
import java.util.Optional;
import java.util.function.Function;

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
        return typed(
                message,
                type -> type.equals("system")
                        ? IdentityReader.system(origin, message)
                        : WireContent.of(message, type)
                                .map(wire -> written(origin, wire))
                                .orElse(Reading.Uncared.NOT_JUDGED));
    }

    /** Goes on with the type, unless nothing can be made of the message, whatever its type means. */
    static Reading typed(WireObject message, Function<String, Reading> rest) {
        Optional<String> type = message.text("type");
        if (type.isEmpty()) {
            return new Reading.Unreadable("type is missing; expected a string such as \"text\"");
        }
        // A message to a group opens a window with the group, not with its writer.
        if (isOfGroup(message) || isUnreadableChange(message)) {
            return Reading.Uncared.NOT_JUDGED;
        }
        return WireContent.isEditOfNothing(message, type.get())
                ? new Reading.Unreadable("edit.original_message_id is missing; expected the id of a message")
                : rest.apply(type.get());
    }

    private Reading written(Origin origin, WireContent wire) {
        return Heading.read(origin.line(), wire.message(), heading -> {
            Optional<Sender> sender = origin.contacts().sender(wire.message(), Party.AUTHOR);
            return sender.isEmpty() ? Reading.Uncared.UNIDENTIFIED : inbound(origin, heading, sender.get(), wire);
        });
    }

    private Reading inbound(Origin origin, Heading heading, Sender sender, WireContent wire) {
        ContentReader.Content content =
                contents.read(wire, sender, origin.contacts().profileName(sender));
        return new Reading.Inbound(origin.message(heading, sender, content.message()), content.truncated());
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
