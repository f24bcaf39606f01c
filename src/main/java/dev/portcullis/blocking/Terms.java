package dev.portcullis.blocking;

import dev.portcullis.message.Lease;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * On what terms a verdict may block.
 *
 * @param blocksPerHour its own limit; empty where only the line's holds
 * @param shareOfSenders how much of the line's senders with an open window it may block in 24 hours, from 0 to 1; empty
 *     where that is not limited
 * @param lease empty where the block is to last; a wanted sender has the lease that came with the flag
 * @param harm how bad the offence is: where a full list has to be made room on, blocks of the least harm go first
 * @param spreads whether the sender comes to be wanted on the business's other lines too
 */
public record Terms(
        OptionalInt blocksPerHour, OptionalDouble shareOfSenders, Optional<Lease> lease, int harm, boolean spreads) {

    /** A block that lasts, within nothing but the line's limit. */
    public static final Terms PLAIN =
            new Terms(OptionalInt.empty(), OptionalDouble.empty(), Optional.empty(), 0, false);

    public static Terms atMost(int blocksPerHour) {
        return new Terms(OptionalInt.of(blocksPerHour), OptionalDouble.empty(), Optional.empty(), 0, false);
    }
}
