package dev.portcullis.screening;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.audit.AuditEntry;
import dev.portcullis.blocking.CaseState;
import dev.portcullis.message.IdentityChange;
import dev.portcullis.message.MessageId;
import dev.portcullis.message.Sender;
import dev.portcullis.testing.Messages;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who is counted among four senders of one text, and who is acted on. */
final class CrowdPeopleRedisTest {

    private static final Duration WITHIN = Duration.ofMinutes(10);

    private Crowd crowd = new Crowd(Campaigns.of(4, WITHIN, Duration.ZERO));

    @AfterEach
    void close() {
        crowd.close();
    }

    @Test
    void countOnceWhoComesWithAnotherNumber() {
        // Given
        List<Sender> people = crowd.people(5);
        crowd.send(people.subList(0, 3));
        Sender before = people.get(2);
        Sender after = people.get(3);

        // When
        crowd.gateway.receive(
                new IdentityChange(Messages.LINE, new MessageId("wamid.system"), before.ids(), after, crowd.now()));
        crowd.send(after);
        assertThat(crowd.decisions()).isEmpty();
        crowd.send(people.get(4));

        // Then: acted on under the new id only
        assertThat(crowd.state(after)).isEqualTo(CaseState.PENDING);
        assertThat(crowd.gateway.caseOf(before)).isEmpty();
        assertThat(crowd.decisions())
                .extracting(decision -> decision.sender().key())
                .doesNotContain(before.key());
    }

    @Test
    void actOnTheNewIdOfOneWhoHasLeftTheOldOne() {
        // Given
        List<Sender> people = crowd.people(5);
        crowd.send(people.subList(0, 3));
        Sender before = people.get(0);
        Sender after = people.get(4);
        crowd.gateway.receive(
                new IdentityChange(Messages.LINE, new MessageId("wamid.system"), before.ids(), after, crowd.now()));

        // When
        crowd.send(people.get(3));

        // Then
        assertThat(crowd.state(after)).isEqualTo(CaseState.PENDING);
        assertThat(crowd.gateway.caseOf(before)).isEmpty();
    }

    @Test
    void countOnceWhoShowsNowOneIdAndNowTheOther() {
        // Given
        List<Sender> people = crowd.people(4);
        Sender person = people.getFirst();
        crowd.send(Sender.of(person.phone().orElseThrow()));
        crowd.gateway.receive(Messages.text(person, "wamid.both", crowd.now(), "hello"));

        // When
        crowd.send(Sender.of(person.scopedId().orElseThrow()));
        crowd.send(people.subList(1, 3));

        // Then
        assertThat(crowd.decisions()).isEmpty();
        crowd.send(people.get(3));
        assertThat(people).extracting(crowd::state).containsOnly(CaseState.PENDING);
    }

    @Test
    void holdNothingAgainstAnyoneThatThePardonedSent() {
        // Given
        List<Sender> people = crowd.people(8);
        List<Sender> pardoned = people.subList(0, 4);
        crowd.send(pardoned);
        crowd.gateway.work();
        pardoned.forEach(crowd.gateway.blocking::release);
        crowd.gateway.work();
        crowd.gateway.blocking.clock().advance(Duration.ofSeconds(5));

        // When: three more of the same
        crowd.send(people.subList(4, 7));

        // Then: the four are no evidence, until there are four without them
        assertThat(crowd.decisions()).hasSize(4);
        crowd.send(people.get(7));
        assertThat(people.subList(4, 8)).extracting(crowd::state).containsOnly(CaseState.PENDING);
        assertThat(pardoned).extracting(crowd::state).containsOnly(CaseState.RELEASED);
    }

    @Test
    void keepCountingWhoWasBlockedForIt() {
        // Given
        List<Sender> people = crowd.people(6);
        crowd.send(people.subList(0, 4));
        crowd.gateway.work();

        // When
        crowd.gateway.blocking.clock().advance(Duration.ofSeconds(30));
        crowd.send(people.subList(4, 6));

        // Then
        assertThat(people.subList(4, 6)).extracting(crowd::state).containsOnly(CaseState.PENDING);
    }

    @Test
    void sweepWhoseWindowIsOpen() {
        // Given: two have sent the text ten hours before, and one of them writes again
        crowd.close();
        crowd = new Crowd(Campaigns.of(4, WITHIN, Duration.ofHours(24)));
        List<Sender> people = crowd.people(6);
        Sender silent = people.get(0);
        Sender talking = people.get(1);
        Instant start = crowd.now();
        crowd.gateway.receive(crowd.message(silent, start), crowd.message(talking, start));
        crowd.gateway.blocking.clock().advance(Duration.ofHours(25));
        crowd.gateway.receive(Messages.text(talking, "wamid.later", crowd.now(), "hello"));

        // When: the campaign itself is delivered late
        Instant late = start.plus(Duration.ofHours(10));
        people.subList(2, 6).forEach(person -> crowd.gateway.receive(crowd.message(person, late)));

        // Then
        assertThat(crowd.gateway.caseOf(silent)).isEmpty();
        assertThat(crowd.state(talking)).isEqualTo(CaseState.PENDING);
        assertThat(crowd.gateway.blocking.decisions())
                .extracting(AuditEntry.Decided::decision)
                .filteredOn(decision -> decision.reason().endsWith("this sender had sent the like before"))
                .extracting(decision -> decision.sender().key())
                .containsExactly(talking.key());
    }

    @Test
    void sweepOneWhoseOldMessageComesLast() {
        // Given
        crowd.close();
        crowd = new Crowd(Campaigns.of(4, WITHIN, Duration.ofHours(24)));
        List<Sender> people = crowd.people(5);
        crowd.send(people.subList(0, 4));

        // When
        crowd.gateway.receive(crowd.message(people.get(4), crowd.now().minus(Duration.ofHours(5))));

        // Then
        assertThat(crowd.state(people.get(4))).isEqualTo(CaseState.PENDING);
        assertThat(crowd.decisions().getFirst().reason())
                .startsWith("4 different senders with the same text within 10 min (limit 4)");
    }
}
