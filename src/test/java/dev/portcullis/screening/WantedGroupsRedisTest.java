package dev.portcullis.screening;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.audit.AuditEntry;
import dev.portcullis.blocking.BlockingRoom;
import dev.portcullis.blocking.WantedGroup;
import dev.portcullis.blocking.WantedGroups;
import dev.portcullis.message.BusinessScopedId;
import dev.portcullis.message.PhoneNumber;
import dev.portcullis.message.Sender;
import dev.portcullis.testing.Messages;
import dev.portcullis.testing.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whole number prefixes and countries that are wanted. */
final class WantedGroupsRedisTest {

    private final Gateway gateway = new Gateway(Store.standalone());
    private final Instant start = gateway.blocking.clock().instant();
    private int sent;

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void whoeverWritesFromAWantedPrefixIsBlockedWithItsReason() {
        // Given
        want("+2348", 10, Optional.empty());
        Sender within = phone("2348031234567");
        Sender scopedToo = Sender.of(new BusinessScopedId("NG.99001"), new PhoneNumber("2348039876543"));
        Sender beside = phone("2347031234567");

        // When
        write(within, scopedToo, beside);
        gateway.work();

        // Then
        assertThat(gateway.blocked()).containsExactlyInAnyOrder(within, scopedToo);
        assertThat(gateway.blocking.decisions())
                .extracting(AuditEntry.Decided::decision)
                .allSatisfy(decision -> {
                    assertThat(decision.cause()).isEqualTo("wanted");
                    assertThat(decision.rule()).isEqualTo("wanted:+2348");
                    assertThat(decision.reason()).contains("ana", "campaign");
                });
    }

    @Test
    void whoeverHidesTheirNumberIsInNoGroup() {
        // Given
        want("NG", 10, Optional.empty());
        want("+234", 10, Optional.empty());
        Sender hidden = Sender.of(new BusinessScopedId("NG.99002"));

        // When
        write(hidden);

        // Then
        assertThat(gateway.blocking.decisions()).isEmpty();
    }

    @Test
    void countriesThatShareADiallingCodeAreToldApart() {
        // Given
        want("CA", 10, Optional.empty());
        Sender canadian = phone("14165550123");
        Sender american = phone("12125550123");

        // When
        write(canadian, american);
        gateway.work();

        // Then
        assertThat(gateway.blocked()).containsExactly(canadian);
    }

    @Test
    void theClosestGroupSpeaks() {
        // Given
        want("NG", 10, Optional.empty());
        want("+234", 10, Optional.empty());
        want("+23480", 10, Optional.empty());

        // When
        write(phone("2348031234567"), phone("2347031234567"), phone("447700900123"));

        // Then
        assertThat(gateway.blocking.decisions())
                .extracting(each -> each.decision().rule())
                .containsExactlyInAnyOrder("wanted:+23480", "wanted:+234");
    }

    @Test
    void aGroupThatReachesItsCapStops() {
        // Given
        want("+234", 2, Optional.empty());

        // When
        for (int i = 0; i < 4; i++) {
            write(phone("23480312345" + i));
        }
        gateway.work();

        // Then
        assertThat(gateway.blocked()).hasSize(2);
        assertThat(gateway.blocking.decisions())
                .extracting(AuditEntry.Decided::effect)
                .containsExactlyInAnyOrder("opened", "opened", "limited", "tripped");
    }

    @Test
    void nobodyWhoIsAllowedAndNobodyPardonedIsBlocked() {
        // Given
        want("+234", 10, Optional.empty());
        Sender pardoned = phone("2348031234567");
        gateway.blocking.release(pardoned);

        // When
        write(pardoned);

        // Then
        assertThat(gateway.blocking.decisions()).isEmpty();
    }

    @Test
    void aGroupHoldsUntilItsTimeIsOverOrItIsRemoved() {
        // Given
        want("+234", 10, Optional.of(start.plusSeconds(30)));
        want("+235", 10, Optional.empty());
        write(phone("23512345678"));
        assertThat(gateway.blocking.decisions()).hasSize(1);

        // When
        gateway.groups.remove(BlockingRoom.LINE, "+235");
        gateway.blocking.clock().advance(Duration.ofMinutes(1));

        // Then
        write(phone("2348031234567"), phone("23587654321"));
        assertThat(gateway.blocking.decisions()).hasSize(1);
        assertThat(gateway.groups.of(BlockingRoom.LINE)).isEmpty();
    }

    @Test
    void whatAnotherReplicaWantsIsKnownASecondLater() {
        // Given
        write(phone("2348031234567"));
        want("+234", 10, Optional.empty());

        // When
        gateway.blocking.clock().advance(Duration.ofSeconds(1));
        write(phone("2348039999999"));

        // Then
        assertThat(gateway.blocking.decisions()).hasSize(1);
    }

    @Test
    void aLineHasAThousandGroupsAtMost() {
        // Given
        List<WantedGroup> many = IntStream.range(0, WantedGroups.MOST)
                .mapToObj(i -> group("+1%04d".formatted(i), 10, Optional.empty()))
                .toList();

        // Then
        assertThat(gateway.groups.put(BlockingRoom.LINE, many)).isTrue();
        assertThat(gateway.groups.put(BlockingRoom.LINE, many)).isTrue();
        assertThat(gateway.groups.put(BlockingRoom.LINE, List.of(group("+234", 10, Optional.empty()))))
                .isFalse();
        assertThat(gateway.groups.of(BlockingRoom.LINE)).hasSize(WantedGroups.MOST);
    }

    private void want(String name, int cap, Optional<Instant> until) {
        gateway.groups.put(BlockingRoom.LINE, List.of(group(name, cap, until)));
    }

    private WantedGroup group(String name, int cap, Optional<Instant> until) {
        return new WantedGroup(name, "campaign", "ana", start, until, cap);
    }

    private static Sender phone(String digits) {
        return Sender.of(new PhoneNumber(digits));
    }

    private void write(Sender... senders) {
        for (Sender sender : senders) {
            gateway.blocking.meta().meet(sender);
            Instant now = gateway.blocking.clock().instant();
            gateway.receive(Messages.text(sender, "wamid." + sent++, now, "hello"));
        }
    }
}
