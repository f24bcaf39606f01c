package dev.portcullis.blocking;

import dev.portcullis.graph.FailureKind;
import dev.portcullis.message.Lease;
import dev.portcullis.message.PhoneNumber;
import dev.portcullis.message.Sender;
import dev.portcullis.message.SenderId;
import dev.portcullis.testing.FakeMeta.Mishap;
import dev.portcullis.testing.Messages;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Three people, three rules, an operator and Meta, and what they do to each other. */
final class CaseDrama {

    private static final Mishap[] MISHAPS = {
        Mishap.NONE,
        Mishap.NONE,
        Mishap.LOST_AFTER_ACTING,
        Mishap.LOST_BEFORE_ACTING,
        Mishap.LAST_UNMENTIONED,
        Mishap.BAD_TOKEN
    };

    private final BlockingRoom room;
    private final Leased leased;
    private final Undoings undoing;
    private final Reconciling reconciling;
    private final LineWorker worker;
    private final List<Sender> people = new ArrayList<>();

    enum Deed {
        OFFEND,
        OFFEND_MUCH_LATER,
        OFFEND_WITH_LEASE,
        OFFEND_UNSEEN,
        TURN,
        WORK,
        PASS_TIME,
        RELEASE,
        RELEASE_DURING_THE_CALL,
        UNDO,
        UNDO_DURING_THE_CALL,
        END_LEASES,
        BLOCK_BY_HAND,
        UNBLOCK_BY_HAND,
        RECONCILE,
        ROTATE,
        REFUSE,
        RELENT,
        CHANGE_NUMBER,
        JOIN;

        /** Whether no case takes more than one step by it. */
        boolean isOneDeed() {
            return !changesIds() && this != WORK && this != RELEASE_DURING_THE_CALL && this != UNDO_DURING_THE_CALL;
        }

        /** Whether Meta's list can become another one by it without our knowing. */
        boolean happensElsewhere() {
            return isByHand() || changesIds();
        }

        /** Whether somebody writes Meta's list without us. */
        boolean isByHand() {
            return this == BLOCK_BY_HAND || this == UNBLOCK_BY_HAND;
        }

        boolean changesIds() {
            return this == CHANGE_NUMBER || this == JOIN;
        }
    }

    /** @param chance picks one of what may go wrong */
    record Step(Deed deed, int person, int rule, int chance) {}

    CaseDrama(BlockingRoom room) {
        this.room = room;
        this.leased = new Leased(room);
        this.undoing = new Undoings(room);
        this.reconciling = new Reconciling(room);
        this.worker = room.worker();
        people.add(Messages.someone());
        people.add(Messages.someone());
        people.add(Sender.of(Messages.somePhone()));
    }

    static String rule(int number) {
        return "rule-" + number;
    }

    void play(Step step) {
        Sender who = people.get(step.person());
        String rule = rule(step.rule());
        switch (step.deed()) {
            case OFFEND -> offend(who, rule, Optional.empty(), Duration.ofSeconds(1));
            case OFFEND_MUCH_LATER -> offend(who, rule, Optional.empty(), Duration.ofMinutes(4));
            case OFFEND_WITH_LEASE -> offend(who, rule, Optional.of(Leased.DOUBLING), Duration.ofSeconds(1));
            case OFFEND_UNSEEN -> leased.offer(who, rule, Optional.empty());
            case TURN -> turn(MISHAPS[step.chance()]);
            case WORK -> room.work(worker);
            case PASS_TIME -> passTime();
            case RELEASE -> release(who);
            case RELEASE_DURING_THE_CALL -> during(() -> release(who));
            case UNDO -> undo(rule);
            case UNDO_DURING_THE_CALL -> during(() -> undo(rule));
            case END_LEASES -> endLeases();
            case BLOCK_BY_HAND -> room.meta.blockByHand(who);
            case UNBLOCK_BY_HAND -> room.meta.unblockByHand(who.key());
            case RECONCILE -> reconcile();
            case ROTATE -> reconciling.rotateAll();
            case REFUSE -> who.ids().forEach(id -> room.meta.refuse(id, FailureKind.OUTSIDE_WINDOW));
            case RELENT -> room.meta.relent();
            case CHANGE_NUMBER -> changeNumber(step.person());
            case JOIN -> join(step.person());
        }
    }

    /** Whoever is wanted is tried whatever the rules say. */
    private void offend(Sender who, String rule, Optional<Lease> lease, Duration later) {
        room.clock.advance(later);
        Instant at = room.clock.instant();
        room.wrote(who, at);
        Optional<Wanted> wanted = room.book
                .find(BlockingRoom.LINE, who.key())
                .flatMap(Case::wanted)
                .filter(flag -> flag.holdsAt(at));
        String message = UUID.randomUUID().toString();
        if (wanted.isPresent()) {
            room.offerAll(
                    who,
                    message,
                    at,
                    room.verdict(who, "wanted", wanted.get().rule(), true, 1_000, message),
                    leased.verdict(who, rule, message, lease));
        } else {
            room.offer(who, message, at, leased.verdict(who, rule, message, lease));
        }
    }

    private void turn(Mishap mishap) {
        room.meta.plan(mishap);
        worker.turn();
    }

    private void during(Runnable deed) {
        room.meta.during(deed);
        worker.turn();
        room.meta.during(() -> {});
    }

    private void passTime() {
        room.letTimePass();
        room.store.ask("DEL", room.names().paused());
    }

    private void release(Sender who) {
        if (room.book.find(BlockingRoom.LINE, who.key()).isPresent()) {
            room.release(who);
        }
    }

    /** As soon as Meta gives its list. */
    void reconcile() {
        while (!reconciling.reconcileIfRead()) {
            // What was to go wrong goes wrong once.
        }
    }

    /** On Meta's list, as all replicas know without reading it. */
    long listed() {
        return reconciling.users();
    }

    void undo(String rule) {
        undoing.undo(rule, Instant.EPOCH);
    }

    private void endLeases() {
        SenderId[] ids = room.store.ask("ZRANGE", room.names().leases(), 0, -1).elements().stream()
                .map(id -> SenderId.parse(id.text()).orElseThrow())
                .toArray(SenderId[]::new);
        leased.letTimePass(ids);
    }

    private void changeNumber(int person) {
        Sender moved = Messages.someone();
        room.meta.meet(moved);
        room.book.move(BlockingRoom.LINE, people.get(person).key(), moved, true);
        people.set(person, moved);
    }

    boolean isStillThere(Sender person) {
        return people.stream().anyMatch(each -> each.ids().stream().anyMatch(person.ids()::contains));
    }

    /** The business-scoped id of somebody who was known by a number alone comes to be known. */
    private void join(int person) {
        Sender known = people.get(person);
        Optional<PhoneNumber> phone = known.phone();
        if (known.scopedId().isEmpty() && phone.isPresent()) {
            Sender whole = Sender.of(Messages.someScopedId(), phone.get());
            boolean blocked = room.meta.hasBlocked(phone.get());
            room.meta.unblockByHand(phone.get());
            room.meta.meet(whole);
            if (blocked) {
                room.meta.blockByHand(whole);
            }
            room.book.move(BlockingRoom.LINE, known.key(), whole, false);
            people.set(person, whole);
        }
    }

    /** Nothing goes wrong any more, and all there is to do is done. */
    void letMetaAnswer() {
        room.meta.relent();
        for (int round = 0; round < 8; round++) {
            passTime();
            room.work(worker);
        }
    }
}
