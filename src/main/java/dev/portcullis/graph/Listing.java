package dev.portcullis.graph;

import dev.portcullis.message.SenderId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What came of reading a line's whole block list. */
public sealed interface Listing {

    /** Every user on the list, each once. */
    record Complete(List<ListedUser> users) implements Listing {

        public Complete {
            users = List.copyOf(users);
        }

        public boolean names(SenderId id) {
            return users.stream().anyMatch(user -> user.is(id));
        }
    }

    /** The list could not be read to its end; what had been read is not handed on, since absence would prove nothing. */
    record Failed(CallFailure failure, Optional<Duration> waitHint) implements Listing {}
}
