package dev.portcullis.rules;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * So many messages that have something in common, the first and last of them less than a window apart.
 *
 * @param by what they have in common; never empty
 * @param distinct what they have to differ in; empty where messages are counted
 * @param candidate a second threshold that is watched beside the live one
 * @param sweep how far back earlier senders are acted on too; zero for not at all, at most 24 hours
 */
public record Aggregate(
        Set<Trait> by, Optional<Trait> distinct, Limit limit, Optional<Limit> candidate, Duration sweep) {

    /** @param within at most 24 hours */
    public record Limit(Duration within, int atLeast) {}

    public Aggregate {
        by = Set.copyOf(by);
    }

    /** So many messages of one sender. */
    public static Aggregate ofMessages(Duration within, int atLeast) {
        return new Aggregate(
                EnumSet.of(Trait.SENDER),
                Optional.empty(),
                new Limit(within, atLeast),
                Optional.empty(),
                Duration.ZERO);
    }

    /** Whether the messages of different senders are counted together. */
    public boolean isOfCrowds() {
        return !by.contains(Trait.SENDER);
    }

    /** What is counted, and by whom, for people. */
    public String inWords() {
        return Reasons.counted(this);
    }

    /** Spells it out, the same in each process. */
    String canonical() {
        return counted() + " " + limit + " " + candidate + " " + sweep;
    }

    /** Names what is counted, whatever the thresholds. */
    String counted() {
        return (distinct.isEmpty() ? "" : "distinct " + distinct.get().distinctName() + " ") + "by "
                + (by.equals(Set.of(Trait.SENDER)) ? "sender" : new TreeSet<>(by));
    }
}
