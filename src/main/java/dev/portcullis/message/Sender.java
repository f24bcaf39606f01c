package dev.portcullis.message;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who wrote, by every id that Meta gave: a business-scoped id, a phone number, or both; never neither. Display name
 * and username are no identity and are not here.
 */
public record Sender(Optional<BusinessScopedId> scopedId, Optional<PhoneNumber> phone) {

    public Sender {
        if (scopedId.isEmpty() && phone.isEmpty()) {
            throw new IllegalArgumentException("a sender has at least one id");
        }
    }

    public static Sender of(SenderId id) {
        return switch (id) {
            case BusinessScopedId scoped -> new Sender(Optional.of(scoped), Optional.empty());
            case PhoneNumber phone -> new Sender(Optional.empty(), Optional.of(phone));
        };
    }

    public static Sender of(BusinessScopedId scopedId, PhoneNumber phone) {
        return new Sender(Optional.of(scopedId), Optional.of(phone));
    }

    /** The one id that state is keyed by: the business-scoped id where it is known, else the phone number. */
    public SenderId key() {
        return scopedId.map(SenderId.class::cast).orElseGet(phone::orElseThrow);
    }

    /**
     * The id to name this sender to Meta with: the number Meta gave us, else the business-scoped id. Never both, since
     * the number silently wins.
     */
    public SenderId blockingId() {
        return phone.map(SenderId.class::cast).orElseGet(scopedId::orElseThrow);
    }

    /** Every known id, the key first. */
    public List<SenderId> ids() {
        return Stream.<SenderId>concat(scopedId.stream(), phone.stream()).toList();
    }

    @Override
    public String toString() {
        return key().toString();
    }
}
