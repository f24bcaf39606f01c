package dev.portcullis.webhook;

import dev.portcullis.message.AccountId;
import dev.portcullis.message.InboundMessage;
import dev.portcullis.message.LineId;
import dev.portcullis.message.MessageContent;
import dev.portcullis.message.PhoneNumber;
import dev.portcullis.message.Sender;
import java.util.Optional;

/**
 * What Meta says once for all messages of a change.
 *
 * @param displayNumber the line's own number as Meta formats it for people; for Brazil it may lack a digit
 */
record Origin(AccountId account, Optional<LineId> line, Optional<String> displayNumber, Contacts contacts) {

    Origin with(Contacts others) {
        return new Origin(account, line, displayNumber, others);
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

    private Optional<PhoneNumber> ownNumber() {
        return displayNumber.map(number -> number.replaceAll("[^0-9]", "")).flatMap(PhoneNumber::parse);
    }
}
