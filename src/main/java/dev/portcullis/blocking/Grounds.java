package dev.portcullis.blocking;

import java.time.Instant;

/**
 * Why a case was opened.
 *
 * @param cause rule, wanted or person; outside where somebody blocked the sender at Meta
 * @param rule the rule's id, empty for a person
 * @param decision id of the audit entry, empty where there is none
 * @param at the message's own time
 * @param harm see {@link Terms#harm}
 */
public record Grounds(String cause, String rule, String reason, String ruleSet, String decision, Instant at, int harm) {

    /** Whether the block is somebody else's, found on Meta's list. */
    public boolean isOutside() {
        return cause.equals("outside");
    }

    /** Whether a rule led to the block, then and there or by a wanted flag. */
    boolean isAutomatic() {
        return cause.equals("rule") || (cause.equals("wanted") && !rule.isEmpty());
    }
}
