package dev.portcullis.graph;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads one line's list page by page, once.
 *
 * <p>Meta's cursors carry a version of the list, and the walk starts over when the list changed under it. Where a list
 * ends is not documented: an empty page, no cursor, the cursor that was just used, and a page without anybody new are
 * all taken for the end.
 */
final class BlockListWalk {

    private static final int STARTS = 5;
    private static final List<Duration> RETRIES = List.of(Duration.ofMillis(250), Duration.ofSeconds(1));
    private static final Set<FailureKind> WORTH_REPEATING = Set.of(FailureKind.TRANSIENT, FailureKind.UNKNOWN);

    /** A full list at 13 users a page; nobody's default is that small, so more pages are no list of Meta's. */
    private static final int MOST_PAGES = 5_000;

    private final Function<PageRequest, ListPage> pages;
    private final InstantSource clock;
    private final Pause pause;
    private final Instant end;
    private OptionalInt limit;

    /** Waits; a test's does not. */
    interface Pause {
        void of(Duration time) throws InterruptedException;
    }

    BlockListWalk(
            Function<PageRequest, ListPage> pages, int pageSize, Duration bound, InstantSource clock, Pause pause) {
        this.pages = pages;
        this.limit = OptionalInt.of(pageSize);
        this.clock = clock;
        this.pause = pause;
        this.end = clock.instant().plus(bound);
    }

    Listing walk() {
        try {
            Listing listing = walkOnce();
            for (int start = 1; start < STARTS && changedUnderway(listing); start++) {
                pause.of(RETRIES.getFirst().multipliedBy(start));
                listing = walkOnce();
            }
            return listing;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failed("interrupted while reading the list");
        }
    }

    private static boolean changedUnderway(Listing listing) {
        return listing instanceof Listing.Failed failed && failed.failure().kind() == FailureKind.LIST_CHANGED;
    }

    private Listing walkOnce() throws InterruptedException {
        Set<ListedUser> seen = new LinkedHashSet<>();
        Optional<String> after = Optional.empty();
        for (int read = 0; read < MOST_PAGES; read++) {
            switch (fetch(after)) {
                case ListPage.Failed failed -> {
                    return new Listing.Failed(failed.failure(), failed.waitHint());
                }
                case ListPage.Users page -> {
                    boolean news = seen.addAll(page.users()) || page.unnamed() > 0;
                    if (!news || page.after().isEmpty() || page.after().equals(after)) {
                        return new Listing.Complete(List.copyOf(seen));
                    }
                    after = page.after();
                }
            }
        }
        return failed("a list of more than " + MOST_PAGES + " pages");
    }

    private ListPage fetch(Optional<String> after) throws InterruptedException {
        ListPage page = fetchOnce(after);
        for (Duration wait : RETRIES) {
            if (!(page instanceof ListPage.Failed failed) || !isWorthRepeating(failed)) {
                return page;
            }
            pause.of(wait);
            page = fetchOnce(after);
        }
        return page;
    }

    private boolean isWorthRepeating(ListPage.Failed failed) {
        // The highest limit is not documented: if ours is refused, Meta's own default is taken.
        if (failed.failure().kind() == FailureKind.INVALID_REQUEST && limit.isPresent()) {
            limit = OptionalInt.empty();
            return true;
        }
        return WORTH_REPEATING.contains(failed.failure().kind());
    }

    private ListPage fetchOnce(Optional<String> after) {
        if (clock.instant().isAfter(end)) {
            return new ListPage.Failed(gaveUp("the list could not be read in the time set for it"), Optional.empty());
        }
        return pages.apply(new PageRequest(limit, after));
    }

    private static Listing failed(String what) {
        return new Listing.Failed(gaveUp(what), Optional.empty());
    }

    private static CallFailure gaveUp(String what) {
        return new CallFailure(FailureKind.TRANSIENT, GraphError.withoutCode(what, "", 0), false);
    }
}
