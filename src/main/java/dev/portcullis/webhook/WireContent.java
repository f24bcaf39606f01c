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

    /** The object that Meta names like the kind. */
    WireObject named() {
        return body.object(kind.wireName());
    }
}
