package dev.portcullis.rules;

import java.util.OptionalDouble;

/**
 * What a rule may do at most on a line before it turns to shadow there.
 *
 * @param blocksPerHour cases opened in an hour
 * @param shareOfSenders cases opened in 24 hours, as a fraction of the senders with an open window
 */
public record Limits(int blocksPerHour, OptionalDouble shareOfSenders) {

    public static Limits perHour(int blocks) {
        return new Limits(blocks, OptionalDouble.empty());
    }
}
