package dev.portcullis.webhook;

import dev.portcullis.message.Sender;
import java.util.Optional;

/**
 * A chat with one customer out of the WhatsApp Business app, as {@code history} tells of it: the messages of both.
 *
 * @param customer by every id that Meta gives; empty where it tells of messages outside their thread
 * @see <a href="https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/history">
 *     Meta: history webhook reference</a>
 */
record ChatThread(Optional<Sender> customer) {

    static final ChatThread UNNAMED = new ChatThread(Optional.empty());

    static ChatThread of(WireObject thread) {
        return new ChatThread(Contacts.named(thread.object("context"), Party.CONTACT)
                .or(() -> thread.senderId("id").map(Sender::of)));
    }

    /** Whether the customer wrote it: no id says otherwise, and one says so. Where none is named, all but ours did. */
    boolean isBy(Sender author) {
        return customer.map(known -> agree(known.phone(), author.phone())
                        && agree(known.scopedId(), author.scopedId())
                        && author.ids().stream().anyMatch(known.ids()::contains))
                .orElse(true);
    }

    private static <T> boolean agree(Optional<T> one, Optional<T> other) {
        return one.isEmpty() || other.isEmpty() || one.equals(other);
    }
}
