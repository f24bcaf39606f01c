package dev.portcullis.rules;

import java.time.Duration;
import java.util.Optional;

/**
 * One question about what was counted: does a stretch of time shorter than {@code within}, this message in it, hold
 * {@code atLeast}?
 *
 * @param counter names what is counted; rules that count the same thing share it
 * @param what says that to people
 * @param crowd empty where the sender's own messages are counted
 * @param within at most 24 hours
 */
public record Window(
        String counter, String what, Optional<Crowd> crowd, Measure measure, Duration within, int atLeast) {

    /**
     * Messages of many senders that have something in common.
     *
     * @param key a digest of what they share
     * @param sweep how far back from the stretch earlier senders are acted on too; zero for not at all
     */
    public record Crowd(String key, Duration sweep) {}

    /** How many messages of one sender. */
    public static Window ofMessages(String counter, Duration within, int atLeast) {
        return new Window(
                counter, "messages, by one sender", Optional.empty(), new Measure.Messages(), within, atLeast);
    }
}
