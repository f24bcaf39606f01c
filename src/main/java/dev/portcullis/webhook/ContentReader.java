package dev.portcullis.webhook;

import dev.portcullis.message.Forwarding;
import dev.portcullis.message.MessageContent;
import dev.portcullis.message.MessageKind;
import dev.portcullis.message.Sender;
import dev.portcullis.message.TextPart.Place;
import java.util.Optional;

/** Finds in a message what its sender wrote, and what Meta says about it. */
final class ContentReader {

    /** Far above any real mime type or hash. */
    private static final int LONGEST_LABEL = 256;

    private final FlowAnswers flowAnswers;

    ContentReader(FlowAnswers flowAnswers) {
        this.flowAnswers = flowAnswers;
    }

    /** The kind for Meta's {@code type} of what users send; empty for one that we don't know. */
    static Optional<MessageKind> kind(String type) {
        return type.equals("unknown")
                ? Optional.of(MessageKind.UNSUPPORTED)
                : MessageKind.parse(type).filter(MessageKind::isSent);
    }

    Content read(WireContent wire, Sender sender, Optional<String> profileName) {
        TextParts parts = new TextParts();
        collect(wire, parts);
        WireObject media = wire.named();
        MessageContent content = new MessageContent(
                wire.kind(),
                parts.taken(),
                wire.editOf(),
                forwarding(wire),
                isReply(wire.message().object("context"), sender),
                wire.message().object("referral").isPresent(),
                media.text("mime_type").map(type -> WellFormed.head(type, LONGEST_LABEL)),
                media.text("sha256").map(hash -> WellFormed.head(hash, LONGEST_LABEL)),
                profileName);
        return new Content(content, parts.isTruncated());
    }

    private void collect(WireContent wire, TextParts parts) {
        WireObject named = wire.named();
        switch (wire.kind()) {
            case TEXT -> parts.add(Place.BODY, named.text("body"));
            case IMAGE, VIDEO -> parts.add(Place.CAPTION, named.text("caption"));
            case DOCUMENT -> {
                parts.add(Place.CAPTION, named.text("caption"));
                parts.add(Place.FILE_NAME, named.text("filename"));
            }
            case LOCATION -> {
                parts.add(Place.LOCATION_NAME, named.text("name"));
                parts.add(Place.LOCATION_ADDRESS, named.text("address"));
                parts.add(Place.LOCATION_URL, named.text("url"));
            }
            case CONTACTS -> ContactCards.collect(wire.body().node().path("contacts"), parts);
            case INTERACTIVE -> flowAnswers.collect(named.object("nfm_reply").text("response_json"), parts);
            case ORDER -> parts.add(Place.ORDER_TEXT, named.text("text"));
            case REACTION -> parts.add(Place.EMOJI, named.text("emoji"));
            case AUDIO, STICKER, BUTTON, UNSUPPORTED, REQUEST_WELCOME, REVOKE, SYSTEM, ECHO, HISTORY, CALL -> {}
        }
    }

    private static Forwarding forwarding(WireContent wire) {
        WireObject outer = wire.message().object("context");
        WireObject inner = wire.body().object("context");
        if (outer.isTrue("frequently_forwarded") || inner.isTrue("frequently_forwarded")) {
            return Forwarding.FREQUENTLY;
        }
        return outer.isTrue("forwarded") || inner.isTrue("forwarded") ? Forwarding.FORWARDED : Forwarding.NONE;
    }

    /**
     * An answer to one of our messages: not a forwarded one, nor one that quotes the sender's own. A question about a
     * product answers the message that showed the product, if the context names one.
     */
    private static boolean isReply(WireObject context, Sender sender) {
        return context.text("id").isPresent()
                && !context.isTrue("forwarded")
                && !context.isTrue("frequently_forwarded")
                && context.senderId("from")
                        .or(() -> context.senderId("from_user_id"))
                        .filter(sender.ids()::contains)
                        .isEmpty();
    }

    /** @param truncated whether there was more text than was taken */
    record Content(MessageContent message, boolean truncated) {}
}
