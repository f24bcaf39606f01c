package dev.portcullis.blocking;

import dev.portcullis.message.Sender;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Which blocks make room on a full list: those of the least harm, of them the oldest by the day, of them those whose
 * senders have been silent for the longest time. Pure. Nobody whom a person had blocked, here or elsewhere.
 */
record RotationPlan(List<Case> cases) {

    /** As many as Meta takes in half a request. */
    static final int MOST = 500;

    private static final Duration DAY = Duration.ofDays(1);

    /**
     * @param users on the list, as it is known now
     * @param full whether Meta says so, which is true whatever we counted
     * @param limit most users on the list
     * @param reserve places to be free
     */
    record Fill(long users, boolean full, int limit, int reserve) {

        /** How many have to go, given what is already on its way in either direction. */
        long excess(Collection<Case> held) {
            long leaving = held.stream()
                    .filter(each -> each.stage() == Stage.OFF && each.listed())
                    .count();
            long coming = held.stream()
                    .filter(each -> each.stage() == Stage.ON && !each.listed())
                    .count();
            return (full ? Math.max(users, limit) : users) + coming - leaving - (limit - reserve);
        }
    }

    /** @param lastInbounds when those who wrote of late did so */
    static RotationPlan of(Collection<Case> held, Fill fill, Map<Sender, Instant> lastInbounds) {
        Comparator<Case> order = Comparator.comparingInt(
                        (Case each) -> each.grounds().harm())
                .thenComparing(RotationPlan::day)
                .thenComparing(each -> lastInbounds.getOrDefault(each.sender(), Instant.MIN))
                .thenComparing(RotationPlan::blockedAt)
                .thenComparing(each -> each.key().value());
        return new RotationPlan(held.stream()
                .filter(RotationPlan::mayGo)
                .sorted(order)
                .limit(Math.clamp(fill.excess(held), 0, MOST))
                .toList());
    }

    static boolean mayGo(Case each) {
        return switch (each.stage()) {
            case BLOCKED ->
                each.grounds().isAutomatic()
                        && each.listed()
                        && !each.inFlight()
                        && !each.unsure()
                        && !each.doubted()
                        && each.allowance().isEmpty();
            case NONE, ON, OFF, KEPT, REFUSED, MISSED, RELEASED -> false;
        };
    }

    private static Instant blockedAt(Case each) {
        return each.settled().orElse(Instant.EPOCH);
    }

    private static long day(Case each) {
        return blockedAt(each).toEpochMilli() / DAY.toMillis();
    }
}
