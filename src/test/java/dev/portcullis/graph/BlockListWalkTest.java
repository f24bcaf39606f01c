package dev.portcullis.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.message.PhoneNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class BlockListWalkTest {

    private static final Instant START = Instant.parse("2026-11-22T12:00:00Z");

    private final List<PageRequest> asked = new ArrayList<>();
    private final List<Duration> pauses = new ArrayList<>();
    private Instant now = START;

    @Test
    void endsWhereTheCursorIsTheOneJustUsed() {
        Listing listing = walk(request -> sample(request.after().isEmpty() ? "list-page-1" : "list-page-2-last"));

        assertThat(listing).isInstanceOfSatisfying(Listing.Complete.class, complete -> {
            assertThat(complete.users()).hasSize(3);
            assertThat(complete.names(Senders.ONE)).isTrue();
            assertThat(complete.names(Senders.TWO)).isTrue();
            assertThat(complete.names(Senders.NINE)).isTrue();
            assertThat(complete.names(Senders.OWN)).isFalse();
        });
        assertThat(asked)
                .containsExactly(
                        new PageRequest(OptionalInt.of(1000), Optional.empty()),
                        new PageRequest(OptionalInt.of(1000), Optional.of("b2Zmc2V0LTI")));
    }

    @Test
    void endsAtAnEmptyPageWithOrWithoutCursors() {
        assertThat(walk(request -> sample("list-empty"))).isEqualTo(new Listing.Complete(List.of()));
        assertThat(walk(request -> sample("list-empty-with-cursors"))).isEqualTo(new Listing.Complete(List.of()));
        assertThat(asked).hasSize(2);
    }

    @Test
    void endsWhereAPageBringsNobodyNew() {
        AtomicInteger cursors = new AtomicInteger();

        Listing listing = walk(request -> page("c" + cursors.incrementAndGet(), Senders.ONE));

        assertThat(listing)
                .isInstanceOfSatisfying(
                        Listing.Complete.class,
                        complete -> assertThat(complete.users()).hasSize(1));
        assertThat(asked).hasSize(2);
    }

    @Test
    void endsWhereTheFirstPageHasNoCursor() {
        Listing listing = walk(request -> new ListPage.Users(List.of(listed(Senders.ONE)), 0, Optional.empty()));

        assertThat(listing).isInstanceOf(Listing.Complete.class);
        assertThat(asked).hasSize(1);
    }

    @Test
    void failsOnAListWithoutEnd() {
        AtomicInteger users = new AtomicInteger();

        Listing listing = walk(request -> page("c" + users.incrementAndGet(), new PhoneNumber("1555" + users.get())));

        assertThat(listing).isInstanceOf(Listing.Failed.class);
        assertThat(asked).hasSize(5_000);
    }

    @Test
    void failsWhenTimeIsUp() {
        AtomicInteger users = new AtomicInteger();

        Listing listing = walk(request -> {
            now = now.plusSeconds(10);
            return page("c" + users.incrementAndGet(), new PhoneNumber("1555" + users.get()));
        });

        assertThat(listing)
                .isInstanceOfSatisfying(
                        Listing.Failed.class,
                        failed -> assertThat(failed.failure().error().message()).contains("in the time set for it"));
        assertThat(asked).hasSize(7);
    }

    @Test
    void startsOverWhenTheListChanged() {
        // Given
        AtomicInteger calls = new AtomicInteger();

        // When
        Listing listing = walk(request -> switch (calls.incrementAndGet()) {
            case 1 -> page("x", Senders.OWN);
            case 2 -> sample("blocklist-concurrent-update-139102");
            case 3 -> sample("list-page-1");
            default -> sample("list-page-2-last");
        });

        // Then
        assertThat(listing).isInstanceOfSatisfying(Listing.Complete.class, complete -> {
            assertThat(complete.users()).hasSize(3);
            assertThat(complete.names(Senders.OWN)).isFalse();
        });
        assertThat(asked.get(2).after()).isEmpty();
    }

    @Test
    void givesUpOnAListThatKeepsChanging() {
        Listing listing = walk(request -> sample("blocklist-concurrent-update-139102"));

        assertThat(listing)
                .isInstanceOfSatisfying(
                        Listing.Failed.class,
                        failed -> assertThat(failed.failure().kind()).isEqualTo(FailureKind.LIST_CHANGED));
        assertThat(asked).hasSize(5);
        assertThat(pauses).hasSize(4).isSorted();
    }

    @Test
    void asksAgainForAPageThatFailedForAMoment() {
        // Given
        AtomicInteger calls = new AtomicInteger();

        // When
        Listing listing = walk(request -> switch (calls.incrementAndGet()) {
            case 1 -> sample("list-page-1");
            case 2 -> sample("server-error-2-transient");
            case 3 -> sample("service-unavailable-503-html");
            default -> sample("list-page-2-last");
        });

        // Then
        assertThat(listing).isInstanceOf(Listing.Complete.class);
        assertThat(asked.subList(1, 4)).allMatch(request -> request.after().equals(Optional.of("b2Zmc2V0LTI")));
    }

    @Test
    void handsNothingOnFromAListThatBreaksOff() {
        Listing listing = walk(request -> sample(request.after().isEmpty() ? "list-page-1" : "internal-error-139103"));

        assertThat(listing).isInstanceOfSatisfying(Listing.Failed.class, failed -> {
            assertThat(failed.failure().kind()).isEqualTo(FailureKind.TRANSIENT);
            assertThat(failed.failure().mayHaveActed()).isFalse();
        });
        assertThat(asked).hasSize(4);
    }

    @Test
    void passesThrottlingOnAtOnceWithItsHint() {
        Listing listing = walk(request -> sample("rate-limit-waba-80007"));

        assertThat(listing).isInstanceOfSatisfying(Listing.Failed.class, failed -> {
            assertThat(failed.failure().kind()).isEqualTo(FailureKind.THROTTLED);
            assertThat(failed.waitHint()).contains(Duration.ofMinutes(7));
        });
        assertThat(asked).hasSize(1);
        assertThat(pauses).isEmpty();
    }

    @Test
    void leavesThePageSizeToMetaWhereOursIsRefused() {
        Listing listing = walk(request -> {
            if (request.limit().isPresent()) {
                return sample("invalid-parameter-100");
            }
            return sample(request.after().isEmpty() ? "list-page-1" : "list-page-2-last");
        });

        assertThat(listing).isInstanceOf(Listing.Complete.class);
        assertThat(asked).hasSize(3);
    }

    @Test
    void stopsWhenInterrupted() {
        BlockListWalk.Pause interrupted = time -> {
            throw new InterruptedException();
        };

        Listing listing = new BlockListWalk(
                        request -> sample("internal-error-139103"), 10, Duration.ofMinutes(1), () -> now, interrupted)
                .walk();

        assertThat(listing).isInstanceOf(Listing.Failed.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    private Listing walk(Function<PageRequest, ListPage> pages) {
        return new BlockListWalk(
                        request -> {
                            asked.add(request);
                            return pages.apply(request);
                        },
                        1000,
                        Duration.ofMinutes(1),
                        () -> now,
                        pauses::add)
                .walk();
    }

    private static ListPage sample(String name) {
        Credentials credentials = new Credentials("t", Optional.empty());
        return ListPage.read(Sample.named(name).exchange(), credentials, START);
    }

    private static ListPage page(String after, PhoneNumber user) {
        return new ListPage.Users(List.of(listed(user)), 0, Optional.of(after));
    }

    private static ListedUser listed(PhoneNumber user) {
        return new ListedUser(Optional.of(user), Optional.empty());
    }
}
