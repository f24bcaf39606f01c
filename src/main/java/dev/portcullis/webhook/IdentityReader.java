package dev.portcullis.webhook;

import dev.portcullis.message.BusinessScopedId;
import dev.portcullis.message.IdentityChange;
import dev.portcullis.message.InboundMessage;
import dev.portcullis.message.LineId;
import dev.portcullis.message.MessageContent;
import dev.portcullis.message.MessageId;
import dev.portcullis.message.MessageKind;
import dev.portcullis.message.PhoneNumber;
import dev.portcullis.message.Sender;
import dev.portcullis.message.SenderId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads {@code system} messages, above all what they say of a sender's ids having changed, and the
 * {@code user_id_update} that Meta withdrew in August 2026 and that some providers relay.
 */
final class IdentityReader {

    private static final Set<String> CHANGES = Set.of("user_changed_number", "user_changed_user_id");

    private IdentityReader() {}

    static Reading system(Origin origin, WireObject message) {
        WireObject system = message.object("system");
        boolean ofIds = system.text("type").filter(CHANGES::contains).isPresent();
        return Heading.read(
                origin.line(),
                message,
                heading -> ofIds ? changed(origin, heading, message, system) : told(origin, heading, message));
    }

    /** The message that tells of a change is the sender's new self's. */
    private static Reading changed(Origin origin, Heading heading, WireObject message, WireObject system) {
        Optional<Sender> to = sender(system.scopedId("user_id"), system.senderId("wa_id"));
        List<SenderId> from = Stream.of(
                        system.senderId("previous_user_id"), message.senderId("from"), system.senderId("customer"))
                .flatMap(Optional::stream)
                .toList();
        return change(
                heading,
                from.isEmpty() ? said(system, to) : from,
                to,
                to.map(sender -> message(origin, heading, sender)));
    }

    private static Reading told(Origin origin, Heading heading, WireObject message) {
        return origin.customer(message, Party.AUTHOR)
                .<Reading>map(sender -> new Reading.Inbound(message(origin, heading, sender), false))
                .orElse(Reading.Uncared.UNIDENTIFIED);
    }

    private static InboundMessage message(Origin origin, Heading heading, Sender sender) {
        return origin.message(
                heading,
                sender,
                MessageContent.wordless(MessageKind.SYSTEM, origin.contacts().profileName(sender)));
    }

    static Reading update(Optional<LineId> line, WireObject update) {
        Optional<SenderId> from = update.object("user_id").senderId("previous");
        Optional<SenderId> current = update.object("user_id").senderId("current");
        Optional<Instant> at = update.instant("timestamp");
        if (line.isEmpty() || at.isEmpty()) {
            return new Reading.Unreadable("metadata.phone_number_id or timestamp is missing or malformed");
        }
        // It has no id of its own; what it says is the same in every repeat.
        String said = from.map(SenderId::value).orElse("") + ">"
                + current.map(SenderId::value).orElse("");
        Heading heading = new Heading(line.get(), new MessageId("user_id_update:" + said), at.get());
        return change(heading, from.stream().toList(), current.map(Sender::of), Optional.empty());
    }

    private static Reading change(
            Heading heading, List<SenderId> named, Optional<Sender> to, Optional<InboundMessage> message) {
        Set<SenderId> current =
                to.stream().flatMap(sender -> sender.ids().stream()).collect(Collectors.toSet());
        List<SenderId> from =
                named.stream().distinct().filter(id -> !current.contains(id)).toList();
        if (to.isEmpty() || from.isEmpty()) {
            return Reading.Uncared.UNIDENTIFIED;
        }
        return new Reading.Changed(
                new IdentityChange(heading.line(), heading.id(), from, to.get(), heading.at()), message);
    }

    private static Optional<Sender> sender(Optional<BusinessScopedId> userId, Optional<SenderId> waId) {
        return waId.map(id -> switch (id) {
                    case PhoneNumber phone -> Optional.of(new Sender(userId, Optional.of(phone)));
                    case BusinessScopedId scoped ->
                        userId.isEmpty() || userId.get().equals(scoped)
                                ? Optional.of(Sender.of(scoped))
                                : Optional.<Sender>empty();
                })
                .orElseGet(() -> userId.map(Sender::of));
    }

    /**
     * The old id out of "User NAME changed from OLD to NEW", which before August 2026 was its only place. The sender
     * chose the name, so only the last words count, and only if their NEW is the new id that Meta names apart.
     */
    private static List<SenderId> said(WireObject system, Optional<Sender> to) {
        List<String> words =
                List.of(system.text("body").orElse("").strip().split(" ")).reversed();
        boolean told = words.size() > 4
                && words.get(1).equals("to")
                && words.get(3).equals("from")
                && words.get(4).equals("changed");
        if (!told) {
            return List.of();
        }
        boolean sameNew = to.isPresent()
                && SenderId.parse(words.getFirst())
                        .filter(to.get().ids()::contains)
                        .isPresent();
        return sameNew ? SenderId.parse(words.get(2)).stream().toList() : List.of();
    }
}
