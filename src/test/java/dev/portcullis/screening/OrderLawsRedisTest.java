package dev.portcullis.screening;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.message.InboundMessage;
import dev.portcullis.message.Sender;
import dev.portcullis.testing.Messages;
import dev.portcullis.testing.Store;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.Size;

/** What is decided does not depend on how messages arrive: in order, or shuffled, repeated, divided, and all at once. */
final class OrderLawsRedisTest {

    private static final int SENDERS = 5;
    private static final List<String> WORDS =
            List.of("hello", "how are you", "the lottery", "thanks", "my prizewallet");

    /** @param ids which of a sender's ids the message shows: both, the number, the business-scoped id */
    record Written(int sender, int second, int word, int ids) {}

    @Property(tries = 25)
    void holdsOnOneServer(@ForAll("traffic") @Size(min = 20, max = 60) List<Written> traffic, @ForAll Random random)
            throws InterruptedException, ExecutionException {
        assertSameDecisions(traffic, random, Store.standalone(), Store.standalone(), false);
    }

    @Property(tries = 25)
    void holdsForPeopleWhoseIdsAreNotAlwaysShown(
            @ForAll("traffic") @Size(min = 20, max = 60) List<Written> traffic, @ForAll Random random)
            throws InterruptedException, ExecutionException {
        assertSameDecisions(traffic, random, Store.standalone(), Store.standalone(), true);
    }

    @Property(tries = 6)
    void holdsOnACluster(@ForAll("traffic") @Size(min = 20, max = 60) List<Written> traffic, @ForAll Random random)
            throws InterruptedException, ExecutionException {
        assertSameDecisions(traffic, random, Store.cluster(), Store.cluster(), true);
    }

    @Provide
    Arbitrary<List<Written>> traffic() {
        Arbitrary<Integer> words =
                Arbitraries.frequency(Tuple.of(12, 0), Tuple.of(6, 1), Tuple.of(3, 2), Tuple.of(6, 3), Tuple.of(1, 4));
        return Combinators.combine(
                        Arbitraries.integers().between(0, SENDERS - 1),
                        Arbitraries.integers().between(0, 150),
                        words,
                        Arbitraries.integers().between(0, 2))
                .as(Written::new)
                .list();
    }

    private static void assertSameDecisions(
            List<Written> traffic, Random random, Store calm, Store wild, boolean hidden)
            throws InterruptedException, ExecutionException {
        List<Sender> people = new ArrayList<>();
        for (int i = 0; i < SENDERS; i++) {
            people.add(Messages.someone());
        }
        List<InboundMessage> messages = messages(traffic, people, hidden);
        try (Gateway inOrder = new Gateway(calm);
                Gateway atOnce = new Gateway(wild)) {
            people.forEach(person -> {
                inOrder.blocking.meta().meet(person);
                atOnce.blocking.meta().meet(person);
            });

            // When
            messages.stream()
                    .sorted(Comparator.comparing(InboundMessage::sentAt))
                    .forEach(inOrder::receive);
            WildDelivery.of(messages, random, atOnce);
            if (hidden) {
                // A window that no message after the join looks at is looked at when Meta repeats one of its own.
                messages.forEach(inOrder::receive);
                messages.forEach(atOnce::receive);
            }
            inOrder.work();
            atOnce.work();

            // Then
            assertThat(atOnce.blocked()).isEqualTo(inOrder.blocked());
            Set<String> expected = known(inOrder.verdicts(), people);
            assertThat(known(atOnce.verdicts(), people)).isEqualTo(expected);
            people.forEach(person -> assertThat(atOnce.lastInbound(person)).isEqualTo(inOrder.lastInbound(person)));
        }
    }

    /** With hidden ids, everybody shows both at least once. */
    private static List<InboundMessage> messages(List<Written> traffic, List<Sender> people, boolean hidden) {
        Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(1_000);
        List<InboundMessage> messages = new ArrayList<>();
        Set<Integer> shown = new HashSet<>();
        for (int i = 0; i < traffic.size(); i++) {
            Written each = traffic.get(i);
            Sender person = people.get(each.sender());
            int ids = hidden && !shown.add(each.sender()) ? each.ids() : 0;
            Sender visible = switch (ids) {
                case 1 -> Sender.of(person.phone().orElseThrow());
                case 2 -> Sender.of(person.scopedId().orElseThrow());
                default -> person;
            };
            messages.add(Messages.text(
                    visible,
                    "wamid." + person.key().value() + "." + i,
                    start.plusSeconds(each.second()),
                    WORDS.get(each.word())));
        }
        return messages;
    }

    /** Rule and person, whichever id was shown. */
    private static Set<String> known(Set<String> verdicts, List<Sender> people) {
        Set<String> known = new HashSet<>();
        for (String verdict : verdicts) {
            String named = verdict;
            for (Sender person : people) {
                named = named.replace(
                        person.phone().orElseThrow().value(), person.key().value());
            }
            known.add(named);
        }
        return known;
    }
}
