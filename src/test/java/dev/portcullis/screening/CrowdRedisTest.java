package dev.portcullis.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portcullis.audit.Decision;
import dev.portcullis.blocking.CaseState;
import dev.portcullis.message.InboundMessage;
import dev.portcullis.message.Sender;
import dev.portcullis.redis.RedisUnavailable;
import dev.portcullis.redis.Reply;
import dev.portcullis.rules.Action;
import dev.portcullis.rules.Mode;
import dev.portcullis.rules.RuleSet;
import dev.portcullis.testing.Messages;
import dev.portcullis.testing.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One text from four senders within ten minutes. */
final class CrowdRedisTest {

    private static final Duration WITHIN = Duration.ofMinutes(10);

    private Crowd crowd = new Crowd(Campaigns.of(4, WITHIN, Duration.ZERO));

    @AfterEach
    void close() {
        crowd.close();
    }

    @Test
    void leavesOneLessAloneAndActsOnAllWhenTheNextJoins() {
        // Given
        List<Sender> people = crowd.people(4);
        crowd.send(people.subList(0, 3));
        assertThat(crowd.decisions()).isEmpty();

        // When
        crowd.send(people.get(3));

        // Then
        assertThat(people).extracting(crowd::state).containsOnly(CaseState.PENDING);
        assertThat(crowd.decisions()).hasSize(4).allSatisfy(decision -> {
            assertThat(decision.rule()).isEqualTo("campaign");
            assertThat(decision.reason()).startsWith("4 different senders with the same text within 10 min (limit 4)");
            assertThat(decision.counters())
                    .singleElement()
                    .extracting(Decision.CountedWindow::count)
                    .isEqualTo(4L);
        });
        assertThat(crowd.decisions())
                .filteredOn(decision -> decision.message().isEmpty())
                .hasSize(3)
                .allSatisfy(
                        decision -> assertThat(decision.reason()).endsWith("this sender's message was one of them"));
    }

    @Test
    void isInOneDeliveryTheSameAsInMany() {
        // Given
        List<Sender> people = crowd.people(5);

        // When
        crowd.gateway.receive(people.stream().map(crowd::message).toArray(InboundMessage[]::new));

        // Then
        assertThat(people).extracting(crowd::state).containsOnly(CaseState.PENDING);
        assertThat(crowd.decisions()).hasSize(5);
    }

    @Test
    void recordsEachMessageOnceHoweverOftenItComes() {
        // Given
        List<InboundMessage> messages =
                crowd.people(6).stream().map(crowd::message).toList();

        // When
        messages.forEach(crowd.gateway::receive);
        messages.forEach(crowd.gateway::receive);
        crowd.gateway.receive(messages.toArray(InboundMessage[]::new));

        // Then
        assertThat(crowd.decisions()).hasSize(6);
    }

    @Test
    void actsOnceOnEachOfManyHundreds() {
        // Given: two in three arrive in time, the others late
        List<Sender> people = crowd.people(300);
        List<InboundMessage> messages = people.stream().map(crowd::message).toList();
        List<InboundMessage> late = IntStream.range(0, 300)
                .filter(i -> i % 3 == 0)
                .mapToObj(messages::get)
                .toList();
        List<InboundMessage> inTime = new ArrayList<>(messages);
        inTime.removeAll(late);

        // When
        inTime.forEach(crowd.gateway::receive);
        crowd.gateway.receive(late.toArray(InboundMessage[]::new));

        // Then
        assertThat(crowd.decisions()).hasSize(300);
        assertThat(people).extracting(crowd::state).containsOnly(CaseState.PENDING);
        // Then: nobody waits, which the next message would have to see to
        Store store = crowd.gateway.store();
        assertThat(store.ask("KEYS", store.keys().lines().replace("lines", "") + "*:waiting:*")
                        .elements())
                .singleElement()
                .satisfies(waiting -> assertThat(store.ask("ZCOUNT", waiting.text(), "-inf", "(+inf")
                                .number())
                        .isZero());
    }

