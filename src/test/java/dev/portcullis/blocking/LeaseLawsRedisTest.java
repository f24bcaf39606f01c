package dev.portcullis.blocking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.message.Lease;
import dev.portcullis.message.Lease.Growth;
import dev.portcullis.message.Sender;
import dev.portcullis.testing.Messages;
import dev.portcullis.testing.Store;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** What holds of leases whatever the order, the number of blocks and the time of each verdict. */
final class LeaseLawsRedisTest {

    private static final BlockingRoom ROOM = new BlockingRoom(Store.standalone(), 1_000_000);
    private static final Leased LEASED = new Leased(ROOM);

    /** @param days of the lease; 0 for a block that lasts */
    record Said(int rule, int days) {

        Optional<Lease> lease() {
            return Optional.of(days)
                    .filter(each -> each > 0)
                    .map(each -> new Lease(
                            Duration.ofDays(each),
                            Optional.of(new Growth(2, Duration.ofDays(500), Duration.ofDays(365)))));
        }
    }

    @Property(tries = 60)
    void theLongestLeaseWinsWhateverTheOrder(
            @ForAll("verdicts") @Size(min = 1, max = 8) List<Said> verdicts, @ForAll Random random) {
        // Given: some are said before Meta's confirmation, the others after
        Sender sender = Messages.someone();
        List<Said> shuffled = new ArrayList<>(verdicts);
        Collections.shuffle(shuffled, random);
        int before = 1 + random.nextInt(shuffled.size());
        ROOM.wrote(sender, ROOM.clock.instant());

        // When
        shuffled.subList(0, before).forEach(each -> LEASED.offer(sender, "rule-" + each.rule(), each.lease()));
        ROOM.work();
        shuffled.subList(before, shuffled.size())
                .forEach(each -> LEASED.offer(sender, "rule-" + each.rule(), each.lease()));

        // Then
        boolean lasts = verdicts.stream().anyMatch(each -> each.days() == 0);
        Optional<Duration> longest = verdicts.stream()
                .map(each -> Duration.ofDays(each.days()))
                .max(Comparator.naturalOrder())
                .filter(length -> !lasts);
        assertThat(Leased.length(ROOM.theCase(sender))).isEqualTo(longest);
        // Then: each rule that had a say counts the block as its own
        LEASED.letTimePass(sender.key());
        ROOM.work();
        if (!lasts) {
            ROOM.wrote(sender, ROOM.clock.instant());
            Said next = verdicts.get(random.nextInt(verdicts.size()));
            LEASED.offer(sender, "rule-" + next.rule(), next.lease());
            ROOM.work();
            assertThat(Leased.length(ROOM.theCase(sender)))
                    .contains(next.lease().orElseThrow().length(2));
        }
    }

    @Property(tries = 30)
    void theNthBlockLastsAsLongAsTheNth(
            @ForAll @IntRange(min = 1, max = 50) int hours,
            @ForAll @IntRange(min = 2, max = 5) int multiply,
            @ForAll @IntRange(min = 1, max = 60) int longestInDays,
            @ForAll @IntRange(min = 1, max = 7) int blocks) {
        // Given
        Sender sender = Messages.someone();
        Growth growth = new Growth(multiply, Duration.ofDays(longestInDays), Duration.ofDays(365));
        Lease lease = new Lease(Duration.ofHours(hours), Optional.of(growth));

        for (int nth = 1; nth <= blocks; nth++) {
            // When
            Case blocked = LEASED.block(sender, lease);

            // Then
            assertThat(Leased.length(blocked)).contains(lease.length(nth));
            LEASED.letTimePass(sender.key());
            ROOM.work();
        }
    }

    @Provide
    Arbitrary<List<Said>> verdicts() {
        Arbitrary<Integer> days = Arbitraries.integers().between(0, 60);
        return Combinators.combine(Arbitraries.integers().between(0, 5), days)
                .as(Said::new)
                .list();
    }
}
