package dev.portcullis.blocking;

import dev.portcullis.graph.ListedUser;
import dev.portcullis.message.Sender;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What has to be done for our cases to say what Meta's list says. Pure. Cases that are on their way, and those that were
 * settled after the reading had begun, are left alone: either may be right about them.
 *
 * @param listed users on Meta's list
 * @param called cases that we call blocked
 * @param adopt users on Meta's list of whose block we know nothing; whoever blocked them is not overruled
 * @param release somebody unblocked them elsewhere; they are not blocked again unless a person says so
 * @param forget the same of blocks that were somebody else's
 * @param again Meta would not unblock them, which is worth another try
 * @param underWay by how much the list grows once what is left alone is settled
 */
public record ReconciliationPlan(
        int listed,
        int called,
        List<Adoption> adopt,
        List<Case> release,
        List<Case> forget,
        List<Case> again,
        int underWay) {

    private static final int MISSING_UNSUSPECTED = 20;
    private static final int SHARE_UNSUSPECTED = 5;

    /** @param known the case that the user has, with nothing in force */
    public record Adoption(Sender sender, Optional<Case> known) {}

    /**
     * @param cases those in force and those of the listed users, by every id
     * @param began when the reading of the list began, by Redis' clock
     */
    static ReconciliationPlan of(Collection<ListedUser> users, CaseIndex cases, Instant began) {
        Set<Case> named = new HashSet<>();
        Set<Case> meant = new HashSet<>();
        for (ListedUser user : users) {
            Set<Case> found = cases.of(user);
            named.addAll(found);
            found.stream().filter(each -> CaseIndex.isAbout(each, user)).forEach(meant::add);
        }
        Sorting sorting = new Sorting(named, meant, began);
        cases.cases().stream()
                .sorted(Comparator.comparing(each -> each.key().value()))
                .forEach(sorting::add);
        return new ReconciliationPlan(
                users.size(),
                sorting.called,
                new Adoptions(cases, began).of(users),
                sorting.release,
                sorting.forget,
                sorting.again,
                sorting.underWay);
    }

    public boolean isEmpty() {
        return adopt.isEmpty() && missing() == 0;
    }

    /** How many are called blocked and are not on the list. */
    public int missing() {
        return release.size() + forget.size();
    }

    /**
     * Whether so many are missing that the list may have been misread, or somebody has emptied it by mistake: more than
     * 20 and more than a fifth, or, on an empty list, more than one.
     */
    public boolean isSuspicious() {
        return (listed == 0 && missing() > 1)
                || (missing() > MISSING_UNSUSPECTED && missing() * SHARE_UNSUSPECTED > called);
    }

    ReconciliationPlan withoutMissing() {
        return new ReconciliationPlan(listed, called, adopt, List.of(), List.of(), again, underWay);
    }

    /** Goes through our cases one by one. */
    private static final class Sorting {

        private final Set<Case> named;
        private final Set<Case> meant;
        private final Instant began;
        private final List<Case> release = new ArrayList<>();
        private final List<Case> forget = new ArrayList<>();
        private final List<Case> again = new ArrayList<>();
        private int called;
        private int underWay;

        /**
         * @param named by users on the list, maybe by an earlier account
         * @param meant by them for certain
         */
        Sorting(Set<Case> named, Set<Case> meant, Instant began) {
            this.named = named;
            this.meant = meant;
            this.began = began;
        }

        void add(Case each) {
            switch (each.stage()) {
                case BLOCKED, KEPT -> addCalled(each);
                case ON, OFF -> leave(each);
                case NONE, REFUSED, MISSED, RELEASED -> {
                    if (isUnsettled(each, began)) {
                        leave(each);
                    }
                }
            }
        }

        private void addCalled(Case each) {
            called++;
            if (isUnsettled(each, began)) {
                leave(each);
            } else if (named.contains(each)) {
                if (each.stage() == Stage.KEPT) {
                    again.add(each);
                }
            } else if (each.grounds().isOutside()) {
                forget.add(each);
            } else {
                release.add(each);
            }
        }

        /** What Meta's list says of the case has not been booked, or what was booked is not on Meta's list yet. */
        private void leave(Case each) {
            underWay += (each.listed() ? 1 : 0) - (meant.contains(each) ? 1 : 0);
        }
    }

    /** Whether more is known of the case, or soon will be, than a reading that began then can tell. */
    static boolean isUnsettled(Case each, Instant began) {
        return each.stage().isPending()
                || each.inFlight()
                || each.unsure()
                || each.doubted()
                || each.settled().filter(settled -> !settled.isBefore(began)).isPresent();
    }
}
