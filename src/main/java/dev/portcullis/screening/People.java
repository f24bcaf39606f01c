package dev.portcullis.screening;

import dev.portcullis.blocking.Case;
import dev.portcullis.blocking.CaseBook;
import dev.portcullis.message.LineId;
import dev.portcullis.message.Sender;
import dev.portcullis.message.SenderId;
import dev.portcullis.senders.SenderMoves;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tells who the senders of many messages are by now, and what their cases say. For code that may block. */
@Singleton
final class People {

    private final SenderMoves moves;
    private final CaseBook cases;

    People(SenderMoves moves, CaseBook cases) {
        this.moves = moves;
        this.cases = cases;
    }

    /**
     * Somebody.
     *
     * @param sender by the ids that are known to be theirs
     * @param cases more than one where their cases have not been joined yet
     */
    record Person(Sender sender, List<Case> cases) {

        Person {
            cases = List.copyOf(cases);
        }

        /** A number that leads to somebody says nothing of who shows another id with it. */
        static Person of(Sender sender, Map<SenderId, Case> found) {
            return new Person(
                    sender,
                    sender.ids().stream()
                            .filter(found::containsKey)
                            .filter(id -> id.equals(sender.key())
                                    || found.get(id).key().equals(id))
                            .map(found::get)
                            .toList());
        }

        boolean isPardoned(Instant sentAt) {
            return cases.stream().anyMatch(each -> each.pardons(sentAt));
        }
    }

    /** Everyone who is meant by one of these senders as they were shown. */
    Map<Sender, Person> of(LineId line, Collection<Sender> shown, Instant now) {
        Map<Sender, Sender> owners = moves.owners(line, shown, now);
        Set<SenderId> ids = new HashSet<>();
        owners.values().forEach(owner -> ids.addAll(owner.ids()));
        Map<SenderId, Case> found = cases.find(line, ids);
        Map<Sender, Person> people = new HashMap<>();
        owners.forEach((each, owner) -> people.put(each, Person.of(owner, found)));
        return people;
    }
}
