package dev.portcullis.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.message.InboundMessage;
import dev.portcullis.message.Sender;
import dev.portcullis.message.SenderId;
import dev.portcullis.rules.Mode;
import dev.portcullis.rules.RuleSet;
import dev.portcullis.testing.Messages;
import dev.portcullis.testing.SampleRules;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** The rehearsal against a count by hand, over whatever order and repetition. */
class RehearsalLawsTest {

    private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");
    private static final String TEXT = "Congratulations, your parcel is waiting for you";

    /** @param sender one of a few people */
    private record Sent(int sender, Instant at) {}

    @Property(tries = 300)
    void actsInTheEndOnWhomACountByHandNames(
            @ForAll @Size(min = 1, max = 25) List<@IntRange(max = 120) Integer> drawn,
            @ForAll @IntRange(min = 1, max = 20) int within,
            @ForAll @IntRange(min = 1, max = 6) int least,
            @ForAll Random random) {
        // Given
        List<Sent> once = sent(drawn);
        RuleSet rules = SampleRules.set(SampleRules.flood("flood", Mode.ENFORCE, least, Duration.ofSeconds(within)));

        // When
        Set<SenderId> actedOn = actedOn(rules, shuffled(messages(once), random));

        // Then
        Set<SenderId> byHand = new HashSet<>();
        for (Sent first : once) {
            long inReach = once.stream()
                    .filter(each -> each.sender() == first.sender() && follows(first, each, within))
                    .count();
            if (inReach >= least) {
                byHand.add(person(first.sender()).key());
            }
        }
        assertThat(actedOn).isEqualTo(byHand);
    }

    @Property(tries = 300)
    void actsInTheEndOnTheCrowdThatACountByHandNames(
            @ForAll @Size(min = 1, max = 25) List<@IntRange(max = 120) Integer> drawn,
            @ForAll @IntRange(min = 1, max = 20) int within,
            @ForAll @IntRange(max = 15) int sweep,
            @ForAll @IntRange(min = 2, max = 4) int least,
            @ForAll Random random) {
        // Given
        List<Sent> once = sent(drawn);
        RuleSet rules = SampleRules.set(
                SampleRules.crowd("crowd", Mode.ENFORCE, least, Duration.ofSeconds(within), Duration.ofSeconds(sweep)));

        // When
        Set<SenderId> actedOn = actedOn(rules, shuffled(messages(once), random));

        // Then
        Set<SenderId> byHand = new HashSet<>();
        for (Sent first : once) {
            List<Sent> inReach =
                    once.stream().filter(each -> follows(first, each, within)).toList();
            if (inReach.stream().map(Sent::sender).distinct().count() >= least) {
                Instant enough = enough(inReach, least);
                once.stream()
                        .filter(each -> inReach.contains(each)
                                || each.at().isBefore(first.at()) && !each.at().isBefore(enough.minusSeconds(sweep)))
                        .forEach(each -> byHand.add(person(each.sender()).key()));
            }
        }
        assertThat(actedOn).isEqualTo(byHand);
    }

    /** When so many people had written. */
    private static Instant enough(List<Sent> sent, int people) {
        Set<Integer> seen = new HashSet<>();
        return sent.stream()
                .sorted(Comparator.comparing(Sent::at))
                .filter(each -> seen.add(each.sender()) && seen.size() == people)
                .findFirst()
                .orElseThrow()
                .at();
    }

    private static boolean follows(Sent first, Sent each, int within) {
        return !each.at().isBefore(first.at()) && each.at().isBefore(first.at().plusSeconds(within));
    }

    /** Four people within half a minute. */
    private static List<Sent> sent(List<Integer> drawn) {
        return drawn.stream()
                .map(each -> new Sent(each % 4, START.plusSeconds(each / 4)))
                .toList();
    }

    private static List<InboundMessage> messages(List<Sent> sent) {
        return IntStream.range(0, sent.size())
                .mapToObj(i -> Messages.text(
                        person(sent.get(i).sender()), "wamid." + i, sent.get(i).at(), TEXT))
                .toList();
    }

    private static Sender person(int number) {
        return Sender.of(SenderId.parse("1555123000" + number).orElseThrow());
    }

    private static List<InboundMessage> shuffled(List<InboundMessage> once, Random random) {
        List<InboundMessage> deliveries = new ArrayList<>(once);
        once.stream().filter(each -> random.nextInt(3) == 0).forEach(deliveries::add);
        Collections.shuffle(deliveries, random);
        return deliveries;
    }

    private static Set<SenderId> actedOn(RuleSet rules, List<InboundMessage> messages) {
        Rehearsal rehearsal = Rehearsal.of(rules);
        return messages.stream()
                .flatMap(message -> rehearsal.judge(message).hits().stream()
                        .flatMap(hit -> hit.contributors().isEmpty()
                                ? List.of(message.sender()).stream()
                                : hit.contributors().stream().map(each -> each.sender())))
                .map(Sender::key)
                .collect(Collectors.toSet());
    }
}