    @Test
    void seesPastOneWhoSendsTheTextAHundredTimes() {
        // Given: of a campaign that is known, more of one sender than are looked at around a message
        List<Sender> people = crowd.people(5);
        Sender parrot = people.get(3);
        Instant start = crowd.now().minusSeconds(599);
        people.subList(0, 4).forEach(person -> crowd.gateway.receive(crowd.message(person, start)));
        IntStream.range(0, 100).forEach(i -> crowd.gateway.receive(crowd.message(parrot, start.plusSeconds(1 + i))));

        // When
        crowd.gateway.receive(crowd.message(people.get(4), start.plusSeconds(590)));

        // Then
        assertThat(people).extracting(crowd::state).containsOnly(CaseState.PENDING);
    }

    @Test
    void recordsEveryoneInShadowAndActsOnNobody() {
        // Given
        become(RuleSet.of(List.of(Campaigns.rule(
                "watched", Mode.SHADOW, Action.BLOCK, Campaigns.differentSenders(4, WITHIN, Duration.ZERO)))));
        List<Sender> people = crowd.people(5);

        // When
        crowd.send(people);

        // Then
        assertThat(crowd.decisions()).hasSize(5).extracting(Decision::mode).containsOnly("shadow");
        assertThat(people).extracting(crowd.gateway::caseOf).allMatch(found -> found.isEmpty());
    }

    @Test
    void takesEachRulesOwnThreshold() {
        // Given
        become(RuleSet.of(List.of(
                Campaigns.rule("few", Mode.ENFORCE, Action.TAG, Campaigns.differentSenders(3, WITHIN, Duration.ZERO)),
                Campaigns.rule(
                        "many", Mode.ENFORCE, Action.BLOCK, Campaigns.differentSenders(5, WITHIN, Duration.ZERO)))));
        List<Sender> people = crowd.people(5);

        // When
        crowd.send(people);

        // Then
        assertThat(crowd.decisions())
                .filteredOn(each -> each.rule().equals("few"))
                .hasSize(5);
        assertThat(crowd.decisions())
                .filteredOn(each -> each.rule().equals("many"))
                .hasSize(5);
        assertThat(people).extracting(crowd::state).containsOnly(CaseState.PENDING);
    }

    @Test
    void asksAnewForNewRules() {
        // Given: a rule that only tags has dealt with them
        become(RuleSet.of(List.of(Campaigns.rule(
                "old", Mode.ENFORCE, Action.TAG, Campaigns.differentSenders(4, WITHIN, Duration.ZERO)))));
        List<Sender> people = crowd.people(6);
        crowd.send(people.subList(0, 5));

        // When
        Gateway later =
                new Gateway(crowd.gateway.store(), Campaigns.of(4, WITHIN, Duration.ZERO), crowd.gateway.blocking);
        later.receive(crowd.message(people.get(5)));

        // Then
        assertThat(people).extracting(crowd::state).containsOnly(CaseState.PENDING);
    }

    @Test
    void completesWhatWasInterruptedWhenMetaDeliversAgain() {
        // Given: the offers of the last message fail
        List<Sender> people = crowd.people(4);
        crowd.send(people.subList(0, 3));
        InboundMessage last = crowd.message(people.get(3));
        Store store = crowd.gateway.store();
        String once = store.keys().line(Messages.LINE).once();
        store.ask("SET", once, "not what a script expects");
        assertThatThrownBy(() -> crowd.gateway.receive(last)).isInstanceOf(RedisUnavailable.class);
        store.ask("DEL", once);

        // When
        crowd.gateway.receive(last);

        // Then
        assertThat(people).extracting(crowd::state).containsOnly(CaseState.PENDING);
    }

    @Test
    void letsAllKeysExpire() {
        // When
        crowd.send(crowd.people(5));

        // Then: the window, a day to come late, and a day
        Store store = crowd.gateway.store();
        String ofCrowds = store.keys().lines().replace("lines", "") + "*/*/*";
        Instant least = crowd.now().plus(WITHIN).plus(Duration.ofHours(47));
        List<Reply> keys = store.ask("KEYS", ofCrowds).elements();
        assertThat(keys)
                .hasSize(2)
                .allSatisfy(key -> assertThat(Instant.ofEpochMilli(
                                store.ask("PEXPIRETIME", key.text()).number()))
                        .isBetween(least, least.plus(Duration.ofHours(3))));
    }

    private void become(RuleSet rules) {
        crowd.close();
        crowd = new Crowd(rules);
    }
}
