package dev.portcullis.blocking;

import dev.portcullis.message.Sender;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What to do with claimed cases. Pure.
 *
 * @param missed their window has closed
 * @param verify whether they are blocked is unclear, so Meta's list has to be read before anything is sent
 * @param removals to be sent in one request that unblocks
 * @param additions to be sent in one request that blocks
 */
record RoundPlan(List<Case> missed, List<Case> verify, List<Case> removals, List<Case> additions) {

    /** @param ends until when each sender can be blocked; a sender who is missing cannot be any more */
    static RoundPlan of(List<Case> claimed, Map<Sender, Instant> ends, Instant now) {
        RoundPlan plan = new RoundPlan(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (Case each : claimed) {
            if (each.unsure() || (each.doubted() && each.isBlocked())) {
                plan.verify.add(each);
            } else {
                plan.send(each, ends, now);
            }
        }
        return plan;
    }

    /** Sorts in a case of which it is clear that it has to be sent, if it still can be. */
    void send(Case each, Map<Sender, Instant> ends, Instant now) {
        if (each.direction() == Direction.OFF) {
            removals.add(each);
        } else if (now.isBefore(ends.getOrDefault(each.sender(), Instant.MIN))) {
            additions.add(each);
        } else {
            missed.add(each);
        }
    }
}
