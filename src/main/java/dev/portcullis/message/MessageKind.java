package dev.portcullis.message;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The kinds of message that rules can name, spelled as in Meta's {@code type}.
 *
 * @see <a href="https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/messages">
 *     Meta: messages webhook reference</a>
 */
public enum MessageKind {
    TEXT(true),
    IMAGE(true),
    VIDEO(true),
    AUDIO(true),
    DOCUMENT(true),
    STICKER(true),
    LOCATION(true),
    CONTACTS(true),
    INTERACTIVE(true),
    BUTTON(true),
    ORDER(true),
    UNSUPPORTED(true),
    /** Opens the window like a message, but is judged only by rules that name it. */
    REACTION(true),
    /** The user opened a new thread without writing: Meta says that this opens the window. */
    REQUEST_WELCOME(true),
    /** The user took a message back; no new message, so the window stays as it was. */
    REVOKE(false);

    private static final Map<String, MessageKind> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(MessageKind::wireName, Function.identity()));

    private final boolean opensWindow;

    MessageKind(boolean opensWindow) {
        this.opensWindow = opensWindow;
    }

    /** Whether a message of this kind starts the sender's 24 hours anew. */
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
