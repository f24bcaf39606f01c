package dev.portcullis.rules;

import dev.portcullis.message.BusinessScopedId;
import dev.portcullis.message.Sender;
import java.util.Optional;

/** Which country a sender's ids belong to. */
final class Countries {

    private Countries() {}

    static Optional<String> of(Sender sender) {
        return sender.scopedId().map(BusinessScopedId::country);
    }
}
