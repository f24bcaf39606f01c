package dev.portcullis.graph;

import dev.portcullis.message.BusinessScopedId;
import dev.portcullis.message.PhoneNumber;
import dev.portcullis.message.SenderId;
import java.util.Optional;

/** A user by the ids under which Meta names them; users behind a username come without a phone number. */
public record ListedUser(Optional<PhoneNumber> phone, Optional<BusinessScopedId> scopedId) {

    boolean isNamed() {
        return phone.isPresent() || scopedId.isPresent();
    }

    /** Whether one of the ids is this one. */
    public boolean is(SenderId id) {
        return switch (id) {
            case PhoneNumber number -> phone.filter(number::equals).isPresent();
            case BusinessScopedId scoped -> scopedId.filter(scoped::equals).isPresent();
        };
    }
}
