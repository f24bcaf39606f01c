package dev.portcullis.webhook;

import dev.portcullis.message.MessageId;
import dev.portcullis.message.MessageKind;
import java.util.Optional;

/**
 * The place in Meta's JSON where a message's content stands.
 *
 * @param kind what {@code body} is
 * @param message the element of {@code messages[]}
 * @param body the same, or the edited message inside an edit
 * @param editOf the message that an edit replaces
 */
record WireContent(MessageKind kind, WireObject message, WireObject body, Optional<MessageId> editOf) {

    private static final String EDIT = "edit";

    /** Empty where we don't know what the content is. */
    static Optional<WireContent> of(WireObject message, String type) {
        if (!type.equals(EDIT)) {
            return ContentReader.kind(type).map(kind -> new WireContent(kind, message, message, Optional.empty()));
        }
        WireObject edited = message.object(EDIT).object("message");
        return edited.text("type")
                .flatMap(ContentReader::kind)
                .map(kind -> new WireContent(kind, message, edited, original(message)));
    }

    /** Whether it is an edit and does not say of what. */
    static boolean isEditOfNothing(WireObject message, String type) {
        return type.equals(EDIT) && original(message).isEmpty();
    }

    private static Optional<MessageId> original(WireObject message) {
        return message.object(EDIT).messageId("original_message_id");
    }

    /** The object that Meta names like the kind. */
    WireObject named() {
        return body.object(kind.wireName());
    }
}
