package dev.portcullis.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.portcullis.message.BusinessScopedId;
import dev.portcullis.message.Forwarding;
import dev.portcullis.message.MessageContent;
import dev.portcullis.message.MessageKind;
import dev.portcullis.message.PhoneNumber;
import dev.portcullis.message.Sender;
import dev.portcullis.message.TextPart;
import dev.portcullis.rules.Aggregate.Limit;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountingTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final String PARCEL = "Congratulations, your parcel is waiting, reply YES now";
    private static final Sender ANN = Sender.of(new PhoneNumber("15551230001"));

    private final Remembered remembered = new Remembered();

    @Test
    void countsASendersMessages() {
        RuleSet ruleSet = ruleSet(of(EnumSet.of(Trait.SENDER), Optional.empty(), 3));

        assertThat(fires(ruleSet, ANN, 0, "a")).isFalse();
        assertThat(fires(ruleSet, sender(2), 1, "a")).isFalse();
        assertThat(fires(ruleSet, ANN, 2, "a")).isFalse();
        assertThat(fires(ruleSet, ANN, 59, "a")).isTrue();
        assertThat(fires(ruleSet, ANN, 61, "a")).isTrue();
        assertThat(fires(ruleSet, ANN, 130, "a")).isFalse();
    }

    @Test
    void lateMessageCompletesAWindowLikeAnEarlyOne() {
        RuleSet ruleSet = ruleSet(of(EnumSet.of(Trait.SENDER), Optional.empty(), 3));

        assertThat(fires(ruleSet, ANN, 59, "a")).isFalse();
        assertThat(fires(ruleSet, ANN, 0, "a")).isFalse();
        assertThat(fires(ruleSet, ANN, 60, "a")).isFalse();
        assertThat(fires(ruleSet, ANN, 30, "a")).isTrue();
    }

    @Test
    void countsOneTextOfOneSender() {
        RuleSet ruleSet = ruleSet(of(EnumSet.of(Trait.SENDER, Trait.TEXT), Optional.empty(), 2));

        assertThat(fires(ruleSet, ANN, 0, PARCEL)).isFalse();
        assertThat(fires(ruleSet, ANN, 1, PARCEL + " please")).isFalse();
        assertThat(fires(ruleSet, sender(2), 2, PARCEL)).isFalse();
        assertThat(fires(ruleSet, ANN, 3, PARCEL.toUpperCase(Locale.ROOT))).isTrue();
        assertThat(fires(ruleSet, ANN, 4, "short")).isFalse();
        assertThat(fires(ruleSet, ANN, 5, "short")).isFalse();
    }

    @Test
    void countsDifferentHostsOfOneSender() {
        RuleSet ruleSet = ruleSet(of(EnumSet.of(Trait.SENDER), Optional.of(Trait.LINK_HOST), 3));

        assertThat(fires(ruleSet, ANN, 0, "https://a.example https://b.example"))
                .isFalse();
        assertThat(fires(ruleSet, ANN, 1, "https://a.example/other")).isFalse();
        assertThat(fires(ruleSet, ANN, 2, "no link")).isFalse();
        assertThat(fires(ruleSet, ANN, 3, "HTTPS://C.example")).isTrue();
    }

    @Test
    void countsDifferentTextsHoweverShort() {
        RuleSet ruleSet = ruleSet(of(EnumSet.of(Trait.SENDER), Optional.of(Trait.TEXT), 3));

        assertThat(fires(ruleSet, ANN, 0, "hi")).isFalse();
        assertThat(fires(ruleSet, ANN, 1, "HI!")).isFalse();
        assertThat(fires(ruleSet, ANN, 2, "ho")).isFalse();
        assertThat(fires(ruleSet, ANN, 3, "\uD83D\uDE00")).isFalse();
        assertThat(fires(ruleSet, ANN, 4, "ha")).isTrue();
    }

    @Test
    void actsOnEveryoneWhoSentTheText() {
        RuleSet ruleSet = ruleSet(of(EnumSet.of(Trait.TEXT), Optional.of(Trait.SENDER), 3));

        fires(ruleSet, sender(1), 0, PARCEL);
        fires(ruleSet, sender(1), 1, PARCEL);
        fires(ruleSet, sender(2), 2, PARCEL);
        fires(ruleSet, sender(4), 3, PARCEL + " and something else");
        Hit hit = hits(ruleSet, sender(3), 4, PARCEL).getFirst();

        assertThat(hit.contributors())
                .extracting(Contributor::sender)
                .containsExactlyInAnyOrder(sender(1), sender(2), sender(3));
        assertThat(hit.contributors()).noneMatch(Contributor::swept);
        assertThat(hit.reason()).isEqualTo("3 different senders with the same text within 60 s (limit 3)");
    }

    @Test
    void sweepReachesBackBehindTheWindow() {
        Aggregate aggregate = new Aggregate(
                Set.of(Trait.TEXT),
                Optional.of(Trait.SENDER),
                new Limit(MINUTE, 2),
                Optional.empty(),
                Duration.ofHours(1));
        RuleSet ruleSet = ruleSet(aggregate);

        fires(ruleSet, sender(1), 0, PARCEL);
        fires(ruleSet, sender(2), 1_000, PARCEL);
        fires(ruleSet, sender(3), 4_000, PARCEL);
        Hit hit = hits(ruleSet, sender(4), 4_059, PARCEL).getFirst();

        assertThat(hit.contributors())
                .extracting(Contributor::sender, Contributor::swept)
                .containsExactlyInAnyOrder(tuple(sender(2), true), tuple(sender(3), false), tuple(sender(4), false));
    }

    @Test
    void senderShownByTwoIdsIsOne() {
        RuleSet ruleSet = ruleSet(of(EnumSet.of(Trait.TEXT), Optional.of(Trait.SENDER), 3));
        Sender known = Sender.of(new BusinessScopedId("US.1"), new PhoneNumber("15551230001"));

        assertThat(fires(ruleSet, ANN, 0, PARCEL)).isFalse();
        assertThat(fires(ruleSet, sender(2), 1, PARCEL)).isFalse();
        assertThat(fires(ruleSet, known, 2, PARCEL)).isFalse();
        assertThat(hits(ruleSet, sender(3), 3, PARCEL).getFirst().contributors())
                .hasSize(3);
    }

    @Test
    void messageWithSeveralHostsCountsForEach() {
        RuleSet ruleSet = ruleSet(of(EnumSet.of(Trait.LINK_HOST), Optional.of(Trait.SENDER), 2));

        assertThat(fires(ruleSet, sender(1), 0, "https://a.example https://c.example"))
                .isFalse();
        assertThat(fires(ruleSet, sender(2), 1, "https://b.example https://d.example"))
                .isFalse();
        List<Hit> hits = hits(ruleSet, sender(3), 2, "https://a.example https://b.example");

        assertThat(hits).singleElement().satisfies(hit -> {
            assertThat(hit.contributors())
                    .extracting(Contributor::sender)
                    .containsExactlyInAnyOrder(sender(1), sender(2), sender(3));
            assertThat(hit.counts().values()).containsExactly(2L, 2L);
        });
    }

    @Test
    void countsNoMoreThanTheFirstHostsOfAMessage() {
        RuleSet ruleSet = ruleSet(of(EnumSet.of(Trait.LINK_HOST), Optional.of(Trait.SENDER), 2));
        StringBuilder body = new StringBuilder();
        IntStream.range(0, 40).forEach(i -> body.append(" https://h").append(i).append(".example"));

        assertThat(ruleSet.match(Inbound.text(body.toString())).windows()).hasSize(10);
    }

    @ParameterizedTest
    @CsvSource({"TEXT, short", "LINK_HOST, no link in here", "MEDIA_HASH, no file", "COUNTRY, of a satellite"})
    void countsNothingThatLacksWhatItIsCountedBy(Trait by, String body) {
        RuleSet ruleSet = ruleSet(of(EnumSet.of(by), Optional.of(Trait.SENDER), 2));
        Sender satellite = Sender.of(new PhoneNumber("881612345678"));

        Match match = ruleSet.match(Inbound.text(satellite, "m", 0, body));

        assertThat(match.windows()).isEmpty();
        assertThat(ruleSet.judge(match, SenderHistory.EMPTY, Mode.ENFORCE).isPass())
                .isTrue();
    }

    @Test
    void countsOneFileOfManySenders() {
        RuleSet ruleSet = ruleSet(of(EnumSet.of(Trait.MEDIA_HASH), Optional.of(Trait.SENDER), 2));
        MessageContent image = new MessageContent(
                MessageKind.IMAGE,
                List.of(new TextPart(TextPart.Place.CAPTION, "look")),
                Optional.empty(),
                Forwarding.NONE,
                false,
                false,
                Optional.of("image/jpeg"),
                Optional.of("c2hhMjU2"),
                Optional.empty());

        assertThat(remembered
                        .judge(ruleSet, Inbound.of(sender(1), "m1", 0, image))
                        .isPass())
                .isTrue();
        assertThat(remembered
                        .judge(ruleSet, Inbound.of(sender(2), "m2", 1, image))
                        .isPass())
                .isFalse();
    }

    @Test
    void keepsGroupsAndCombinationsApart() {
        RuleSet ruleSet = ruleSet(of(EnumSet.of(Trait.COUNTRY, Trait.LINK_HOST), Optional.empty(), 2));
        Sender indian = Sender.of(new PhoneNumber("919876543210"));

        assertThat(fires(ruleSet, ANN, 0, "https://a.example")).isFalse();
        assertThat(fires(ruleSet, indian, 1, "https://a.example")).isFalse();
        assertThat(fires(ruleSet, ANN, 2, "https://b.example")).isFalse();
        assertThat(fires(ruleSet, ANN, 3, "https://a.example")).isTrue();
    }

    @Test
    void saysWhatIsCountedAndByWhom() {
        assertThat(counted(Set.of(Trait.SENDER), Optional.empty())).containsExactly("messages, by one sender");
        assertThat(counted(Set.of(Trait.SENDER, Trait.TEXT), Optional.empty()))
                .containsExactly("messages with the same text, by one sender");
        assertThat(counted(Set.of(Trait.SENDER), Optional.of(Trait.TEXT)))
                .containsExactly("different texts, by one sender");
        assertThat(counted(Set.of(Trait.TEXT), Optional.empty()))
                .containsExactly("messages with the same text, by all senders");
        assertThat(counted(Set.of(Trait.TEXT), Optional.of(Trait.SENDER)))
                .containsExactly("different senders with the same text");
    }

    private static Set<String> counted(Set<Trait> by, Optional<Trait> distinct) {
        return ruleSet(of(by, distinct, 2))
                .match(Inbound.text("a text that is long enough to be alike"))
                .windows()
                .stream()
                .map(Window::what)
                .collect(Collectors.toSet());
    }

    @Test
    void watchesACandidateApart() {
        Aggregate aggregate = new Aggregate(
                Set.of(Trait.SENDER),
                Optional.empty(),
                new Limit(MINUTE, 3),
                Optional.of(new Limit(MINUTE, 2)),
                Duration.ZERO);
        RuleSet ruleSet = ruleSet(aggregate);
        Set<String> counters = new HashSet<>();
        ruleSet.match(Inbound.text("a")).windows().forEach(window -> counters.add(window.counter()));

        remembered.judge(ruleSet, Inbound.text(ANN, "m1", 0, "a"));
        Verdict second = remembered.judge(ruleSet, Inbound.text(ANN, "m2", 1, "a"));
        Verdict third = remembered.judge(ruleSet, Inbound.text(ANN, "m3", 2, "a"));

        assertThat(counters).hasSize(1);
        assertThat(second.hits()).isEmpty();
        assertThat(second.isPass()).isTrue();
        assertThat(second.candidates()).extracting(Hit::mode).containsExactly(Mode.SHADOW);
        assertThat(third.hits()).extracting(Hit::mode).containsExactly(Mode.ENFORCE);
        assertThat(third.candidates()).hasSize(1);
    }

    private static Sender sender(int number) {
        return Sender.of(new PhoneNumber("1555123000" + number));
    }

    private static Aggregate of(Set<Trait> by, Optional<Trait> distinct, int atLeast) {
        return new Aggregate(by, distinct, new Limit(MINUTE, atLeast), Optional.empty(), Duration.ZERO);
    }

    private static RuleSet ruleSet(Aggregate aggregate) {
        Rule rule = Definitions.rule("counted", Mode.ENFORCE, Action.BLOCK);
        return RuleSet.of(List.of(RuleDefinition.of(rule, Condition.ALWAYS, Optional.of(aggregate))));
    }

    private boolean fires(RuleSet ruleSet, Sender sender, int second, String body) {
        return !hits(ruleSet, sender, second, body).isEmpty();
    }

    private List<Hit> hits(RuleSet ruleSet, Sender sender, int second, String body) {
        return remembered
                .judge(ruleSet, Inbound.text(sender, sender + "/" + second, second, body))
                .hits();
    }
}
