package dev.portcullis.message;

import java.util.List;
import java.util.Optional;

/**
 * What a sender wrote, as far as rules look at it.
 *
 * @param kind for an edit, the kind of the edited message
 * @param parts the sender's own strings; our button titles, our ad's text and quoted text are not among them
 * @param editOf the message that this one replaces the text of
 * @param reply whether it answers one of our messages
 * @param referral whether it came from a click on our own ad or post
 * @param mediaHash Meta's {@code sha256} of the attached file
 */
public record MessageContent(
        MessageKind kind,
        List<TextPart> parts,
        Optional<MessageId> editOf,
        Forwarding forwarding,
        boolean reply,
        boolean referral,
        Optional<String> mimeType,
        Optional<String> mediaHash,
        Optional<String> profileName) {

    public MessageContent {
        parts = List.copyOf(parts);
    }

    /** A message of that kind with one part and nothing special about it. */
    public static MessageContent of(MessageKind kind, List<TextPart> parts) {
        return new MessageContent(
                kind,
                parts,
                Optional.empty(),
                Forwarding.NONE,
                false,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** What Meta only tells of, without a word of the sender's. */
    public static MessageContent wordless(MessageKind kind, Optional<String> profileName) {
        return new MessageContent(
                kind,
                List.of(),
                Optional.empty(),
                Forwarding.NONE,
                false,
                false,
                Optional.empty(),
                Optional.empty(),
                profileName);
    }

    public static MessageContent text(String body) {
        return of(MessageKind.TEXT, List.of(new TextPart(TextPart.Place.BODY, body)));
    }

    /** The same, as a message of another kind: of an echo or an old message, rules see what it says. */
    public MessageContent as(MessageKind other) {
        return new MessageContent(other, parts, editOf, forwarding, reply, referral, mimeType, mediaHash, profileName);
    }

    /** Each string that stands at that place; where a rule looks, not only what the sender wrote. */
    public List<String> textsAt(TextPart.Place place) {
        return switch (place) {
            case MIME_TYPE -> mimeType.stream().toList();
            case PROFILE_NAME -> profileName.stream().toList();
            default ->
                parts.stream()
                        .filter(part -> part.place() == place)
                        .map(TextPart::text)
                        .toList();
        };
    }

    /** Whether this starts the sender's 24 hours anew: an edit is no new message. */
    public boolean opensWindow() {
        return kind.opensWindow() && editOf.isEmpty();
    }
}
