package dev.portcullis.screening;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.blocking.Case;
import dev.portcullis.blocking.CaseState;
import dev.portcullis.message.BusinessScopedId;
import dev.portcullis.message.IdentityChange;
import dev.portcullis.message.InboundMessage;
import dev.portcullis.message.MessageId;
import dev.portcullis.message.PhoneNumber;
import dev.portcullis.message.Sender;
import dev.portcullis.message.SenderId;
import dev.portcullis.redis.Call;
import dev.portcullis.redis.LaneKeys;
import dev.portcullis.redis.Script;
import dev.portcullis.testing.Messages;
import dev.portcullis.testing.Store;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One person, one history, under whichever ids they come. The rule "flood" fires on the fourth message in a minute. */
final class IdentityRedisTest {

    private final Gateway gateway = new Gateway(Store.standalone());
    private final PhoneNumber phone = Messages.somePhone();
    private final BusinessScopedId scoped = Messages.someScopedId();
    private final Sender person = Sender.of(scoped, phone);
    private final Sender next = Messages.someone();
    private final Sender third = Messages.someone();
    private final Instant now = gateway.blocking.clock().instant();
    private int sent;

    @AfterEach
    void close() {
        gateway.close();
    }

    /** P: shows the number only, S: the business-scoped id only, B: both. Each deliveries' messages stand together. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "P P B P",
                "P B S P",
                "S P P B",
                "B P S P",
                "P S S B",
                "B S P B",
                "P P P B",
                "PP BP",
                "PPPB",
                "PB SP",
                "SPPB",
                "PPPPB",
                "PPPPBB",
                "PPPP B B"
            })
    void joinsWhatOnePersonWritesUnderBothIds(String deliveries) {
        // Given
        gateway.blocking.meta().meet(person);

        // When
        for (String delivery : deliveries.split(" ")) {
            gateway.receive(
                    delivery.chars().mapToObj(shown -> message(shown(shown))).toArray(InboundMessage[]::new));
        }
        gateway.work();

        // Then: one case, found by both
        assertThat(gateway.blocked()).containsExactly(person);
        assertThat(caseOf(phone).key()).isEqualTo(scoped);
        assertThat(caseOf(scoped).isBlocked()).isTrue();
        assertThat(gateway.blocking.meta().count("POST")).isEqualTo(1);
        assertThat(gateway.lastInbound(Sender.of(scoped))).isPresent();
        assertThat(gateway.lastInbound(Sender.of(phone))).isEmpty();
    }

    @Test
    void givesWhoGetsARecycledNumberACleanStart() {
        // Given
        repeat(3, person);
        Sender heir = Sender.of(Messages.someScopedId(), phone);

        // When
        gateway.receive(message(heir));

        // Then: the heir's fourth is the first that counts four
        assertThat(gateway.caseOf(heir)).isEmpty();
        gateway.receive(message(Sender.of(phone)));
        repeat(1, heir);
        assertThat(gateway.caseOf(heir)).isEmpty();
        repeat(1, heir);
        assertThat(gateway.caseOf(heir)).isPresent();
        assertThat(gateway.caseOf(person)).isEmpty();
    }

    @Test
    void blocksNobodyForTheBlockOfANumbersFormerOwner() {
        // Given: known by the number alone, blocked, moved to another number
        Sender byPhone = Sender.of(phone);
        gateway.blocking.meta().meet(byPhone);
        repeat(4, byPhone);
        gateway.work();
        gateway.receive(change(List.of(phone), next));
        Sender heir = Sender.of(scoped, phone);

        // When
        gateway.receive(message(heir));
        gateway.work();

        // Then
        assertThat(gateway.caseOf(heir)).isEmpty();
    }

    @Test
    void carriesTheHistoryOverANumberChange() {
        // Given
        repeat(2, person);

        // When
        gateway.receive(change(List.of(phone, scoped), next));
        gateway.receive(change(List.of(phone, scoped), next));
        repeat(1, next);

        // Then: a late message of the old ids is the fourth
        assertThat(gateway.caseOf(next)).isEmpty();
        assertThat(gateway.lastInbound(next)).isPresent();
        gateway.receive(message(person));
        assertThat(caseOf(next.key()).sender()).isEqualTo(Sender.of(next.key()));
        assertThat(caseOf(next.key()).key()).isEqualTo(next.key());
    }

    @Test
    void completesANumberChangeThatWasInterrupted() {
        // Given: a process dies when the old id has begun to lead on
        repeat(3, Sender.of(scoped));
        LaneKeys lane = gateway.store().keys().lane(Messages.LINE, scoped);
        gateway.store()
                .pipeline()
                .await(Call.script(
                        Script.DEPART,
                        List.of(lane.seen(), lane.moved(scoped), lane.counters(scoped)),
                        List.of(scoped.value(), next.key().value(), lane.counterBase(scoped), 60_000)));

        // When: Meta repeats the delivery
        gateway.receive(change(List.of(scoped), next));

        // Then
        gateway.receive(message(next));
        assertThat(gateway.caseOf(next)).isPresent();
    }

    @Test
    void followsAChainAndItsRepeatsToTheEnd() {
        // Given
        repeat(1, person);
        IdentityChange first = change(List.of(phone, scoped), next);
        gateway.receive(first);
        repeat(1, next);
        gateway.receive(change(ids(next), third));

        // When: the first comes again
        gateway.receive(first);
        repeat(1, third);

        // Then
        for (SenderId id : List.of(phone, scoped, next.key(), third.key())) {
            assertThat(gateway.moves.current(Messages.LINE, id, now)).isEqualTo(third.key());
        }
        gateway.receive(message(Sender.of(scoped)));
        assertThat(caseOf(third.key()).key()).isEqualTo(third.key());
    }

    @Test
    void followsSomebodyWhoComesBack() {
        // Given
        repeat(1, person);
        gateway.receive(change(List.of(phone, scoped), next));
        repeat(1, next);

        // When
        gateway.receive(change(ids(next), person));
        repeat(1, person);

        // Then: a late one of the time between is the fourth
        assertThat(gateway.caseOf(person)).isEmpty();
        gateway.receive(message(next));
        assertThat(caseOf(scoped).key()).isEqualTo(scoped);
    }

    @Test
    void tellsTheNextMessageOfABlockedPersonWithANewNumber() {
        // Given
        gateway.blocking.meta().meet(person);
        gateway.blocking.meta().meet(next);
        repeat(4, person);
        gateway.work();

        // When
        gateway.receive(change(List.of(phone, scoped), next));
        gateway.receive(message(next));
        gateway.work();

        // Then
        assertThat(caseOf(next.key()).state()).contains(CaseState.BLOCKED);
        assertThat(gateway.blocking.meta().hasBlocked(next.key())).isTrue();
    }

    @Test
    void carriesAPardonOverANumberChange() {
        // Given
        repeat(4, person);
        gateway.blocking.release(person);
        gateway.work();

        // When
        gateway.receive(change(List.of(phone, scoped), next));
        gateway.receive(message(next));

        // Then: neither old messages nor their repeats count
        assertThat(caseOf(next.key()).state()).contains(CaseState.RELEASED);
        assertThat(gateway.blocked()).isEmpty();
    }

    @Test
    void keepsAnAnsweredCaseWhereLateMessagesOfTheOldIdFindIt() {
        // Given
        gateway.blocking.meta().meet(next);
        repeat(2, person);
        gateway.receive(change(List.of(phone, scoped), next));
        repeat(2, next);
        gateway.work();
        assertThat(caseOf(next.key()).isBlocked()).isTrue();

        // When
        gateway.receive(message(person));
        gateway.receive(message(Sender.of(phone)));
        gateway.work();

        // Then
        Map<String, Long> requests = gateway.blocking.meta().requests().stream()
                .collect(Collectors.groupingBy(each -> each.method(), Collectors.counting()));
        assertThat(requests).containsExactly(Map.entry("POST", 1L));
    }

    private Sender shown(int letter) {
        return switch (letter) {
            case 'P' -> Sender.of(phone);
            case 'S' -> Sender.of(scoped);
            default -> person;
        };
    }

    private void repeat(int times, Sender sender) {
        for (int i = 0; i < times; i++) {
            gateway.receive(message(sender));
        }
    }

    private InboundMessage message(Sender sender) {
        sent++;
        return Messages.text(sender, "wamid." + sent, now.minusSeconds(30).plusSeconds(sent), "hello");
    }

    private IdentityChange change(List<SenderId> from, Sender to) {
        return new IdentityChange(Messages.LINE, new MessageId("wamid.system"), from, to, now);
    }

    private static List<SenderId> ids(Sender sender) {
        return sender.ids();
    }

    private Case caseOf(SenderId id) {
        return gateway.blocking.theCase(id);
    }
}
