package dev.portcullis.webhook;

import dev.portcullis.message.BusinessScopedId;
import dev.portcullis.message.PhoneNumber;
import dev.portcullis.message.Sender;
import dev.portcullis.message.SenderId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The {@code contacts[]} beside the messages of a change, found by id: their order says nothing. They add the other id
 * of someone whom the message names; who wrote is never taken from them alone.
 */
final class Contacts {

    private static final int LONGEST_NAME = 512;

    /** Two contacts claim one id for different people: then neither is believed. */
    private static final Contact DISPUTED = new Contact(Optional.empty(), Optional.empty(), Optional.empty());

    private final Map<SenderId, Contact> byId = new HashMap<>();

    Contacts(List<WireObject> contacts) {
        for (WireObject wire : contacts) {
            Contact contact = Contact.of(wire);
            contact.ids().forEach(id -> byId.merge(id, contact, Contact::settle));
        }
    }

    /**
     * Who is on that side of a message, by every id known; empty where it names nobody or contradicts itself.
     *
     * @see <a href="https://developers.facebook.com/documentation/business-messaging/whatsapp/business-scoped-user-ids">
     *     Meta: business-scoped user ids</a>
     */
    Optional<Sender> sender(WireObject message, Party side) {
        return named(message, side).map(sender -> {
            Contact contact = contact(sender.scopedId(), sender.phone());
            return new Sender(
                    sender.scopedId().or(contact::scopedId), sender.phone().or(contact::phone));
        });
    }

    /** The same by the ids alone that stand there. */
    static Optional<Sender> named(WireObject wire, Party party) {
        Optional<SenderId> id = wire.senderId(party.phone());
        // Some providers put the business-scoped id where the number would stand.
        Optional<BusinessScopedId> inPlaceOfPhone = id.flatMap(Contacts::scoped);
        Optional<BusinessScopedId> scopedId = wire.scopedId(party.userId()).or(() -> inPlaceOfPhone);
        Optional<PhoneNumber> phone = id.flatMap(Contacts::phone);
        boolean nobody = scopedId.isEmpty() && phone.isEmpty();
        boolean contradictory = inPlaceOfPhone.isPresent() && !inPlaceOfPhone.equals(scopedId);
        return nobody || contradictory ? Optional.empty() : Optional.of(new Sender(scopedId, phone));
    }

    Optional<String> profileName(Sender sender) {
        return contact(sender.scopedId(), sender.phone()).profileName();
    }

    private Contact contact(Optional<BusinessScopedId> scopedId, Optional<PhoneNumber> phone) {
        return scopedId.map(byId::get)
                .or(() -> phone.map(byId::get).filter(found -> found.mayBe(scopedId)))
                .orElse(DISPUTED);
    }

    private static Optional<BusinessScopedId> scoped(SenderId id) {
        return switch (id) {
            case BusinessScopedId scoped -> Optional.of(scoped);
            case PhoneNumber phone -> Optional.empty();
        };
    }

    private static Optional<PhoneNumber> phone(SenderId id) {
        return switch (id) {
            case BusinessScopedId scoped -> Optional.empty();
            case PhoneNumber phone -> Optional.of(phone);
        };
    }

    private record Contact(
            Optional<BusinessScopedId> scopedId, Optional<PhoneNumber> phone, Optional<String> profileName) {

        static Contact of(WireObject wire) {
            Optional<SenderId> waId = wire.senderId("wa_id");
            return new Contact(
                    wire.scopedId("user_id").or(() -> waId.flatMap(Contacts::scoped)),
                    waId.flatMap(Contacts::phone),
                    wire.object("profile").text("name").map(name -> WellFormed.head(name, LONGEST_NAME)));
        }

        List<SenderId> ids() {
            return Stream.<SenderId>concat(scopedId.stream(), phone.stream()).toList();
        }

        Contact settle(Contact other) {
            return ids().equals(other.ids()) ? this : DISPUTED;
        }

        boolean mayBe(Optional<BusinessScopedId> known) {
            return known.isEmpty() || scopedId.isEmpty() || scopedId.equals(known);
        }
    }
}
