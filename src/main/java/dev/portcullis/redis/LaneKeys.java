package dev.portcullis.redis;

import dev.portcullis.message.SenderId;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** The keys of one lane of a line. */
public record LaneKeys(String base) {

    /** Small hashes inside a lane stay in Redis' compact encoding. */
    private static final int ALIAS_SHELVES = 16;

    /** Sorted set of sender ids by last inbound, in milliseconds. */
    public String seen() {
        return base + "seen";
    }

    /** Sorted set of message hashes by event time, in milliseconds. */
    public String counter(String counter, SenderId id) {
        return counterBase(id) + counter;
    }

    /** What the names of this sender's counters begin with. */
    public String counterBase(SenderId id) {
        return base + "n:" + id.value() + ":";
    }

    /** Set of the sender's counters, so that they can be moved and erased. */
    public String counters(SenderId id) {
        return base + "c:" + id.value();
    }

    /** Where the sender's state has gone: the new id. */
    public String moved(SenderId id) {
        return base + "moved:" + id.value();
    }

    /**
     * Hash of phone number to business-scoped id, of the period of that instant. A pair lives for one to two
     * periods after it was last shown, which is longer than any counter.
     */
    public String aliases(SenderId phone, Instant at) {
        return aliases(phone, Keys.period(at));
    }

    /** The same of the period before. */
    public String earlierAliases(SenderId phone, Instant at) {
        return aliases(phone, Keys.period(at) - 1);
    }

    private String aliases(SenderId phone, long period) {
        return aliases(Math.floorMod(Keys.spread(phone) >> 8, ALIAS_SHELVES), period);
    }

    private String aliases(int shelf, long period) {
        return base + "alias:" + period + ":" + shelf;
    }

    /** All such hashes of the period of that instant and of the one before, the later first. */
    public List<String> allAliases(Instant at) {
        return LongStream.of(Keys.period(at), Keys.period(at) - 1)
                .boxed()
                .flatMap(period -> IntStream.range(0, ALIAS_SHELVES).mapToObj(shelf -> aliases(shelf, period)))
                .toList();
    }
}
