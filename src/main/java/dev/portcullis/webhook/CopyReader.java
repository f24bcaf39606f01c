package dev.portcullis.webhook;

import dev.portcullis.message.MessageContent;
import dev.portcullis.message.MessageKind;
import dev.portcullis.message.Sender;
import java.util.Optional;

/**
 * Reads messages that Meta tells of rather than delivers: echoes of what our own people wrote, and a chat's history.
 * Either is the customer's with whom the chat is, and is looked at by rules that name it.
 */
final class CopyReader {

    private final ContentReader contents;

    CopyReader(ContentReader contents) {
        this.contents = contents;
    }

    Reading echo(Origin origin, WireObject message) {
        return MessageReader.typed(
                message,
                type -> read(MessageKind.ECHO, origin, message, type, origin.customer(message, Party.RECIPIENT)));
    }

    /** Our own people's messages are half of a history, and nothing that a customer did. */
    Reading history(Origin origin, ChatThread thread, WireObject message) {
        Optional<Sender> author = origin.contacts().sender(message, Party.AUTHOR);
        boolean ours = author.filter(sender -> origin.isLine(sender) || !thread.isBy(sender))
                        .isPresent()
                || thread.customer().isEmpty()
                        && Contacts.named(message, Party.RECIPIENT).isPresent();
        return ours
                ? Reading.Uncared.NOT_JUDGED
                : MessageReader.typed(message, type -> read(MessageKind.HISTORY, origin, message, type, author));
    }

    private Reading read(MessageKind kind, Origin origin, WireObject message, String type, Optional<Sender> customer) {
        return Heading.read(
                origin.line(),
                message,
                heading -> customer.<Reading>map(sender -> {
                            ContentReader.Content content = content(kind, origin, message, type, sender);
                            return new Reading.Inbound(
                                    origin.message(
                                            heading, sender, content.message().as(kind)),
                                    content.truncated());
                        })
                        .orElse(Reading.Uncared.UNIDENTIFIED));
    }

    /** What is of a type that we don't know is a copy all the same, such as a file's {@code media_placeholder}. */
    private ContentReader.Content content(
            MessageKind kind, Origin origin, WireObject message, String type, Sender sender) {
        Optional<String> name = origin.contacts().profileName(sender);
        return WireContent.of(message, type)
                .map(wire -> contents.read(wire, sender, name))
                .orElseGet(() -> new ContentReader.Content(MessageContent.wordless(kind, name), false));
    }
}
