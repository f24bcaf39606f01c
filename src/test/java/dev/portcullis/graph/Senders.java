package dev.portcullis.graph;

import dev.portcullis.message.BusinessScopedId;
import dev.portcullis.message.PhoneNumber;

/** The users that the samples speak of. */
final class Senders {

    static final PhoneNumber ONE = new PhoneNumber("15551230001");
    static final PhoneNumber NINE = new PhoneNumber("15551230009");
    static final PhoneNumber OWN = new PhoneNumber("15557770100");
    static final BusinessScopedId TWO = new BusinessScopedId("US.40000000000000000002");

    private Senders() {}
}
