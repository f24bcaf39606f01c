package dev.portcullis.webhook;

import dev.portcullis.message.MessageContent;
import dev.portcullis.message.MessageKind;
import dev.portcullis.message.Sender;
import java.util.Optional;

/**
 * Reads one element of {@code calls[]}. Of a call's events, only the one in which a user begins it is somebody calling.
 *
 * @see <a href="https://developers.facebook.com/documentation/business-messaging/whatsapp/calling/user-initiated-calls">
 *     Meta: user-initiated calls</a>
 */
final class CallReader {

    private static final String BEGINS = "connect";
    private static final String BY_USER = "USER_INITIATED";

    private CallReader() {}

    static Reading read(Origin origin, WireObject call) {
        boolean calling = call.text("event").filter(BEGINS::equals).isPresent()
                && call.text("direction").filter(BY_USER::equals).isPresent();
        if (!calling) {
            return Reading.Uncared.NOT_JUDGED;
        }
        return Heading.read(origin.line(), call, heading -> {
            Optional<Sender> caller = origin.customer(call, Party.AUTHOR);
            return caller.isEmpty() ? Reading.Uncared.UNIDENTIFIED : inbound(origin, heading, caller.get());
        });
    }

    /** The call's id is that of all its events. */
    private static Reading inbound(Origin origin, Heading heading, Sender caller) {
        MessageContent content =
                MessageContent.wordless(MessageKind.CALL, origin.contacts().profileName(caller));
        return heading.of(BEGINS)
                .<Reading>map(event -> new Reading.Inbound(origin.message(event, caller, content), false))
                .orElseGet(() -> new Reading.Unreadable("id is too long; expected at most 500 characters"));
    }
}
