package dev.portcullis.blocking;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * What becomes of a claimed case.
 *
 * @param delay until it is due again, where it stays queued
 * @param code Meta's code, where Meta gave one
 * @param words Meta's words, or ours; empty where there is nothing to say
 */
record Settlement(Outcome outcome, Duration delay, OptionalInt code, String words) {

    static Settlement of(Outcome outcome) {
        return new Settlement(outcome, Duration.ZERO, OptionalInt.empty(), "");
    }

    static Settlement later(Outcome outcome, Duration delay) {
        return new Settlement(outcome, delay, OptionalInt.empty(), "");
    }

    Settlement because(OptionalInt newCode, String newWords) {
        return new Settlement(outcome, delay, newCode, newWords);
    }

    /** The ways a claimed case can go; {@code settle.lua} carries them out. */
    enum Outcome {
        /** Meta listed the sender in {@code added_users}, or its own list shows them. */
        BLOCKED("blocked", true),
        /** Meta listed the sender in {@code removed_users}, or its own list does not show them. */
        RELEASED("released", true),
        /** A block in doubt is in force after all, or one that is to be lifted is still there. */
        LISTED("listed", false),
        /** Meta's list does not show whom it is to block, so that it has to be asked. */
        UNLISTED("unlisted", false),
        /** A block in doubt was lifted elsewhere. */
        ABSENT("absent", true),
        /** Meta refused for good, until the sender writes again. */
        REFUSED("refused", true),
        /** Meta refused for good, and no message changes that. */
        REFUSED_FOR_GOOD("unwanted-refusal", true),
        MISSED("missed", true),
        /** Meta would not lift the block; tried again much later. */
        RELEASE_REFUSED("release-refused", true),
        /** A fault that may pass. */
        RETRY("retry", false),
        /** Meta refused because of the window though it is open; clocks may differ, or the other id may work. */
        REFUSED_RETRY("refused-retry", false),
        /** Not this case's fault; it does not count as a try. */
        POSTPONE("postpone", false),
        /** Meta may have acted; its list is read before the next try. */
        UNSURE("unsure", false);

        private final String wireName;
        private final boolean audited;

        Outcome(String wireName, boolean audited) {
            this.wireName = wireName;
            this.audited = audited;
        }

        String wireName() {
            return wireName;
        }

        /** Whether it is a transition that the audit tells of. */
        boolean isAudited() {
            return audited;
        }
    }
}
