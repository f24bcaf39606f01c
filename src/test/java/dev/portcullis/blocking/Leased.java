package dev.portcullis.blocking;

import dev.portcullis.blocking.Offer.OfferedVerdict;
import dev.portcullis.message.Lease;
import dev.portcullis.message.Lease.Growth;
import dev.portcullis.message.Sender;
import dev.portcullis.message.SenderId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;

/** A room's blocks with leases, and time that passes over them. */
final class Leased {

    static final Lease WEEK = new Lease(Duration.ofDays(7), Optional.empty());
    static final Lease MONTH = new Lease(Duration.ofDays(30), Optional.empty());
    static final Lease DOUBLING =
            new Lease(Duration.ofDays(7), Optional.of(new Growth(2, Duration.ofDays(90), Duration.ofDays(180))));

    private final BlockingRoom room;

    Leased(BlockingRoom room) {
        this.room = room;
    }

    OfferedVerdict verdict(Sender sender, String rule, String message, Optional<Lease> lease) {
        OfferedVerdict plain = room.rule(sender, rule, 1_000, message);
        return new OfferedVerdict(
                true,
                new Terms(plain.terms().blocksPerHour(), OptionalDouble.empty(), lease, 0, false),
                Optional.empty(),
                plain.decision());
    }

    /** A message of its own that is no earlier than what is pardoned. */
    Effect offer(Sender sender, String rule, Optional<Lease> lease) {
        String message = UUID.randomUUID().toString();
        return room.offer(sender, message, nextMessage(sender), verdict(sender, rule, message, lease));
    }

    Effect offer(Sender sender, Lease lease) {
        return offer(sender, "flood", Optional.of(lease));
    }

    /** By a rule, and confirmed by Meta. */
    Case block(Sender sender, Lease lease) {
        room.wrote(sender, nextMessage(sender));
        offer(sender, lease);
        room.work();
        return room.theCase(sender);
    }

    private Instant nextMessage(Sender sender) {
        Instant now = room.clock.instant();
        return room.book
                .find(BlockingRoom.LINE, sender.key())
                .flatMap(Case::pardon)
                .filter(pardon -> !now.isAfter(pardon))
                .map(pardon -> pardon.plusMillis(1))
                .orElse(now);
    }

    /** From Meta's confirmation to the end; empty where the block is to last. */
    static Optional<Duration> length(Case blocked) {
        return blocked.leaseEnds().map(end -> Duration.between(blocked.settled().orElseThrow(), end));
    }

    /** As if the leases were over, and looked at. */
    void letTimePass(SenderId... ids) {
        for (SenderId id : ids) {
            rewrite(id, "\"leaseEnds\":\\d+", "\"leaseEnds\":1");
            room.store.ask("ZADD", room.names().leases(), "XX", 1, id.value());
        }
        end();
    }

    /** As if the sender's last release by a rule had been that long ago. */
    void letTimePassSinceRelease(Sender sender, Duration time) {
        long then = Instant.now().minus(time).toEpochMilli();
        rewrite(sender.key(), "\"releases\":\\[[^]]*]", "\"releases\":[" + then + "]");
    }

    void end() {
        room.leases().end(List.of(BlockingRoom.LINE));
    }

    /** How many leases the line has an eye on. */
    long watched() {
        return room.store.ask("ZCARD", room.names().leases()).number();
    }

    String stored(SenderId id) {
        return room.store.ask("HGET", room.names().cases(), id.value()).text();
    }

    private void rewrite(SenderId id, String what, String by) {
        room.store.ask("HSET", room.names().cases(), id.value(), stored(id).replaceAll(what, by));
    }
}
