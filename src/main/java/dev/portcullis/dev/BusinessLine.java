package dev.portcullis.dev;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What Meta holds of one business phone number: who wrote to it when, and whom it blocked. */
final class BusinessLine {

    static final int DONE = 0;
    static final int OWN_NUMBER = 131021;
    static final int OUTSIDE_WINDOW = 131047;
    static final int LIST_FULL = 139101;
    static final int REPEATED = 131000;

    private static final Duration WINDOW = Duration.ofHours(24);

    private final String countryCode;
    private final String ownNumber;
    private final People people;
    private final Map<String, Instant> lastInbound = new HashMap<>();
    private final Map<String, Instant> blockedAt = new LinkedHashMap<>();
    private final Map<String, Integer> refusals = new HashMap<>();
    private long listVersion = 1_795_000_000_000_001L;

    BusinessLine(String countryCode, String nationalNumber, People people) {
        this.countryCode = countryCode;
        this.ownNumber = countryCode + nationalNumber;
        this.people = people;
    }

    String countryCode() {
        return countryCode;
    }

    long listVersion() {
        return listVersion;
    }

    List<String> blocked() {
        return List.copyOf(blockedAt.keySet());
    }

    int size() {
        return blockedAt.size();
    }

    boolean isBlocked(String id) {
        return people.idsOf(id).stream().anyMatch(blockedAt::containsKey);
    }

    /** Meta drops what a blocked user writes; a message from before the block can still arrive. */
    boolean receive(String id, Instant sentAt) {
        Set<String> ids = people.idsOf(id);
        boolean dropped = ids.stream()
                .anyMatch(each -> !blockedAt.getOrDefault(each, Instant.MAX).isAfter(sentAt));
        if (!dropped) {
            ids.forEach(each -> lastInbound.merge(each, sentAt, (old, recent) -> old.isAfter(recent) ? old : recent));
        }
        return !dropped;
    }

    void refuse(String id, int code) {
        refusals.put(id, code);
    }

    /** Blocks, or tells the code of why not. */
    int block(RequestedUser user, Instant now, Set<Quirk> quirks, int limit) {
        int refusal = refusalOf(user);
        if (refusal != DONE) {
            return refusal;
        }
        if (isBlocked(user.id())) {
            return quirks.contains(Quirk.REPEATED_BLOCK_FAILS) ? REPEATED : DONE;
        }
        if (!windowIsOpen(user.id(), now, quirks)) {
            return OUTSIDE_WINDOW;
        }
        if (blockedAt.size() >= limit) {
            return LIST_FULL;
        }
        put(user.id(), now);
        return DONE;
    }

    /** Unblocks, or tells the code of why not; someone who isn't blocked counts as unblocked. */
    int unblock(RequestedUser user, Instant now, Set<Quirk> quirks) {
        int refusal = refusalOf(user);
        if (refusal != DONE) {
            return refusal;
        }
        if (quirks.contains(Quirk.UNBLOCK_NEEDS_WINDOW) && !windowIsOpen(user.id(), now, quirks)) {
            return OUTSIDE_WINDOW;
        }
        remove(user.id());
        return DONE;
    }

    void put(String id, Instant now) {
        if (!isBlocked(id)) {
            blockedAt.put(id, now);
            listVersion++;
        }
    }

    void remove(String id) {
        if (blockedAt.keySet().removeAll(people.idsOf(id))) {
            listVersion++;
        }
    }

    private int refusalOf(RequestedUser user) {
        if (user.id().isEmpty()) {
            return OUTSIDE_WINDOW;
        }
        Set<String> ids = people.idsOf(user.id());
        return ids.contains(ownNumber)
                ? OWN_NUMBER
                : ids.stream()
                        .map(refusals::get)
                        .filter(code -> code != null)
                        .findFirst()
                        .orElse(DONE);
    }

    private boolean windowIsOpen(String id, Instant now, Set<Quirk> quirks) {
        return people.idsOf(id).stream()
                .map(lastInbound::get)
                .filter(last -> last != null)
                .max(Instant::compareTo)
                .map(last -> last.plus(WINDOW).isAfter(now))
                .orElse(quirks.contains(Quirk.STRANGERS_HAVE_WRITTEN));
    }
}
