package dev.portcullis.screening;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.message.InboundMessage;
import dev.portcullis.message.Sender;
import dev.portcullis.testing.Messages;
import dev.portcullis.testing.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/**
 * Who is blocked for what many sent together: the same people however it arrives, told by hand from all messages. What
 * happens at once does not happen the same way again, so nothing is shrunk.
 */
final class CrowdLawsRedisTest {

    private static final int PEOPLE = 20;
    private static final List<String> TEXTS = List.of(Campaigns.PARCEL, Campaigns.PRIZE, "hello");
    private static final Instant START =
            Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(1_000);

    /** @param ids which of a sender's ids the message shows: both, the number, the business-scoped id */
    record Written(int sender, int second, int text, int ids) {}

    /** @param sweep zero for none */
    record Limits(int senders, int within, int sweep) {}

    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    void holdsOnOneServer(
            @ForAll("traffic") @Size(min = 10, max = 30) List<Written> traffic,
            @ForAll("limits") Limits limits,
            @ForAll Random random)
            throws InterruptedException, ExecutionException {
        assertSamePeople(Store.standalone(), traffic, limits, 0, random);
    }

    @Property(tries = 40, shrinking = ShrinkingMode.OFF)
    void holdsBesideThePardoned(
            @ForAll("traffic") @Size(min = 10, max = 30) List<Written> traffic,
            @ForAll("limits") Limits limits,
            @ForAll @IntRange(min = 1, max = 4) int pardoned,
            @ForAll Random random)
            throws InterruptedException, ExecutionException {
        assertSamePeople(Store.standalone(), traffic, limits, pardoned, random);
    }

    @Property(tries = 6, shrinking = ShrinkingMode.OFF)
    void holdsOnACluster(
            @ForAll("traffic") @Size(min = 10, max = 30) List<Written> traffic,
            @ForAll("limits") Limits limits,
            @ForAll Random random)
            throws InterruptedException, ExecutionException {
        assertSamePeople(Store.cluster(), traffic, limits, 1, random);
    }

    @Provide
    Arbitrary<List<Written>> traffic() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, PEOPLE - 1),
                        Arbitraries.integers().between(0, 160),
                        Arbitraries.of(0, 0, 0, 1, 2),
                        Arbitraries.integers().between(0, 2))
                .as(Written::new)
                .list();
    }

    @Provide
    Arbitrary<Limits> limits() {
        return Combinators.combine(
                        Arbitraries.integers().between(2, 4),
                        Arbitraries.integers().between(4, 24),
                        Arbitraries.of(0, 60, 160))
                .as(Limits::new);
    }

    private static void assertSamePeople(Store store, List<Written> traffic, Limits limits, int pardoned, Random random)
            throws InterruptedException, ExecutionException {
        // Given: everybody has shown both ids once, and some are pardoned for all that they have sent so far
        List<Sender> people =
                IntStream.range(0, PEOPLE).mapToObj(i -> Messages.someone()).toList();
        try (Gateway gateway = new Gateway(
                store,
                Campaigns.of(
                        limits.senders(), Duration.ofSeconds(limits.within()), Duration.ofSeconds(limits.sweep())))) {
            people.forEach(person -> {
                gateway.blocking.meta().meet(person);
                gateway.receive(Messages.text(person, "wamid.hi." + person.key().value(), START, "hi"));
            });
            people.subList(0, pardoned).forEach(gateway.blocking::release);

            // When
            if (random.nextBoolean()) {
                WildDelivery.of(messages(traffic, people), random, gateway);
            } else {
                WildDelivery.oneByOne(messages(traffic, people), random, gateway);
            }
            gateway.work();

            // Then
            assertThat(gateway.blocked()).isEqualTo(byHand(traffic, limits, pardoned, people));
        }
    }

    private static Set<Sender> byHand(List<Written> traffic, Limits limits, int pardoned, List<Sender> people) {
        Set<Sender> blocked = new HashSet<>();
        for (int text = 0; text < 2; text++) {
            int campaign = text;
            List<Written> sent = traffic.stream()
                    .filter(each -> each.text() == campaign && each.sender() >= pardoned)
                    .toList();
            for (Written first : sent) {
                for (Written last : sent) {
                    boolean offence = last.second() - first.second() < limits.within()
                            && sent.stream()
                                            .filter(each ->
                                                    each.second() >= first.second() && each.second() <= last.second())
                                            .map(Written::sender)
                                            .distinct()
                                            .count()
                                    >= limits.senders();
                    if (offence) {
                        int from = limits.sweep() == 0
                                ? first.second()
                                : Math.min(first.second(), last.second() - limits.sweep());
                        sent.stream()
                                .filter(each -> each.second() >= from && each.second() <= last.second())
                                .forEach(each -> blocked.add(people.get(each.sender())));
                    }
                }
            }
        }
        return blocked;
    }

    private static List<InboundMessage> messages(List<Written> traffic, List<Sender> people) {
        List<InboundMessage> messages = new ArrayList<>();
        for (int i = 0; i < traffic.size(); i++) {
            Written each = traffic.get(i);
            Sender person = people.get(each.sender());
            Sender shown = switch (each.ids()) {
                case 1 -> Sender.of(person.phone().orElseThrow());
                case 2 -> Sender.of(person.scopedId().orElseThrow());
                default -> person;
            };
            messages.add(Messages.text(
                    shown,
                    "wamid." + person.key().value() + "." + i,
                    START.plusSeconds(each.second()),
                    TEXTS.get(each.text())));
        }
        return messages;
    }
}
