package dev.portcullis.screening;

import dev.portcullis.message.InboundMessage;
import dev.portcullis.message.Sender;
import dev.portcullis.message.SenderId;
import dev.portcullis.rules.Contributor;
import dev.portcullis.rules.Counted;
import dev.portcullis.rules.Tally;
import dev.portcullis.screening.People.Person;
import dev.portcullis.senders.Crowds;
import dev.portcullis.senders.Crowds.Gathering;
import dev.portcullis.senders.Crowds.Place;
import dev.portcullis.senders.LastInbounds;
import dev.portcullis.senders.MessageHash;
import dev.portcullis.senders.SenderWindow;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds out whether many senders' messages together are an offence, and whose they are. For code that may block. */
@Singleton
final class Contributions {

    private final Crowds crowds;
    private final People people;
    private final LastInbounds lastInbounds;

    Contributions(Crowds crowds, People people, LastInbounds lastInbounds) {
        this.crowds = crowds;
        this.people = people;
        this.lastInbounds = lastInbounds;
    }

    /**
     * Messages that are an offence together.
     *
     * @param amount what they are by the window's measure; of a big campaign, what those around the message are
     * @param contributors everyone to act on who was not acted on before, and in any case the message's own sender
     * @param messages what those people sent of it
     */
    record Offence(Place place, long amount, List<Contributor> contributors, List<Counted> messages) {}

    /** What a message completed or joined, if anything. */
    Optional<Offence> joinedBy(InboundMessage message, Place place, Instant now) {
        Hearing hearing = new Hearing(message, place, crowds.near(place, message.sentAt()), now);
        if (!hearing.isConclusive()) {
            hearing = new Hearing(message, place, crowds.whole(place, message.sentAt()), now);
        }
        return hearing.offence();
    }

    /** These people were acted on for these messages; whoever joins later does not act on them again. */
    void settled(Offence offence) {
        crowds.acted(offence.place(), offence.messages());
    }

    /** One gathering, with what is known of its people. */
    private final class Hearing {

        private final InboundMessage message;
        private final Place place;
        private final Gathering gathering;
        private final Instant now;
        private final Map<Sender, Person> known;
        private final Tally tally;
        private final List<Contributor> contributors;
        private final Set<SenderId> concerned;

        Hearing(InboundMessage message, Place place, Gathering gathering, Instant now) {
            this.message = message;
            this.place = place;
            this.gathering = gathering;
            this.now = now;
            List<Counted> all = new ArrayList<>(gathering.counted());
            all.addAll(gathering.waiting());
            Set<Sender> shown = all.stream().map(Counted::sender).collect(Collectors.toSet());
            shown.add(message.sender());
            this.known = people.of(place.line(), shown, now);
            this.tally = new Tally(all.stream()
                    .filter(each -> !person(each).isPardoned(each.at()))
                    .map(each -> each.sentBy(person(each).sender()))
                    .toList());
            this.contributors = tally.contributors(place.window(), message.sentAt());
            this.concerned = contributors.stream().map(Hearing::key).collect(Collectors.toSet());
        }

        private Person person(Counted counted) {
            return known.get(counted.sender());
        }

        private static SenderId key(Contributor contributor) {
            return contributor.sender().key();
        }

        /** Whether more messages would change nothing: everyone who waits is going to be acted on. */
        boolean isConclusive() {
            return gathering.whole()
                    || gathering.waiting().stream()
                            .filter(each -> !person(each).isPardoned(each.at()))
                            .allMatch(each ->
                                    concerned.contains(person(each).sender().key()));
        }

        Optional<Offence> offence() {
            SenderId own = known.get(message.sender()).sender().key();
            Set<SenderId> waiting = gathering.waiting().stream()
                    .map(each -> person(each).sender().key())
                    .collect(Collectors.toSet());
            List<Contributor> due = withOpenWindow(contributors.stream()
                    .filter(each -> waiting.contains(key(each)) || key(each).equals(own))
                    .toList());
            Set<SenderId> dueIds = due.stream().map(Hearing::key).collect(Collectors.toSet());
            return dueIds.contains(own)
                    ? Optional.of(new Offence(
                            place,
                            tally.most(place.window(), message.sentAt()),
                            due.stream()
                                    .map(each -> key(each).equals(own) ? byThisMessage(each) : each)
                                    .toList(),
                            gathering.waiting().stream()
                                    .filter(each -> dueIds.contains(
                                            person(each).sender().key()))
                                    .toList()))
                    : Optional.empty();
        }

        /** Meta accepts no block of a sender whose window is closed; they are swept when they are met again. */
        private List<Contributor> withOpenWindow(List<Contributor> all) {
            List<Sender> swept = all.stream()
                    .filter(Contributor::swept)
                    .map(Contributor::sender)
                    .toList();
            Set<Sender> closed = new HashSet<>(swept);
            lastInbounds.of(place.line(), swept).forEach((sender, last) -> {
                if (SenderWindow.closesAt(last).isAfter(now)) {
                    closed.remove(sender);
                }
            });
            return all.stream().filter(each -> !closed.contains(each.sender())).toList();
        }

        private Contributor byThisMessage(Contributor own) {
            return new Contributor(own.sender(), MessageHash.of(message), message.sentAt(), own.swept());
        }
    }
}
