package dev.portcullis.webhook;

import dev.portcullis.message.AccountId;
import dev.portcullis.message.InboundMessage;
import dev.portcullis.message.LineId;
import dev.portcullis.message.MessageContent;
import dev.portcullis.message.PhoneNumber;
import dev.portcullis.message.Sender;
import java.util.Optional;

/** What Meta says once for all messages of a change. */
record Origin(AccountId account, Optional<LineId> line, WireObject metadata, Contacts contacts) {

    Origin with(Contacts others) {
        return new Origin(account, line, metadata, others);
    }

    /** The customer on that side of a message; empty where Meta names nobody we know, or the line itself. */
    Optional<Sender> customer(WireObject message, Party side) {
        return contacts.sender(message, side).filter(sender -> !isLine(sender));
    }

    boolean isLine(Sender sender) {
        return sender.phone().isPresent() && sender.phone().equals(ownNumber());
    }

    InboundMessage message(Heading heading, Sender sender, MessageContent content) {
        return new InboundMessage(heading.line(), account, heading.id(), sender, heading.at(), content);
    }

    /** Written for people, as "+1 631-555-8151", and for Brazil at times without the ninth digit. */
    private Optional<PhoneNumber> ownNumber() {
        return metadata.text("display_phone_number")
                .map(number -> number.replaceAll("[^0-9]", ""))
                .flatMap(PhoneNumber::parse);
    }
}
