package dev.portcullis.message;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The kinds of message that rules can name: those that a user sends, spelled as in Meta's {@code type}, and four that
 * Meta tells of in other ways.
 *
 * @see <a href="https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/messages">
 *     Meta: messages webhook reference</a>
 */
public enum MessageKind {
    TEXT(true, true),
    IMAGE(true, true),
    VIDEO(true, true),
    AUDIO(true, true),
    DOCUMENT(true, true),
    STICKER(true, true),
    LOCATION(true, true),
    CONTACTS(true, true),
    INTERACTIVE(true, true),
    BUTTON(true, true),
    ORDER(true, true),
    UNSUPPORTED(true, true),
    /** Opens the window like a message, but is judged only by rules that name it. */
    REACTION(true, true),
    /** The user opened a new thread without writing: Meta says that this opens the window. */
    REQUEST_WELCOME(true, true),
    /** The user took a message back; no new message, so the window stays as it was. */
    REVOKE(true, false),
    /** WhatsApp says something of the user, such as a new number. */
    SYSTEM(false, false),
    /** What our own people wrote to the user in the WhatsApp Business app. */
    ECHO(false, false),
    /** What the user wrote, up to 180 days ago, before the line came to the platform. */
    HISTORY(false, false),
    /**
     * The user called. Meta's service window opens with that, but what it says of blocking speaks of messages only, so
     * a call is no ground to ask for a block.
     *
     * @see <a href="https://developers.facebook.com/documentation/business-messaging/whatsapp/block-users">Meta: block
     *     users, limitations</a>
     */
    CALL(false, false);

    private static final Map<String, MessageKind> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(MessageKind::wireName, Function.identity()));

    private final boolean sent;
    private final boolean opensWindow;

    MessageKind(boolean sent, boolean opensWindow) {
        this.sent = sent;
        this.opensWindow = opensWindow;
    }

    /** Whether the user sends messages of this kind to us; of the others Meta only tells. */
    public boolean isSent() {
        return sent;
    }

    /** Whether a message of this kind starts the sender's 24 hours, in which Meta accepts a block, anew. */
    public boolean opensWindow() {
        return opensWindow;
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<MessageKind> parse(String wireName) {
        return Optional.ofNullable(BY_NAME.get(wireName));
    }
}
